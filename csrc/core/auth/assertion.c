#include "auth/assertion.h"

#include "base/base64.h"
#include "base/text.h"
#include "os/process.h"

#include <openssl/err.h>
#include <openssl/rsa.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX = 1 << 20, LIFE_S = 600, EARLY_S = 60 };

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

/* Needs no escaping in JSON; client ids and URLs never contain such characters. */
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
  pc_buf_init(&header, TEXT_MAX);
  pc_buf_init(&claims, TEXT_MAX);
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
    pc_buf_init(&signature, TEXT_MAX);
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
