/* Makes keys, certificates and signatures for the specs of webhooks. */
#ifndef ISSUING_H
#define ISSUING_H

#include "pc.h"

#include <openssl/x509.h>

enum { NOW = 1780272000, DAY = 86400 }; /* the time of these specs: 2026-06-01 */

typedef enum {
  KEY_LEAF,
  KEY_ROOT,
  KEY_INTERMEDIATE,
  KEY_SECOND_INTERMEDIATE,
  KEY_FOREIGN,
  KEY_OTHER_LEAF,
  KEY_RSA_1024,
  KEY_EC,
  KEY_PSS,
  KEY_COUNT
} key_name;

/* All keys, made once; free them with keys_free. */
typedef struct {
  EVP_PKEY *at[KEY_COUNT];
} keys;

void keys_make(keys *out);
void keys_free(keys *all);

typedef enum { DIGEST_SHA256, DIGEST_SHA384, DIGEST_SHA1, DIGEST_MD5 } digest_name;

/* A certificate to be; NULL and 0 stand for those of a good leaf. */
typedef struct {
  const char *common_name, *organization, *second_organization;
  key_name key;
  int from_day, to_day; /* from NOW */
  bool v1, ca;
  const char *basic_constraints, *key_usage, *extended_key_usage, *issuer_address, *unknown;
  digest_name digest;
} recipe;

X509 *issue(const keys *all, const recipe *wanted, const X509 *issuer, key_name issuer_key);

/* They append. */
void add_pem(char *out, size_t room, X509 *certificate);
size_t der_of(unsigned char *out, size_t room, X509 *certificate);

typedef enum { PADDING_PKCS1, PADDING_PSS, PADDING_RAW } padding;
/* The length of the signature; RAW: of the digest alone, without the name of its algorithm. */
size_t sign(unsigned char *out, size_t room, EVP_PKEY *key, const EVP_MD *digest, padding how,
            pc_span body);

#endif
