#include "webhook/certificate_file.h"

#include <limits.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

enum { DER_SEQUENCE = 0x30 };

/* Takes the certificate. */
static pc_reason push(STACK_OF(X509) * out, X509 *certificate, int most) {
  pc_reason wrong = PC_REASON_VERIFIED;
  if (X509_get_extension_flags(certificate) & EXFLAG_INVALID)
    wrong = PC_REASON_CERTIFICATE_DAMAGED;
  else if (sk_X509_num(out) >= most)
    wrong = PC_REASON_CERTIFICATE_MANY;
  else if (!sk_X509_push(out, certificate))
    wrong = PC_REASON_MEMORY;
  if (wrong) X509_free(certificate);
  return wrong;
}

static pc_reason read_der(STACK_OF(X509) * out, const unsigned char *der, long len, int most) {
  const unsigned char *end = der;
  X509 *certificate = d2i_X509(NULL, &end, len);
  if (!certificate) return PC_REASON_CERTIFICATE_DAMAGED;
  if (end == der + len) return push(out, certificate, most);
  X509_free(certificate);
  return PC_REASON_CERTIFICATE_TRAILING;
}

static bool is_certificate(const char *name) {
  return !strcmp(name, PEM_STRING_X509) || !strcmp(name, PEM_STRING_X509_OLD);
}

static pc_reason read_pem(STACK_OF(X509) * out, BIO *file, int most) {
  pc_reason wrong = PC_REASON_VERIFIED;
  int before = sk_X509_num(out);
  char *name, *header;
  unsigned char *data;
  long len;
  while (!wrong && PEM_read_bio(file, &name, &header, &data, &len)) {
    if (is_certificate(name)) wrong = read_der(out, data, len, most);
    OPENSSL_free(name);
    OPENSSL_free(header);
    OPENSSL_free(data);
  }
  if (wrong) return wrong;
  bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  return at_end && sk_X509_num(out) > before ? PC_REASON_VERIFIED : PC_REASON_CERTIFICATE_DAMAGED;
}

pc_reason pc_certificate_file_read(STACK_OF(X509) * out, pc_span file, int most) {
  if (!file.len || file.len > INT_MAX) return PC_REASON_CERTIFICATE_DAMAGED;
  const unsigned char *bytes = (const unsigned char *)file.at;
  if (bytes[0] == DER_SEQUENCE) return read_der(out, bytes, (long)file.len, most);
  BIO *bio = BIO_new_mem_buf(file.at, (int)file.len);
  if (!bio) return PC_REASON_MEMORY;
  pc_reason wrong = read_pem(out, bio, most);
  BIO_free(bio);
  return wrong;
}
