#include "auth/certificate.h"

#include "base/text.h"
#include "os/file_append.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 1 << 20 };

void pc_certificate_free(pc_certificate *certificate) {
  if (!certificate) return;
  EVP_PKEY_free(certificate->key);
  X509_free(certificate->leaf);
  sk_X509_pop_free(certificate->chain, X509_free);
  free(certificate);
}

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
  if (!read_certificates(certificate, pem)) return "certificate: it holds no certificate in PEM";
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

/* Some files begin with the certificate of the authority. */
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
    return beside ? "private_key: it is not an RSA key: the token endpoint accepts only RSA"
                  : "certificate: its private key is not RSA: the token endpoint accepts only RSA";
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
