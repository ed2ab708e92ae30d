/* Loads the certificate of a client and its private key, from PEM or PKCS#12. */
#ifndef PC_CERTIFICATE_H
#define PC_CERTIFICATE_H

#include "pc.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

typedef struct {
  EVP_PKEY *key;
  X509 *leaf;
  STACK_OF(X509) * chain; /* without the leaf; may be NULL */
} pc_certificate;

typedef struct {
  pc_span certificate; /* PEM text, which may hold the key too, or a path to PEM or PKCS#12 */
  pc_span key;         /* PEM text or a path; empty: it is with the certificate */
  pc_span password;    /* of the key or the PKCS#12 file; empty: none */
} pc_certificate_source;

/* Returns NULL, or the option at fault, what is wrong and what to do. */
const char *pc_certificate_load(pc_certificate **out, const pc_certificate_source *source);
void pc_certificate_free(pc_certificate *certificate);

#endif
