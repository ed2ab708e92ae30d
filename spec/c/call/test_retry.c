#include "call/retry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define SPAN(literal) ((pc_span){literal, sizeof literal - 1})

static void rules_by_method_and_host(void **state) {
  (void)state;
  assert_int_equal(pc_retry_rule(SPAN("GET"), PC_HOST_GRAPH, false), PC_REPEAT_ALWAYS);
  assert_int_equal(pc_retry_rule(SPAN("HEAD"), PC_HOST_API, false), PC_REPEAT_ALWAYS);
  assert_int_equal(pc_retry_rule(SPAN("PUT"), PC_HOST_API, true), PC_REPEAT_ALWAYS);
  assert_int_equal(pc_retry_rule(SPAN("DELETE"), PC_HOST_GRAPH, true), PC_REPEAT_ALWAYS);
  assert_int_equal(pc_retry_rule(SPAN("POST"), PC_HOST_API, true), PC_REPEAT_ALWAYS);
  assert_int_equal(pc_retry_rule(SPAN("POST"), PC_HOST_GRAPH, true), PC_REPEAT_UNSENT);
  assert_int_equal(pc_retry_rule(SPAN("PATCH"), PC_HOST_API, true), PC_REPEAT_UNSENT);
  assert_int_equal(pc_retry_rule(SPAN("PUT"), PC_HOST_API, false), PC_REPEAT_NEVER);
}

static pc_attempt answered(int status) {
  return (pc_attempt){.status = status, .retry_after_ms = -1};
}

static void repeats_only_what_the_table_says(void **state) {
  (void)state;
  static const int never[] = {200, 201, 204, 301, 400, 401, 403, 404,
                              405, 409, 410, 412, 417, 422, 501, 505};
  static const int unclear[] = {408, 500, 502, 504};
  static const int refused[] = {429, 503};
  for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
    pc_attempt attempt = answered(never[i]);
    assert_false(pc_retry_allowed(&attempt, PC_REPEAT_ALWAYS));
  }
  for (size_t i = 0; i < sizeof unclear / sizeof *unclear; i++) {
    pc_attempt attempt = answered(unclear[i]);
    assert_true(pc_retry_allowed(&attempt, PC_REPEAT_ALWAYS));
    assert_false(pc_retry_allowed(&attempt, PC_REPEAT_UNSENT));
    assert_false(pc_retry_allowed(&attempt, PC_REPEAT_NEVER));
  }
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    pc_attempt attempt = answered(refused[i]);
    assert_true(pc_retry_allowed(&attempt, PC_REPEAT_ALWAYS));
    assert_true(pc_retry_allowed(&attempt, PC_REPEAT_UNSENT));
    assert_false(pc_retry_allowed(&attempt, PC_REPEAT_NEVER));
  }
}

static void repeats_a_lost_write_only_if_nothing_was_sent(void **state) {
  (void)state;
  pc_attempt lost = {.kind = PC_NETWORK, .transient = true, .retry_after_ms = -1};
  assert_false(pc_retry_allowed(&lost, PC_REPEAT_UNSENT));
  assert_true(pc_retry_allowed(&lost, PC_REPEAT_ALWAYS));
  lost.nothing_sent = true;
  assert_true(pc_retry_allowed(&lost, PC_REPEAT_UNSENT));
  assert_false(pc_retry_allowed(&lost, PC_REPEAT_NEVER));
  lost.transient = false;
  assert_false(pc_retry_allowed(&lost, PC_REPEAT_ALWAYS));
}

static void waits_with_full_jitter_up_to_the_cap(void **state) {
  (void)state;
  pc_attempt attempt = answered(500);
  assert_int_equal(pc_retry_wait_ms(&attempt, 1, 0), 0);
  assert_int_equal(pc_retry_wait_ms(&attempt, 1, UINT32_MAX), 500);
  assert_int_equal(pc_retry_wait_ms(&attempt, 2, UINT32_MAX), 1000);
  assert_int_equal(pc_retry_wait_ms(&attempt, 3, UINT32_MAX / 2), 999);
  assert_int_equal(pc_retry_wait_ms(&attempt, 60, UINT32_MAX), 20000);
}

static void obeys_retry_after(void **state) {
  (void)state;
  pc_attempt attempt = answered(503);
  assert_false(pc_retry_throttles(&attempt));
  attempt.retry_after_ms = 57000;
  assert_true(pc_retry_throttles(&attempt));
  assert_int_equal(pc_retry_wait_ms(&attempt, 1, 0), 57000);
  attempt = answered(429);
  assert_true(pc_retry_throttles(&attempt));
  assert_int_equal(pc_retry_wait_ms(&attempt, 1, 0), 250);
  attempt.retry_after_ms = 0;
  assert_int_equal(pc_retry_wait_ms(&attempt, 1, UINT32_MAX), 500);
}

static void knows_what_may_have_been_done(void **state) {
  (void)state;
  static const int unclear[] = {408, 500, 502, 504, 507, 511, 599},
                   clear[] = {200, 204, 400, 401, 404, 409, 412, 429, 501, 503, 505, 509};
  for (size_t i = 0; i < sizeof unclear / sizeof unclear[0]; i++)
    assert_true(pc_retry_unclear(&(pc_attempt){.kind = PC_OK, .status = unclear[i]}));
  for (size_t i = 0; i < sizeof clear / sizeof clear[0]; i++)
    assert_false(pc_retry_unclear(&(pc_attempt){.kind = PC_OK, .status = clear[i]}));
  for (pc_kind kind = PC_OK + 1; kind < PC_KIND_COUNT; kind++) {
    assert_true(pc_retry_unclear(&(pc_attempt){.kind = kind}));
    assert_false(pc_retry_unclear(&(pc_attempt){.kind = kind, .nothing_sent = true}));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rules_by_method_and_host),
      cmocka_unit_test(repeats_only_what_the_table_says),
      cmocka_unit_test(repeats_a_lost_write_only_if_nothing_was_sent),
      cmocka_unit_test(waits_with_full_jitter_up_to_the_cap),
      cmocka_unit_test(obeys_retry_after),
      cmocka_unit_test(knows_what_may_have_been_done),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
