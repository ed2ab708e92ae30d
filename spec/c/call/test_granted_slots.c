/* When a client with granted slots sends, asks for more and gives slots back. */
#include "call/host_queue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { NOW = 1000000, CALLS = 200, LIFE = 300 };

static pc_host_queue queue;
static pc_granted_slots slots;
static pc_call calls[CALLS];
static int queued;

static int set_up(void **state) {
  (void)state;
  pc_host_queue_init(&queue, NULL, PC_HOST_API);
  pc_granted_slots_init(&slots);
  queue.slots = &slots;
  queued = 0;
  return 0;
}

static void add(int count) {
  for (; count > 0; count--) {
    pc_call *call = &calls[queued++ % CALLS];
    *call = (pc_call){.limits = {.deadline_ms = PC_NEVER, .latest_ms = PC_NEVER}};
    pc_list_init(&call->place.link);
    pc_host_queue_add(&queue, call, false, NOW);
  }
}

static int send_all(int64_t now) {
  int sent = 0;
  for (; pc_host_queue_may_send(&queue, now); sent++) {
    (void)pc_host_queue_take(&queue, now);
    pc_host_queue_sent(&queue, now);
  }
  return sent;
}

/* Asks, and grants as many as were wanted, but at most `most`. */
static int ask_and_grant(int most, double first, double interval, int64_t now) {
  int wanted = pc_host_queue_ask(&queue, now), granted = wanted < most ? wanted : most;
  if (!wanted) return 0;
  slots.is_asked = false;
  slots.used_ms = now;
  pc_granted_slots_add(&slots, first, interval, granted, LIFE);
  return granted;
}

static void sends_nothing_without_a_slot(void **state) {
  (void)state;
  add(3);
  assert_int_equal(send_all(NOW), 0);
  assert_true(pc_host_queue_opens_at(&queue) == PC_NEVER);
}

static void asks_for_as_many_as_wait_once(void **state) {
  (void)state;
  assert_int_equal(pc_host_queue_ask(&queue, NOW), 0); /* nobody waits */
  add(7);
  assert_int_equal(pc_host_queue_ask(&queue, NOW), 7);
  slots.is_asked = true;
  assert_int_equal(pc_host_queue_ask(&queue, NOW), 0);
}

static void sends_at_each_slot(void **state) {
  (void)state;
  add(5);
  assert_int_equal(ask_and_grant(5, NOW + 100.4, 50, NOW), 5);
  assert_int_equal(pc_host_queue_opens_at(&queue), NOW + 101); /* never early */
  assert_int_equal(send_all(NOW + 100), 0);
  assert_int_equal(send_all(NOW + 101), 1);
  assert_int_equal(send_all(NOW + 201), 2);
  assert_int_equal(send_all(NOW + 1000), 0); /* the others lapsed */
  assert_int_equal(slots.count, 0);
}

static void keeps_slots_in_order_however_they_come(void **state) {
  (void)state;
  add(4);
  (void)pc_host_queue_ask(&queue, NOW);
  pc_granted_slots_add(&slots, NOW + 30, 0, 1, LIFE);
  pc_granted_slots_add(&slots, NOW + 10, 0, 1, LIFE);
  pc_granted_slots_add(&slots, NOW + 20, 20, 2, LIFE);
  for (int at = 10; at <= 40; at += 10) {
    assert_int_equal(pc_host_queue_opens_at(&queue), NOW + at);
    assert_int_equal(send_all(NOW + at), 1);
  }
}

static void a_slot_lapses_after_its_life(void **state) {
  (void)state;
  add(2);
  (void)ask_and_grant(1, NOW, 0, NOW);
  assert_int_equal(send_all(NOW + LIFE), 1);
  (void)ask_and_grant(1, NOW + LIFE, 0, NOW + LIFE);
  assert_int_equal(send_all(NOW + LIFE + LIFE + 1), 0);
  assert_true(pc_host_queue_ask(&queue, NOW + LIFE + LIFE + 1) > 0); /* asks for another */
}

/* Whatever the lateness: no window of PERIOD has more calls than slots that began in it. */
static void holds_the_limit_however_late_it_wakes(void **state) {
  (void)state;
  enum { LIMIT = 300, PERIOD = 60000, SENT = 3000 };
  const double interval = (PERIOD + LIFE) / (double)LIMIT;
  static int64_t left[SENT];
  uint32_t random = 12345;
  int64_t now = NOW;
  double next = NOW;
  for (int sent = 0; sent < SENT; now += (random = random * 1664525 + 1013904223) >> 22) {
    if (pc_list_empty(&queue.calls)) add(32);
    if (next < (double)now) next = (double)now;
    next += interval * ask_and_grant(2, next, interval, now);
    for (; sent < SENT && pc_host_queue_may_send(&queue, now); sent++) {
      (void)pc_host_queue_take(&queue, now);
      pc_host_queue_sent(&queue, now);
      left[sent] = now;
    }
  }
  for (int i = LIMIT; i < SENT; i++)
    if (left[i] - left[i - LIMIT] < PERIOD)
      fail_msg("%d calls in %d ms", LIMIT + 1, (int)(left[i] - left[i - LIMIT]));
}

