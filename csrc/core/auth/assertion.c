#include "auth/assertion.h"

#include "base/base64.h"
#include "base/text.h"
#include "os/file_append.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 1 << 20, LIFE_S = 600, EARLY_S = 60 };

struct pc_certificate {
  EVP_PKEY *key;
  X509 *leaf;
  STACK_OF(X509) * chain; /* without the leaf; may be NULL */
};

void pc_certificate_free(pc_certificate *certificate) {
  if (!certificate) return;
  EVP_PKEY_free(certificate->key);
  X509_free(certificate->leaf);
  sk_X509_pop_free(certificate->chain, X509_free);
  free(certificate);
}

/* ---- loading ---- */

static bool read_file(pc_buf *out, pc_span path) {
  char *name = memchr(path.at, '\0', path.len) ? NULL : pc_copy(path);
  bool ok = name && pc_file_append(out, name);
  free(name);
  return ok;
}

static bool read_source(pc_buf *out, pc_span text_or_path) {
  if (pc_text_contains(text_or_path, "-----BEGIN")) return pc_buf_span(out, text_or_path);
  return read_file(out, text_or_path);
}

static int give_password(char *out, int room, int writing, void *user) {
  const pc_span *password = user;
  (void)writing;
  if (!password->len || password->len > (size_t)room) return -1;
  memcpy(out, password->at, password->len);
  return (int)password->len;
}

static BIO *open_buf(const pc_buf *buf) {
  return BIO_new_mem_buf(buf->data, (int)buf->len);
}

static EVP_PKEY *read_key(const pc_buf *pem, pc_span password) {
  BIO *bio = open_buf(pem);
  EVP_PKEY *key = bio ? PEM_read_bio_PrivateKey(bio, NULL, give_password, &password) : NULL;
  BIO_free(bio);
  return key;
}

static bool read_certificates(pc_certificate *certificate, const pc_buf *pem) {
  BIO *bio = open_buf(pem);
  if (!bio) return false;
  certificate->leaf = PEM_read_bio_X509(bio, NULL, NULL, NULL);
  certificate->chain = sk_X509_new_null();
  X509 *next;
  while (certificate->leaf && certificate->chain &&
         (next = PEM_read_bio_X509(bio, NULL, NULL, NULL)))
    if (!sk_X509_push(certificate->chain, next)) X509_free(next);
  BIO_free(bio);
  return certificate->leaf && certificate->chain;
}

static const char *read_pkcs12(pc_certificate *certificate, const pc_buf *der, pc_span password) {
  BIO *bio = open_buf(der);
  PKCS12 *bag = bio ? d2i_PKCS12_bio(bio, NULL) : NULL;
  BIO_free(bio);
  if (!bag) return "certificate: it is neither PEM nor PKCS#12";
  char *secret = password.len ? pc_copy(password) : NULL;
  int ok = PKCS12_parse(bag, secret, &certificate->key, &certificate->leaf, &certificate->chain);
  bool fits = PKCS12_verify_mac(bag, secret, -1) || (!secret && PKCS12_verify_mac(bag, "", 0));
  pc_copy_free(secret);
  PKCS12_free(bag);
  if (!ok && fits)
    return "certificate: the PKCS#12 file uses a cipher this OpenSSL lacks, such as RC2: export it "
           "with AES-256";
  if (!ok)
    return password.len ? "private_key_password: it does not open the PKCS#12 file"
                        : "certificate: the PKCS#12 file needs a password: give "
                          "private_key_password";
  if (!certificate->leaf || !certificate->key)
    return "certificate: the PKCS#12 file lacks the certificate or its private key";
  return NULL;
}

static const char *wrong_with_key(const pc_buf *pem, bool beside, bool has_password) {
  pc_span text = pc_buf_view(pem);
  if (!pc_text_contains(text, "PRIVATE KEY"))
    return beside ? "private_key: it holds no private key in PEM"
                  : "certificate: it holds no private key: give private_key";
  if (pc_text_contains(text, "ENCRYPTED"))
    return has_password ? "private_key_password: it does not open the private key"
           : beside     ? "private_key: it is encrypted: give private_key_password"
                        : "certificate: its private key is encrypted: give private_key_password";
  return beside ? "private_key: it is damaged" : "certificate: its private key is damaged";
}

