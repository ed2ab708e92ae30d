#include "delivery.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../fuzz/fuzz.h" /* REQUIRE */

#define MICROSOFT "Microsoft Corporation"

static const char text[] = "\xef\xbb\xbf{\"EventName\":\"test-created\"}\r\n";

static pc_span span(const char *of) {
  return (pc_span){of, strlen(of)};
}

static X509 *issue_own(const world *all, recipe wanted) {
  if (!wanted.common_name) wanted.common_name = "CA";
  if (!wanted.organization) wanted.organization = MICROSOFT;
  if (!wanted.issuer_address) wanted.issuer_address = ISSUER_ADDRESS;
  if (!wanted.key) wanted.key = KEY_INTERMEDIATE;
  wanted.ca = true;
  return issue(&all->keys, &wanted, all->root, KEY_ROOT);
}

void write_ca_file(char out[64], X509 *ca) {
  char pem[8192] = "";
  add_pem(pem, sizeof pem, ca);
  (void)snprintf(out, 64, "/tmp/pc-webhook-XXXXXX");
  int fd = mkstemp(out);
  REQUIRE(fd >= 0 && write(fd, pem, strlen(pem)) == (ssize_t)strlen(pem) && close(fd) == 0);
}

void world_make(world *out) {
  static const recipe root = {.common_name = "root",
                              .organization = "Root Inc",
                              .ca = true,
                              .key = KEY_ROOT,
                              .to_day = 1000},
                      foreign = {.common_name = "foreign",
                                 .organization = MICROSOFT,
                                 .ca = true,
                                 .key = KEY_FOREIGN};
  keys_make(&out->keys);
  out->root = issue(&out->keys, &root, NULL, KEY_ROOT);
  out->foreign_root = issue(&out->keys, &foreign, NULL, KEY_FOREIGN);
  out->intermediate = issue_own(out, (recipe){.to_day = 60});
  write_ca_file(out->ca_file, out->root);
}

void world_free(world *all) {
  X509_free(all->root);
  X509_free(all->foreign_root);
  X509_free(all->intermediate);
  keys_free(&all->keys);
  REQUIRE(unlink(all->ca_file) == 0);
}

pc_webhook_trust *world_trust(const world *all, pc_spans intermediates) {
  pc_webhook_trust *trust;
  pc_webhook_trust_options options = {.ca_file = span(all->ca_file),
                                      .intermediates = intermediates};
  REQUIRE(pc_webhook_trust_new(&trust, &options) == NULL);
  return trust;
}

/* ---- the certificate's file ---- */

static void replace_all(char *in, const char *old, const char *new) {
  char *copy = strdup(in), *to = in;
  REQUIRE(copy);
  for (const char *at = copy; *at;)
    if (!strncmp(at, old, strlen(old))) {
      to += sprintf(to, "%s", new);
      at += strlen(old);
    } else {
      *to++ = *at++;
    }
  *to = '\0';
  free(copy);
}

static void add_text(char *out, file_form form, const char *line) {
  if (form == FILE_COMMENTS) (void)sprintf(out + strlen(out), "%s", line);
}

static void add_other_leaf(char *out, const world *all) {
  X509 *other = issue(&all->keys, &(recipe){.key = KEY_OTHER_LEAF}, all->root, KEY_ROOT);
  add_pem(out, FILE_ROOM, other);
  X509_free(other);
}

static void write_pem(char *out, const world *all, file_form form, X509 *leaf, X509 *by) {
  if (form == FILE_REVERSED) add_pem(out, FILE_ROOM, by);
  add_text(out, form, "\nsubject=CN = spec\n");
  if (form != FILE_ONLY_ISSUER) add_pem(out, FILE_ROOM, leaf);
  add_text(out, form, "\nsubject=CN = CA\n");
  if (form != FILE_REVERSED && form != FILE_PEM) add_pem(out, FILE_ROOM, by);
  add_text(out, form, "the end");
  if (form == FILE_TWO_LEAVES) add_other_leaf(out, all);
  for (int i = 0; form == FILE_MANY && i < 15; i++)
    add_pem(out, FILE_ROOM, by);
  if (form == FILE_CRLF) replace_all(out, "\n", "\r\n");
  if (form == FILE_OLD_NAME) replace_all(out, "CERTIFICATE", "X509 CERTIFICATE");
  if (form == FILE_TRUSTED_NAME) replace_all(out, "CERTIFICATE", "TRUSTED CERTIFICATE");
  if (form == FILE_CUT_PEM) out[strlen(out) - 100] = '\0';
}

static void write_trailing_pem(char *out, X509 *leaf) {
  unsigned char der[8192], base64[16384];
  size_t len = der_of(der, sizeof der, leaf);
  der[len++] = 0;
  int left = EVP_EncodeBlock(base64, der, (int)len);
  out += sprintf(out, "-----BEGIN CERTIFICATE-----\n");
  for (unsigned char *at = base64; left > 0; at += 64, left -= 64)
    out += sprintf(out, "%.*s\n", left < 64 ? left : 64, (char *)at);
  (void)sprintf(out, "-----END CERTIFICATE-----\n");
}

