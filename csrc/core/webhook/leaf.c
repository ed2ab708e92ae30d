#include "webhook/leaf.h"

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <string.h>

enum { KEY_BITS_MIN = 2048, KEY_BITS_MAX = 8 * PC_WEBHOOK_SIGNATURE_MAX };

pc_reason pc_leaf_take(X509 **leaf, STACK_OF(X509) * certificates) {
  int found = -1;
  for (int i = 0; i < sk_X509_num(certificates); i++) {
    if (X509_check_ca(sk_X509_value(certificates, i))) continue;
    if (found >= 0) return PC_REASON_TWO_LEAVES;
    found = i;
  }
  if (found < 0) return PC_REASON_LEAF_IS_CA;
  *leaf = sk_X509_delete(certificates, found);
  return PC_REASON_VERIFIED;
}

static bool is_text(const ASN1_STRING *value, const char *text) {
  unsigned char *utf8 = NULL;
  int len = ASN1_STRING_to_UTF8(&utf8, value);
  bool same = len >= 0 && (size_t)len == strlen(text) && !memcmp(utf8, text, (size_t)len);
  OPENSSL_free(utf8);
  return same;
}

bool pc_is_microsoft(const X509_NAME *name) {
  int found = 0;
  for (int at = -1; (at = X509_NAME_get_index_by_NID(name, NID_organizationName, at)) >= 0; found++)
    if (!is_text(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)), "Microsoft Corporation"))
      return false;
  return found > 0;
}

static pc_reason check_key(X509 *leaf) {
  EVP_PKEY *key = X509_get0_pubkey(leaf);
  if (!key || EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA) return PC_REASON_KEY_TYPE;
  int bits = EVP_PKEY_get_bits(key);
  return bits < KEY_BITS_MIN || bits > KEY_BITS_MAX ? PC_REASON_KEY_SIZE : PC_REASON_VERIFIED;
}

pc_reason pc_leaf_check(X509 *leaf, time_t now) {
  pc_reason wrong = check_key(leaf);
  if (wrong) return wrong;
  /* without the extension every use is allowed */
  if (!(X509_get_key_usage(leaf) & KU_DIGITAL_SIGNATURE)) return PC_REASON_KEY_USAGE;
  if (!pc_is_microsoft(X509_get_issuer_name(leaf))) return PC_REASON_ISSUER_ORGANIZATION;
  if (X509_cmp_time(X509_get0_notBefore(leaf), &now) >= 0) return PC_REASON_NOT_YET_VALID;
  if (X509_cmp_time(X509_get0_notAfter(leaf), &now) <= 0) return PC_REASON_EXPIRED;
  return PC_REASON_VERIFIED;
}

pc_reason pc_leaf_verify(X509 *leaf, pc_span signature, pc_span body) {
  EVP_PKEY *key = X509_get0_pubkey(leaf);
  EVP_PKEY_CTX *options = NULL;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (!context) return PC_REASON_MEMORY;
  bool fits = signature.len == (size_t)EVP_PKEY_get_size(key) &&
              EVP_DigestVerifyInit(context, &options, EVP_sha256(), NULL, key) == 1 &&
              EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PADDING) == 1 &&
              EVP_DigestVerify(context, (const unsigned char *)signature.at, signature.len,
                               (const unsigned char *)(body.at ? body.at : ""), body.len) == 1;
  EVP_MD_CTX_free(context);
  return fits ? PC_REASON_VERIFIED : PC_REASON_SIGNATURE;
}
