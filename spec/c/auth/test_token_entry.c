/* The verdicts of a token entry: what a call that needs the token does next. */
#include "auth/token_entry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { NOW = 1000000, SOON = NOW + 500, LATER = NOW + 90000, HOUR = 3600000 };

static pc_token_entry entry;

static void receive(int64_t life_ms, bool shared) {
  pc_header_list *headers = pc_header_list_new(NULL, 0, (pc_span){"token", 5});
  assert_non_null(headers);
  pc_token_entry_set(&entry, headers, life_ms, shared, NOW);
}

static int set_up(void **state) {
  (void)state;
  pc_token_entry_init(&entry, NULL, PC_AUDIENCE_API);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  pc_token_entry_drop(&entry);
  return 0;
}

static pc_token_verdict ask(void) {
  return pc_token_entry_ask(&entry, NOW, SOON);
}

static void fetches_once(void **state) {
  (void)state;
  assert_int_equal(ask(), PC_TOKEN_FETCH);
  entry.fetching = true;
  assert_int_equal(ask(), PC_TOKEN_WAIT);
  receive(HOUR, false);
  assert_int_equal(ask(), PC_TOKEN_READY);
  assert_false(entry.fetching);
}

static void refreshes_early_once(void **state) {
  (void)state;
  receive(HOUR, false);
  entry.refresh_at = 0;
  assert_int_equal(ask(), PC_TOKEN_REFRESH);
  entry.fetching = true;
  assert_int_equal(ask(), PC_TOKEN_READY);
}

static void pauses_after_a_refresh_that_failed(void **state) {
  (void)state;
  receive(HOUR, false);
  entry.refresh_at = 0;
  assert_false(pc_token_entry_fail(&entry, PC_AUTH, 0, NOW));
  assert_int_equal(ask(), PC_TOKEN_READY);
  assert_int_equal(pc_token_entry_ask(&entry, NOW + 30000, LATER), PC_TOKEN_REFRESH);
}

static void fetches_again_once_it_has_expired(void **state) {
  (void)state;
  receive(HOUR, false);
  entry.expires_at = 0;
  assert_int_equal(ask(), PC_TOKEN_FETCH);
}

static void never_asks_for_a_static_token(void **state) {
  (void)state;
  receive(-1, false);
  entry.is_static = true;
  assert_int_equal(ask(), PC_TOKEN_READY);
  assert_false(pc_token_entry_may_renew(&entry, entry.generation, NOW));
}

static void refuses_for_a_while(void **state) {
  (void)state;
  entry.fetching = true;
  assert_true(pc_token_entry_fail(&entry, PC_AUTH, 5000, NOW));
  assert_int_equal(ask(), PC_TOKEN_REFUSED);
  assert_int_equal(entry.refusal, PC_AUTH);
  assert_int_equal(pc_token_entry_ask(&entry, NOW + 5000, LATER), PC_TOKEN_FETCH);
}

static void holds_calls_that_end_before_the_endpoint_is_open(void **state) {
  (void)state;
  pc_attempt attempt;
  pc_attempt_reset(&attempt);
  attempt.status = 429;
  entry.fetching = true;
  assert_true(pc_token_entry_delay(&entry, &attempt, true, SOON));
  assert_string_equal(entry.trouble, "the token endpoint answered 429");
  assert_int_equal(pc_token_entry_ask(&entry, NOW, SOON), PC_TOKEN_HELD);
  assert_int_equal(pc_token_entry_ask(&entry, NOW, SOON + 1), PC_TOKEN_WAIT);
  assert_int_equal(pc_token_entry_ask(&entry, SOON, SOON), PC_TOKEN_WAIT);
}

static void waits_for_an_endpoint_that_only_fails(void **state) {
  (void)state;
  pc_attempt attempt = {.kind = PC_NETWORK, .message = "connection refused"};
  entry.fetching = true;
  assert_false(pc_token_entry_delay(&entry, &attempt, false, LATER));
  assert_string_equal(entry.trouble, "the token endpoint: connection refused");
  assert_int_equal(ask(), PC_TOKEN_WAIT);
}

static void renews_a_refused_token_once(void **state) {
  (void)state;
  receive(HOUR, false);
  assert_true(pc_token_entry_may_renew(&entry, entry.generation, NOW));
  pc_token_entry_refuse(&entry, entry.generation, NOW);
  assert_int_equal(ask(), PC_TOKEN_FETCH);
  receive(HOUR, false);
  assert_false(pc_token_entry_may_renew(&entry, entry.generation, NOW));
  assert_true(pc_token_entry_may_renew(&entry, entry.generation, NOW + 30000));
}

static void leaves_a_newer_token_alone(void **state) {
  (void)state;
  receive(HOUR, false);
  unsigned old = entry.generation;
  receive(HOUR, false);
  assert_true(pc_token_entry_may_renew(&entry, old, NOW));
  pc_token_entry_refuse(&entry, old, NOW);
  assert_int_equal(ask(), PC_TOKEN_READY);
}

static void trusts_a_token_that_was_accepted(void **state) {
  (void)state;
  receive(HOUR, false);
  pc_token_entry_refuse(&entry, entry.generation, NOW);
  receive(HOUR, false);
  pc_token_entry_accept(&entry, entry.generation - 1);
  assert_false(pc_token_entry_may_renew(&entry, entry.generation, NOW));
  pc_token_entry_accept(&entry, entry.generation);
  assert_true(pc_token_entry_may_renew(&entry, entry.generation, NOW));
}

static void tries_a_fresh_token_after_a_shared_one_was_refused(void **state) {
  (void)state;
  receive(HOUR, true);
  pc_token_entry_refuse(&entry, entry.generation, NOW);
  receive(HOUR, true);
  assert_true(pc_token_entry_may_renew(&entry, entry.generation, NOW));
  pc_token_entry_refuse(&entry, entry.generation, NOW);
  receive(HOUR, true);
  assert_false(pc_token_entry_may_renew(&entry, entry.generation, NOW));
}

static void tells_what_is_left(void **state) {
  (void)state;
  int64_t left;
  assert_int_equal(pc_token_entry_peek(&left, &entry).len, 0);
  assert_int_equal(left, -1);
  receive(-1, false);
  assert_int_equal(pc_token_entry_peek(&left, &entry).len, 5);
  assert_int_equal(left, -1);
  entry.expires_at = 0;
  (void)pc_token_entry_peek(&left, &entry);
  assert_int_equal(left, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(fetches_once),
      TEST(refreshes_early_once),
      TEST(pauses_after_a_refresh_that_failed),
      TEST(fetches_again_once_it_has_expired),
      TEST(never_asks_for_a_static_token),
      TEST(refuses_for_a_while),
      TEST(holds_calls_that_end_before_the_endpoint_is_open),
      TEST(waits_for_an_endpoint_that_only_fails),
      TEST(renews_a_refused_token_once),
      TEST(leaves_a_newer_token_alone),
      TEST(trusts_a_token_that_was_accepted),
      TEST(tries_a_fresh_token_after_a_shared_one_was_refused),
      TEST(tells_what_is_left),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
