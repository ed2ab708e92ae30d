/* Loads certificate credentials and signs the JWT that proves them to the token endpoint. */
#ifndef PC_ASSERTION_H
#define PC_ASSERTION_H

#include "base/buf.h"

typedef struct pc_certificate pc_certificate;

typedef struct {
  pc_span certificate; /* PEM text, which may hold the key too, or a path to PEM or PKCS#12 */
  pc_span key;         /* PEM text or a path; empty: it is with the certificate */
  pc_span password;    /* of the key or the PKCS#12 file; empty: none */
} pc_certificate_source;

typedef struct {
  pc_span audience, client_id;
  bool rs256;      /* else PS256 */
  bool sha1;       /* name the certificate by x5t, else by x5t#S256 */
  bool send_chain; /* x5c */
  int64_t now;     /* seconds since 1970 */
} pc_assertion;

/* Returns NULL, or the option at fault, what is wrong and what to do. */
const char *pc_certificate_load(pc_certificate **out, const pc_certificate_source *source);
void pc_certificate_free(pc_certificate *certificate);
bool pc_assertion_sign(pc_buf *out, const pc_certificate *certificate,
                       const pc_assertion *assertion);

#endif