static const char *read_pem(pc_certificate *certificate, const pc_buf *pem,
                            const pc_certificate_source *source) {
  if (!read_certificates(certificate, pem))
    return "certificate: it holds no certificate that can be read";
  bool beside = source->key.len, has_password = source->password.len;
  const char *wrong = NULL;
  pc_buf key;
  pc_buf_init(&key, FILE_MAX);
  if (beside && !read_source(&key, source->key)) {
    wrong = "private_key: it cannot be read";
  } else {
    const pc_buf *text = beside ? &key : pem;
    certificate->key = read_key(text, source->password);
    if (!certificate->key) wrong = wrong_with_key(text, beside, has_password);
  }
  pc_buf_drop(&key);
  return wrong;
}

/* Some files begin with the authority. */
static bool find_leaf(pc_certificate *certificate) {
  if (X509_check_private_key(certificate->leaf, certificate->key) == 1) return true;
  int count = certificate->chain ? sk_X509_num(certificate->chain) : 0;
  for (int i = 0; i < count; i++) {
    X509 *other = sk_X509_value(certificate->chain, i);
    if (X509_check_private_key(other, certificate->key) != 1) continue;
    (void)sk_X509_set(certificate->chain, i, certificate->leaf);
    certificate->leaf = other;
    return true;
  }
  return false;
}

static const char *check_pair(pc_certificate *certificate, bool beside) {
  if (EVP_PKEY_get_base_id(certificate->key) != EVP_PKEY_RSA)
    return beside ? "private_key: it is no RSA key: the token endpoint takes only RSA"
                  : "certificate: its private key is no RSA key: the token endpoint takes only RSA";
  if (find_leaf(certificate)) return NULL;
  return beside ? "private_key: it does not belong to the certificate"
                : "certificate: its private key does not belong to it";
}

const char *pc_certificate_load(pc_certificate **out, const pc_certificate_source *source) {
  *out = NULL;
  pc_certificate *certificate = calloc(1, sizeof *certificate);
  if (!certificate) return "not enough memory";
  pc_buf bytes;
  pc_buf_init(&bytes, FILE_MAX);
  ERR_set_mark(); /* keeps the host's own error queue */
  const char *wrong = NULL;
  bool readable = read_source(&bytes, source->certificate);
  bool pem = readable && pc_text_contains(pc_buf_view(&bytes), "-----BEGIN");
  if (!readable)
    wrong = "certificate: it cannot be read";
  else
    wrong = pem ? read_pem(certificate, &bytes, source)
                : read_pkcs12(certificate, &bytes, source->password);
  if (!wrong) wrong = check_pair(certificate, pem && source->key.len);
  ERR_pop_to_mark();
  pc_buf_drop(&bytes);
  if (wrong) {
    pc_certificate_free(certificate);
    return wrong;
  }
  *out = certificate;
  return NULL;
}

/* ---- signing ---- */

static bool add_thumbprint(pc_buf *out, const pc_certificate *certificate, bool sha1) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned len = 0;
  return X509_digest(certificate->leaf, sha1 ? EVP_sha1() : EVP_sha256(), digest, &len) == 1 &&
         pc_buf_text(out, sha1 ? ",\"x5t\":\"" : ",\"x5t#S256\":\"") &&
         pc_base64url_add(out, digest, len) && pc_buf_text(out, "\"");
}

static bool add_der(pc_buf *out, X509 *certificate) {
  unsigned char *der = NULL;
  int len = i2d_X509(certificate, &der);
  bool ok = len > 0 && pc_buf_text(out, "\"") && pc_base64_add(out, der, (size_t)len) &&
            pc_buf_text(out, "\"");
  OPENSSL_free(der);
  return ok;
}

