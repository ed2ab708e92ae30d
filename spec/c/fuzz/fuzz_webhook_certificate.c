/* Any bytes as the certificate, as an issuer, as intermediates and as the signature of a delivery.
 */
#include "base/base64.h"
#include "fuzz.h"
#include "pc.h"
#include "webhook_delivery.h"

#include <openssl/err.h>
#include <sys/mman.h>
#include <unistd.h>

#define HOST "issuers.example"

static char ca_file[64];
static pc_webhook_trust *trust;
static unsigned char good_bytes[PC_WEBHOOK_SIGNATURE_MAX];
static pc_span good_signature = {(const char *)good_bytes, sizeof good_bytes};

static pc_span span(const char *text) {
  return (pc_span){text, strlen(text)};
}

/* The chain without its last certificate. */
static pc_span good_leaf(void) {
  const char *end = strstr(webhook_chain + 1, "-----BEGIN");
  return (pc_span){webhook_chain, (size_t)(end - webhook_chain)};
}

static pc_webhook_verdict verify(pc_webhook_trust *with, pc_span certificate, pc_spans issuers,
                                 pc_span signature) {
  pc_span host = span(HOST);
  pc_webhook_verdict verdict;
  pc_webhook_delivery delivery = {span(webhook_body), signature,  certificate, issuers,
                                  {&host, 1},         WEBHOOK_NOW};
  bool ok = pc_webhook_verify(&verdict, with, &delivery);
  REQUIRE(ok == (verdict.outcome == PC_WEBHOOK_VERIFIED));
  REQUIRE(verdict.outcome != PC_WEBHOOK_MALFORMED && verdict.outcome < PC_WEBHOOK_OUTCOMES);
  REQUIRE(ok == (verdict.expires_s > WEBHOOK_NOW) && ok == !strcmp(verdict.reason, "verified"));
  REQUIRE(!strcmp(verdict.reason, "needs_issuer") == (verdict.issuer_url[0] != '\0'));
  REQUIRE(strlen(verdict.issuer) <= PC_WEBHOOK_NAME_MAX && ERR_peek_error() == 0);
  return verdict;
}

static void start(void) {
  int fd = memfd_create("root", MFD_CLOEXEC);
  ssize_t len = (ssize_t)strlen(webhook_root);
  REQUIRE(fd >= 0 && write(fd, webhook_root, (size_t)len) == len);
  (void)snprintf(ca_file, sizeof ca_file, "/proc/self/fd/%d", fd);
  pc_webhook_trust_options options = {.ca_file = span(ca_file)};
  REQUIRE(pc_webhook_trust_new(&trust, &options) == NULL);
  REQUIRE(pc_base64_decode(good_bytes, &good_signature.len, span(webhook_signature)));
  pc_spans none = {NULL, 0};
  REQUIRE(!strcmp(verify(trust, span(webhook_chain), none, good_signature).reason, "verified"));
  REQUIRE(!strcmp(verify(trust, good_leaf(), none, good_signature).reason, "needs_issuer"));
}

static void try_intermediates(pc_span bytes) {
  pc_webhook_trust *with = NULL;
  pc_webhook_trust_options options = {.ca_file = span(ca_file), .intermediates = {&bytes, 1}};
  if (pc_webhook_trust_new(&with, &options) == NULL)
    (void)verify(with, good_leaf(), (pc_spans){NULL, 0}, good_signature);
  pc_webhook_trust_free(with);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  if (!trust) start();
  pc_span text = {(const char *)bytes, size};
  pc_spans none = {NULL, 0}, issuers = {&text, 1};
  (void)verify(trust, text, none, good_signature);
  (void)verify(trust, text, issuers, good_signature);
  (void)verify(trust, good_leaf(), issuers, good_signature);
  try_intermediates(text);
  bool same = size == good_signature.len && !memcmp(bytes, good_signature.at, size);
  pc_webhook_verdict verdict = verify(trust, span(webhook_chain), none, text);
  REQUIRE(same == (verdict.outcome == PC_WEBHOOK_VERIFIED));
  return 0;
}