static size_t write_der(char *out, file_form form, X509 *leaf, X509 *by) {
  unsigned char *bytes = (unsigned char *)out;
  size_t len = der_of(bytes, FILE_ROOM, leaf);
  if (form == FILE_CUT_DER) return len - 1;
  if (form == FILE_TWO_DER) return len + der_of(bytes + len, FILE_ROOM - len, by);
  bytes[len] = 0;
  return form == FILE_DER_TRAILING ? len + 1 : len;
}

static size_t write_file(char *out, const world *all, file_form form, X509 *leaf, X509 *by) {
  out[0] = '\0';
  switch (form) {
  case FILE_DER:
  case FILE_DER_TRAILING:
  case FILE_TWO_DER:
  case FILE_CUT_DER:
    return write_der(out, form, leaf, by);
  case FILE_EMPTY:
    return 0;
  case FILE_HTML:
    (void)sprintf(out, "<html><body>Not found</body></html>");
    break;
  case FILE_KEY:
    (void)sprintf(out, "-----BEGIN PUBLIC KEY-----\nMA==\n-----END PUBLIC KEY-----\n");
    break;
  case FILE_PEM_TRAILING:
    write_trailing_pem(out, leaf);
    break;
  case FILE_LARGE:
    write_pem(out, all, FILE_CHAIN, leaf, by);
    memset(out + strlen(out), '\n', PC_WEBHOOK_CERTIFICATE_MAX);
    return PC_WEBHOOK_CERTIFICATE_MAX + 1;
  default:
    write_pem(out, all, form, leaf, by);
  }
  return strlen(out);
}

/* ---- the signature ---- */

static size_t write_signature(unsigned char *out, const world *all, const row *wanted,
                              pc_span body) {
  EVP_PKEY *key = all->keys.at[wanted->how == SIGNED_BY_OTHER ? KEY_OTHER_LEAF : wanted->leaf.key];
  const EVP_MD *digest = wanted->how == SIGNED_SHA1     ? EVP_sha1()
                         : wanted->how == SIGNED_SHA512 ? EVP_sha512()
                                                        : EVP_sha256();
  padding how = wanted->how == SIGNED_PSS   ? PADDING_PSS
                : wanted->how == SIGNED_RAW ? PADDING_RAW
                                            : PADDING_PKCS1;
  if (wanted->how == SIGNED_OTHER_BODY) body = span("{\"EventName\":\"invoice-ready\"}");
  size_t len = sign(out, PC_WEBHOOK_SIGNATURE_MAX, key, digest, how, body);
  if (wanted->how == SIGNED_FLIPPED) out[len / 2] ^= 1;
  if (wanted->how == SIGNED_ZEROS) memset(out, 0, len);
  if (wanted->how == SIGNED_ONES) memset(out, 0xff, len);
  if (wanted->how == SIGNED_LONG) out[len++] = 0;
  if (wanted->how == SIGNED_CUT) len--;
  return wanted->how == SIGNED_EMPTY ? 0 : len;
}

/* ---- all of it ---- */

static X509 *issuer_of(const world *all, const row *wanted) {
  if (wanted->by == BY_OWN) return issue_own(all, wanted->own);
  X509 *by = wanted->by == BY_ROOT           ? all->root
             : wanted->by == BY_FOREIGN_ROOT ? all->foreign_root
                                             : all->intermediate;
  X509_up_ref(by);
  return by;
}

static key_name issuer_key(const row *wanted) {
  if (wanted->issuer_key) return wanted->issuer_key;
  if (wanted->by == BY_OWN && wanted->own.key) return wanted->own.key;
  if (wanted->by == BY_ITSELF) return wanted->leaf.key;
  return wanted->by == BY_ROOT           ? KEY_ROOT
         : wanted->by == BY_FOREIGN_ROOT ? KEY_FOREIGN
                                         : KEY_INTERMEDIATE;
}

void delivery_make(made_delivery *out, const world *all, const row *wanted) {
  pc_span body = {text, wanted->no_body ? 0 : sizeof text - 1};
  if (wanted->no_body) body.at = NULL;
  out->issuer = issuer_of(all, wanted);
  const X509 *named = wanted->other_name ? all->intermediate : out->issuer;
  if (wanted->by == BY_ITSELF) named = NULL;
  out->leaf = issue(&all->keys, &wanted->leaf, named, issuer_key(wanted));
  out->issuer_span = (pc_span){(char *)out->issuer_der,
                               der_of(out->issuer_der, sizeof out->issuer_der, out->issuer)};
  out->host = span(ISSUER_HOST);
  out->delivery = (pc_webhook_delivery){
      .body = body,
      .signature = {(char *)out->signature, write_signature(out->signature, all, wanted, body)},
      .certificate = {out->file, write_file(out->file, all, wanted->file, out->leaf, out->issuer)},
      .issuers = {&out->issuer_span, wanted->fetched},
      .issuer_hosts = {&out->host, wanted->hosts},
      .now_s = NOW};
}

void delivery_free(made_delivery *made) {
  X509_free(made->leaf);
  X509_free(made->issuer);
}