static bool add_chain(pc_buf *out, const pc_certificate *certificate) {
  bool ok = pc_buf_text(out, ",\"x5c\":[") && add_der(out, certificate->leaf);
  int count = certificate->chain ? sk_X509_num(certificate->chain) : 0;
  for (int i = 0; ok && i < count; i++)
    ok = pc_buf_text(out, ",") && add_der(out, sk_X509_value(certificate->chain, i));
  return ok && pc_buf_text(out, "]");
}

/* Needs no escaping in JSON; client ids and URLs never do. */
static bool is_plain(pc_span text) {
  return pc_text_is_line(text) && !memchr(text.at, '"', text.len) &&
         !memchr(text.at, '\\', text.len);
}

static bool add_claims(pc_buf *out, const pc_assertion *assertion) {
  char jti[PC_GUID_LEN + 1], times[128];
  if (!is_plain(assertion->audience) || !is_plain(assertion->client_id)) return false;
  pc_origin *origin = pc_origin_new();
  bool drawn = origin && pc_guid(jti, origin);
  pc_origin_free(origin);
  if (!drawn) return false;
  (void)snprintf(times, sizeof times, "\",\"iat\":%lld,\"nbf\":%lld,\"exp\":%lld}",
                 (long long)assertion->now, (long long)assertion->now - EARLY_S,
                 (long long)assertion->now + LIFE_S);
  return pc_buf_text(out, "{\"aud\":\"") && pc_buf_span(out, assertion->audience) &&
         pc_buf_text(out, "\",\"iss\":\"") && pc_buf_span(out, assertion->client_id) &&
         pc_buf_text(out, "\",\"sub\":\"") && pc_buf_span(out, assertion->client_id) &&
         pc_buf_text(out, "\",\"jti\":\"") && pc_buf_text(out, jti) && pc_buf_text(out, times);
}

static bool sign(pc_buf *out, const pc_certificate *certificate, bool rs256, pc_span text) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  EVP_PKEY_CTX *options = NULL;
  unsigned char *signature = NULL;
  size_t len = 0;
  bool ok =
      context && EVP_DigestSignInit(context, &options, EVP_sha256(), NULL, certificate->key) == 1;
  if (ok && !rs256)
    ok = EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING) == 1 &&
         EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST) == 1;
  ok = ok && EVP_DigestSign(context, NULL, &len, (const unsigned char *)text.at, text.len) == 1 &&
       (signature = malloc(len)) != NULL &&
       EVP_DigestSign(context, signature, &len, (const unsigned char *)text.at, text.len) == 1 &&
       pc_base64url_add(out, signature, len);
  free(signature);
  EVP_MD_CTX_free(context);
  return ok;
}

bool pc_assertion_sign(pc_buf *out, const pc_certificate *certificate,
                       const pc_assertion *assertion) {
  pc_buf header, claims;
  pc_buf_init(&header, FILE_MAX);
  pc_buf_init(&claims, FILE_MAX);
  ERR_set_mark();
  size_t from = out->len;
  bool ok = pc_buf_text(&header, assertion->rs256 ? "{\"alg\":\"RS256\",\"typ\":\"JWT\""
                                                  : "{\"alg\":\"PS256\",\"typ\":\"JWT\"") &&
            add_thumbprint(&header, certificate, assertion->sha1) &&
            (!assertion->send_chain || add_chain(&header, certificate)) &&
            pc_buf_text(&header, "}") && add_claims(&claims, assertion) &&
            pc_base64url_add(out, header.data, header.len) && pc_buf_text(out, ".") &&
            pc_base64url_add(out, claims.data, claims.len);
  if (ok) {
    pc_buf signature;
    pc_buf_init(&signature, FILE_MAX);
    ok = sign(&signature, certificate, assertion->rs256,
              (pc_span){out->data + from, out->len - from}) &&
         pc_buf_text(out, ".") && pc_buf_span(out, pc_buf_view(&signature));
    pc_buf_drop(&signature);
  }
  ERR_pop_to_mark();
  pc_buf_drop(&header);
  pc_buf_drop(&claims);
  return ok;
}