static void asks_ahead_while_all_are_used(void **state) {
  (void)state;
  int64_t now = NOW;
  int questions = 0;
  for (int sent = 0; sent < 1000; sent++, now++) {
    add(1);
    questions += ask_and_grant(PC_SLOTS_MAX, (double)now, 0.01, now) > 0;
    assert_int_equal(send_all(now), 1);
    questions += ask_and_grant(PC_SLOTS_MAX, (double)now, 0.01, now) > 0;
  }
  assert_true(questions < 40); /* one for each call would be 1,000 */
}

static void asks_for_fewer_when_some_lapse(void **state) {
  (void)state;
  slots.batch = 64;
  slots.has_lapsed = true;
  add(1);
  assert_int_equal(pc_host_queue_ask(&queue, NOW), 32);
  for (int i = 0; i < 10; i++) {
    slots.has_lapsed = true;
    (void)pc_host_queue_ask(&queue, NOW);
  }
  assert_int_equal(slots.batch, 1);
}

static void holds_no_more_than_there_is_room_for(void **state) {
  (void)state;
  add(CALLS);
  assert_int_equal(pc_host_queue_ask(&queue, NOW), PC_SLOTS_MAX);
  pc_granted_slots_add(&slots, NOW, 1, 10 * PC_SLOTS_MAX, LIFE);
  pc_granted_slots_add(&slots, NOW, 1, 10 * PC_SLOTS_MAX, LIFE);
  assert_int_equal(slots.count, PC_SLOTS_MAX);
}

static void asks_nothing_while_the_service_throttles(void **state) {
  (void)state;
  add(3);
  (void)pc_host_queue_close(&queue, NOW + 1000, NOW);
  assert_int_equal(pc_host_queue_ask(&queue, NOW), 0);
  assert_int_equal(pc_host_queue_ask(&queue, NOW + 1000), 3);
}

static void needs_no_estimate_of_the_quota(void **state) {
  (void)state;
  (void)pc_host_queue_close(&queue, NOW + 1, NOW); /* alone, one call at a time would follow */
  add(10);
  (void)ask_and_grant(10, NOW + 1, 0, NOW + 1);
  assert_int_equal(send_all(NOW + 1), 10);
}

static void spaces_calls_by_its_share_while_the_quota_is_out_of_reach(void **state) {
  (void)state;
  add(3);
  slots.is_local = true;
  slots.ask_at_ms = NOW + 1000;
  pc_request_spacing_init(&queue.rate_limit, 61); /* one a second */
  assert_int_equal(send_all(NOW), 1);
  assert_int_equal(send_all(NOW + 999), 0);
  assert_int_equal(pc_host_queue_ask(&queue, NOW + 999), 0);
  assert_int_equal(send_all(NOW + 1000), 1);
  assert_int_equal(pc_host_queue_ask(&queue, NOW + 1000), 2); /* is it back? */
}

static void gives_slots_back_that_nobody_uses(void **state) {
  (void)state;
  add(1);
  (void)ask_and_grant(1, NOW + 5000, 0, NOW);
  assert_false(pc_host_queue_leaves_slots(&queue, NOW + 4000)); /* a call waits for it */
  pc_list_remove(&calls[0].place.link);
  assert_false(pc_host_queue_leaves_slots(&queue, NOW + PC_SLOTS_KEPT_MS - 1));
  assert_true(pc_host_queue_leaves_slots(&queue, NOW + PC_SLOTS_KEPT_MS));
  slots.count = 0;
  assert_false(pc_host_queue_leaves_slots(&queue, NOW + PC_SLOTS_KEPT_MS));
}

static void uses_no_slot_from_before_a_rest(void **state) {
  (void)state;
  add(1);
  (void)ask_and_grant(1, NOW, 0, NOW);
  pc_granted_slots_add(&slots, NOW + PC_SLOTS_KEPT_MS, 1, 5, LIFE);
  assert_int_equal(send_all(NOW), 1);
  pc_call call = {.limits = {.deadline_ms = PC_NEVER, .latest_ms = PC_NEVER}};
  pc_list_init(&call.place.link);
  pc_host_queue_add(&queue, &call, false, NOW + PC_SLOTS_KEPT_MS);
  assert_int_equal(send_all(NOW + PC_SLOTS_KEPT_MS), 0); /* another may have been refused */
  assert_true(pc_host_queue_ask(&queue, NOW + PC_SLOTS_KEPT_MS) > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup(sends_nothing_without_a_slot, set_up),
      cmocka_unit_test_setup(asks_for_as_many_as_wait_once, set_up),
      cmocka_unit_test_setup(sends_at_each_slot, set_up),
      cmocka_unit_test_setup(keeps_slots_in_order_however_they_come, set_up),
      cmocka_unit_test_setup(a_slot_lapses_after_its_life, set_up),
      cmocka_unit_test_setup(holds_the_limit_however_late_it_wakes, set_up),
      cmocka_unit_test_setup(asks_ahead_while_all_are_used, set_up),
      cmocka_unit_test_setup(asks_for_fewer_when_some_lapse, set_up),
      cmocka_unit_test_setup(holds_no_more_than_there_is_room_for, set_up),
      cmocka_unit_test_setup(asks_nothing_while_the_service_throttles, set_up),
      cmocka_unit_test_setup(needs_no_estimate_of_the_quota, set_up),
      cmocka_unit_test_setup(spaces_calls_by_its_share_while_the_quota_is_out_of_reach, set_up),
      cmocka_unit_test_setup(gives_slots_back_that_nobody_uses, set_up),
      cmocka_unit_test_setup(uses_no_slot_from_before_a_rest, set_up),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
