/* Verifies while allocations of OpenSSL fail, one in each run. */
#include "delivery.h"
#include "webhook/trust.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* From one failing allocation to the next. 1 fails each in turn, which takes a minute; SPEC_STRIDE
 * names another, as valgrind takes a minute for 13. */
static long stride = 13;

static struct {
  long until_failure; /* < 0: none */
  long in_use;
  bool failed;
} memory = {.until_failure = -1};

static bool fails(void) {
  if (memory.until_failure < 0 || memory.until_failure-- > 0) return false;
  memory.failed = true;
  return true;
}

static void *take(size_t size, const char *file, int line) {
  (void)file, (void)line;
  void *block = fails() ? NULL : malloc(size);
  memory.in_use += block != NULL;
  return block;
}

static void *resize(void *block, size_t size, const char *file, int line) {
  if (!block) return take(size, file, line);
  return fails() ? NULL : realloc(block, size);
}

static void give_back(void *block, const char *file, int line) {
  (void)file, (void)line;
  memory.in_use -= block != NULL;
  free(block);
}

static made_delivery made;
static pc_webhook_trust *trust;

static pc_webhook_verdict try(long until_failure) {
  pc_webhook_verdict verdict;
  pc_webhook_known_free(&trust->known); /* else a verified certificate is not verified again */
  memory.failed = false;
  memory.until_failure = until_failure;
  bool ok = pc_webhook_verify(&verdict, trust, &made.delivery);
  memory.until_failure = -1;
  assert_int_equal(ok, verdict.outcome == PC_WEBHOOK_VERIFIED);
  return verdict;
}

static void try_each(const char *reason) {
  long at = 0;
  for (;; at += stride) {
    pc_webhook_verdict verdict = try(at);
    if (!memory.failed) break;
    assert_int_not_equal(verdict.outcome, PC_WEBHOOK_MALFORMED);
    if (verdict.outcome == PC_WEBHOOK_VERIFIED) assert_string_equal(verdict.reason, reason);
  }
  assert_true(at > 100);
}

static void check(const world *all, const row *wanted, const char *reason) {
  delivery_make(&made, all, wanted);
  trust = world_trust(all, (pc_spans){NULL, 0});
  assert_string_equal(try(-1).reason, reason);
  try_each(reason); /* fills the caches of OpenSSL, those of its errors too */
  try_each(reason);
  long before = memory.in_use;
  try_each(reason);
  assert_int_equal(memory.in_use, before);
  pc_webhook_trust_free(trust);
  delivery_free(&made);
}

static void tells_nothing_false_without_memory(void **state) {
  const world *all = *state;
  check(all, &(row){.by = BY_INTERMEDIATE}, "verified");
  check(all, &(row){.how = SIGNED_FLIPPED}, "signature");
  check(all, &(row){.by = BY_FOREIGN_ROOT}, "foreign_root");
  check(all, &(row){.by = BY_OWN, .own = {.to_day = -1}}, "chain_expired");
}

static world everything;

static int set_up(void **state) {
  world_make(&everything);
  *state = &everything;
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  world_free(&everything);
  return 0;
}

int main(void) {
  const char *wanted = getenv("SPEC_STRIDE");
  if (wanted) stride = strtol(wanted, NULL, 10);
  if (stride < 1) return 1;
  const struct CMUnitTest tests[] = {cmocka_unit_test(tells_nothing_false_without_memory)};
  if (!CRYPTO_set_mem_functions(take, resize, give_back)) return 1;
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
