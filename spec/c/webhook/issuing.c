#include "issuing.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../fuzz/fuzz.h" /* REQUIRE */

static EVP_PKEY *rsa(int type, int bits) {
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_id(type, NULL);
  EVP_PKEY *key = NULL;
  REQUIRE(context && EVP_PKEY_keygen_init(context) == 1);
  REQUIRE(EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits) == 1);
  REQUIRE(EVP_PKEY_keygen(context, &key) == 1);
  EVP_PKEY_CTX_free(context);
  return key;
}

/* RSA only where it matters, since such a key takes seconds under valgrind. */
static EVP_PKEY *make(key_name name) {
  switch (name) {
  case KEY_LEAF:
  case KEY_OTHER_LEAF:
    return rsa(EVP_PKEY_RSA, 2048);
  case KEY_RSA_1024:
    return rsa(EVP_PKEY_RSA, 1024);
  case KEY_PSS:
    return rsa(EVP_PKEY_RSA_PSS, 1024);
  default:
    return EVP_EC_gen("P-256");
  }
}

void keys_make(keys *out) {
  for (int i = 0; i < KEY_COUNT; i++)
    REQUIRE(out->at[i] = make((key_name)i));
}

void keys_free(keys *all) {
  for (int i = 0; i < KEY_COUNT; i++)
    EVP_PKEY_free(all->at[i]);
}

static void add_name(X509_NAME *name, const char *field, const char *text) {
  if (text && *text)
    REQUIRE(X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, (const unsigned char *)text, -1,
                                       -1, 0) == 1);
}

static void extend(X509 *certificate, const X509 *issuer, int nid, const char *text) {
  if (!text || !*text) return;
  X509V3_CTX context;
  X509V3_set_ctx(&context, (X509 *)(uintptr_t)issuer, certificate, NULL, NULL, 0);
  X509V3_set_ctx_nodb(&context);
  X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, text);
  REQUIRE(extension && X509_add_ext(certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
}

/* A critical extension that nobody knows. */
static void add_unknown(X509 *certificate, const char *oid) {
  if (!oid) return;
  ASN1_OBJECT *object = OBJ_txt2obj(oid, 1);
  ASN1_OCTET_STRING *value = ASN1_OCTET_STRING_new();
  REQUIRE(object && value && ASN1_OCTET_STRING_set(value, (const unsigned char *)"\5", 2) == 1);
  X509_EXTENSION *extension = X509_EXTENSION_create_by_OBJ(NULL, object, 1, value);
  REQUIRE(extension && X509_add_ext(certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
  ASN1_OCTET_STRING_free(value);
  ASN1_OBJECT_free(object);
}

static void add_extensions(X509 *certificate, const recipe *wanted, const X509 *issuer) {
  const char *basic = wanted->basic_constraints, *usage = wanted->key_usage;
  if (!basic) basic = wanted->ca ? "critical,CA:TRUE" : "critical,CA:FALSE";
  if (!usage) usage = wanted->ca ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature";
  extend(certificate, issuer, NID_basic_constraints, basic);
  extend(certificate, issuer, NID_key_usage, usage);
  extend(certificate, issuer, NID_ext_key_usage, wanted->extended_key_usage);
  extend(certificate, issuer, NID_subject_key_identifier, "hash");
  extend(certificate, issuer, NID_info_access, wanted->issuer_address);
  add_unknown(certificate, wanted->unknown);
}

static const EVP_MD *digest_of(digest_name name) {
  return name == DIGEST_SHA384 ? EVP_sha384()
         : name == DIGEST_SHA1 ? EVP_sha1()
         : name == DIGEST_MD5  ? EVP_md5()
                               : EVP_sha256();
}

X509 *issue(const keys *all, const recipe *wanted, const X509 *issuer, key_name issuer_key) {
  X509 *certificate = X509_new();
  REQUIRE(certificate && X509_set_version(certificate, wanted->v1 ? 0 : 2) == 1);
  X509_NAME *name = X509_get_subject_name(certificate);
  add_name(name, "O", wanted->organization);
  add_name(name, "O", wanted->second_organization);
  add_name(name, "CN", wanted->common_name ? wanted->common_name : "spec");
  if (!issuer) issuer = certificate;
  REQUIRE(X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1);
  REQUIRE(ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1 + (long)wanted->key) == 1);
  int from = wanted->from_day ? wanted->from_day : -10, to = wanted->to_day ? wanted->to_day : 90;
  REQUIRE(ASN1_TIME_set(X509_getm_notBefore(certificate), NOW + (time_t)from * DAY));
  REQUIRE(ASN1_TIME_set(X509_getm_notAfter(certificate), NOW + (time_t)to * DAY));
  REQUIRE(X509_set_pubkey(certificate, all->at[wanted->key]) == 1);
  if (!wanted->v1) add_extensions(certificate, wanted, issuer);
  REQUIRE(X509_sign(certificate, all->at[issuer_key], digest_of(wanted->digest)) > 0);
  return certificate;
}

void add_pem(char *out, size_t room, X509 *certificate) {
  BIO *bio = BIO_new(BIO_s_mem());
  char *text;
  REQUIRE(bio && PEM_write_bio_X509(bio, certificate) == 1);
  size_t len = (size_t)BIO_get_mem_data(bio, &text), from = strlen(out);
  REQUIRE(from + len < room);
  memcpy(out + from, text, len);
  out[from + len] = '\0';
  BIO_free(bio);
}

size_t der_of(unsigned char *out, size_t room, X509 *certificate) {
  int len = i2d_X509(certificate, NULL);
  REQUIRE(len > 0 && (size_t)len <= room);
  REQUIRE(i2d_X509(certificate, &out) == len);
  return (size_t)len;
}

static size_t sign_raw(unsigned char *out, size_t room, EVP_PKEY *key, pc_span body) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned len;
  REQUIRE(EVP_Digest(body.at, body.len, digest, &len, EVP_sha256(), NULL) == 1);
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, NULL);
  REQUIRE(context && EVP_PKEY_sign_init(context) == 1);
  REQUIRE(EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1);
  REQUIRE(EVP_PKEY_sign(context, out, &room, digest, len) == 1);
  EVP_PKEY_CTX_free(context);
  return room;
}

size_t sign(unsigned char *out, size_t room, EVP_PKEY *key, const EVP_MD *digest, padding how,
            pc_span body) {
  if (how == PADDING_RAW) return sign_raw(out, room, key, body);
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  EVP_PKEY_CTX *options;
  REQUIRE(context && EVP_DigestSignInit(context, &options, digest, NULL, key) == 1);
  if (how == PADDING_PSS)
    REQUIRE(EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) == 1);
  REQUIRE(EVP_DigestSign(context, out, &room, (const unsigned char *)body.at, body.len) == 1);
  EVP_MD_CTX_free(context);
  return room;
}
