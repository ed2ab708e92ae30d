#include "webhook/trust.h"

#include "connection/ca_and_proxy.h"
#include "os/file_append.h"
#include "webhook/certificate_file.h"
#include "webhook/openssl_memory.h"

#include <openssl/pem.h>
#include <stdlib.h>

enum { CA_FILE_MAX = 8 << 20, INTERMEDIATES_MAX = 256 };

static const char no_memory[] = "not enough memory";

static int no_password(char *out, int room, int writing, void *user) {
  (void)writing, (void)user;
  if (room > 0) out[0] = '\0';
  return -1;
}

/* Reads a bundle as libcurl does. */
static const char *add_bundle(X509_STORE *store, pc_span bundle) {
  BIO *file = BIO_new_mem_buf(bundle.at, (int)bundle.len);
  STACK_OF(X509_INFO) *all = file ? PEM_X509_INFO_read_bio(file, NULL, no_password, NULL) : NULL;
  BIO_free(file);
  int count = all ? sk_X509_INFO_num(all) : 0;
  bool ok = true;
  for (int i = 0; ok && i < count; i++) {
    X509 *ca = sk_X509_INFO_value(all, i)->x509; /* NULL: a CRL or a key */
    ok = !ca || X509_STORE_add_cert(store, ca) == 1;
  }
  sk_X509_INFO_pop_free(all, X509_INFO_free);
  if (!ok) return no_memory;
  return count ? NULL : "a CA file holds no sound certificates in PEM";
}

static const char *add_file(X509_STORE *store, const char *path) {
  pc_buf content;
  pc_buf_init(&content, CA_FILE_MAX);
  const char *wrong = pc_file_append(&content, path) ? add_bundle(store, pc_buf_view(&content))
                                                     : "a CA file cannot be read";
  pc_buf_drop(&content);
  return wrong;
}

static const char *add_cas(X509_STORE *store, const pc_ca_and_proxy *network) {
  pc_trust cas = pc_ca_and_proxy_trust(network);
  if (!cas.bundle && !cas.file && !cas.path) return "no CAs are known: give ca_file or ca_path";
  const char *wrong = cas.bundle ? add_bundle(store, pc_buf_view(cas.bundle)) : NULL;
  if (!wrong && cas.file) wrong = add_file(store, cas.file);
  if (!wrong && cas.path && X509_STORE_load_path(store, cas.path) != 1) wrong = no_memory;
  return wrong;
}

static const char *read_intermediates(STACK_OF(X509) * out, pc_spans files) {
  for (size_t i = 0; i < files.count; i++) {
    bool fits = files.at[i].len <= PC_WEBHOOK_INTERMEDIATES_MAX;
    pc_reason wrong = fits ? pc_certificate_file_read(out, files.at[i], INTERMEDIATES_MAX)
                           : PC_REASON_CERTIFICATE_LONG;
    if (wrong == PC_REASON_MEMORY) return no_memory;
    if (wrong == PC_REASON_CERTIFICATE_MANY) return "intermediates: they are more than 256";
    if (wrong) return "intermediates: one is not a certificate in PEM or DER";
  }
  return NULL;
}

static const char *fill(pc_webhook_trust *trust, const pc_webhook_trust_options *options) {
  trust->store = X509_STORE_new();
  trust->intermediates = sk_X509_new_null();
  if (!trust->store || !trust->intermediates) return no_memory;
  const char *wrong = read_intermediates(trust->intermediates, options->intermediates);
  if (wrong) return wrong;
  pc_ca_and_proxy network;
  pc_client_options client = {.ca_file = options->ca_file,
                              .ca_path = options->ca_path,
                              .extra_ca_file = options->extra_ca_file};
  wrong = pc_ca_and_proxy_init(&network, &client);
  if (!wrong) wrong = add_cas(trust->store, &network);
  pc_ca_and_proxy_free(&network);
  return wrong;
}

void pc_webhook_trust_free(pc_webhook_trust *trust) {
  if (!trust) return;
  X509_STORE_free(trust->store);
  sk_X509_pop_free(trust->intermediates, X509_free);
  pc_webhook_known_free(&trust->known);
  free(trust);
}

const char *pc_webhook_trust_new(pc_webhook_trust **out, const pc_webhook_trust_options *options) {
  *out = NULL;
  pc_webhook_trust *trust = calloc(1, sizeof *trust);
  if (!trust) return no_memory;
  pc_webhook_known_init(&trust->known);
  pc_openssl_memory_watch();
  const char *wrong = fill(trust, options);
  if (pc_openssl_memory_was_short() && wrong) wrong = no_memory;
  if (wrong)
    pc_webhook_trust_free(trust);
  else
    *out = trust;
  return wrong;
}
