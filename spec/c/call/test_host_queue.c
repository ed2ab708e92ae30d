/* Which calls a host queue lets leave, and which of them would wait in vain. */
#include "call/host_queue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { NOW = 1000000, CALLS = 40 };

static pc_host_queue queue;
static pc_call calls[CALLS];

static int set_up(void **state) {
  (void)state;
  pc_host_queue_init(&queue, NULL, PC_HOST_API);
  for (int i = 0; i < CALLS; i++) {
    calls[i] = (pc_call){.limits = {.deadline_ms = NOW + 60000, .latest_ms = PC_NEVER}};
    pc_list_init(&calls[i].place.link);
    pc_host_queue_add(&queue, &calls[i], false, NOW);
  }
  return 0;
}

/* Sends as many calls as may leave, and returns how many did. */
static int send_all(int64_t now) {
  int sent = 0;
  for (; pc_host_queue_may_send(&queue, now); sent++) {
    (void)pc_host_queue_take(&queue, now);
    pc_host_queue_sent(&queue, now);
  }
  return sent;
}

static void end(int count, bool passed) {
  while (count-- > 0)
    pc_host_queue_ended(&queue, passed);
}

static void keeps_the_order(void **state) {
  (void)state;
  pc_call *third = &calls[2];
  pc_list_remove(&third->place.link);
  pc_host_queue_add(&queue, third, true, NOW);
  assert_ptr_equal(pc_host_queue_take(&queue, NOW), third);
  assert_ptr_equal(pc_host_queue_take(&queue, NOW), &calls[0]);
  assert_ptr_equal(pc_host_queue_take(&queue, NOW), &calls[1]);
}

static void lets_all_leave_until_the_first_refusal(void **state) {
  (void)state;
  assert_int_equal(send_all(NOW), CALLS);
  assert_false(pc_host_queue_may_send(&queue, NOW)); /* it is empty */
}

static void lets_none_leave_while_it_is_closed(void **state) {
  (void)state;
  assert_true(pc_host_queue_close(&queue, NOW + 1000, NOW));
  assert_false(pc_host_queue_close(&queue, NOW + 500, NOW));
  assert_int_equal(pc_host_queue_opens_at(&queue), NOW + 1000);
  assert_int_equal(send_all(NOW + 999), 0);
  assert_true(send_all(NOW + 1000) > 0);
}

static void lets_the_quota_estimate_leave_at_once_then_one_at_a_time(void **state) {
  (void)state;
  for (int i = 0; i < 3; i++) {
    (void)pc_host_queue_take(&queue, NOW);
    pc_host_queue_sent(&queue, NOW);
  }
  end(3, true);
  (void)pc_host_queue_close(&queue, NOW + 1, NOW);
  assert_int_equal(queue.quota_estimate, 3);
  assert_int_equal(send_all(NOW + 1), 3);
  end(3, true);
  assert_int_equal(send_all(NOW + 1), 1);
  end(1, true); /* one more for each that passes beyond it */
  assert_int_equal(send_all(NOW + 1), 2);
}

static void counts_no_refusals_into_the_quota(void **state) {
  (void)state;
  (void)pc_host_queue_take(&queue, NOW);
  pc_host_queue_sent(&queue, NOW);
  end(1, false);
  (void)pc_host_queue_close(&queue, NOW + 1, NOW);
  assert_int_equal(queue.quota_estimate, 1);
}

static void knows_calls_that_end_before_their_turn(void **state) {
  (void)state;
  pc_call *call = &calls[0];
  assert_false(pc_host_queue_outlasts(&queue, call, NOW));
  (void)pc_host_queue_close(&queue, NOW + 59999, NOW);
  assert_false(pc_host_queue_outlasts(&queue, call, NOW));
  (void)pc_host_queue_close(&queue, NOW + 60000, NOW);
  assert_true(pc_host_queue_outlasts(&queue, call, NOW));
  assert_false(pc_host_queue_outlasts(&queue, call, NOW + 60000));
  call->limits.queue_time_free = true;
  assert_false(pc_host_queue_outlasts(&queue, call, NOW));
  (void)pc_host_queue_close(&queue, NOW + PC_RETRY_AFTER_MAX_MS, NOW);
  assert_true(pc_host_queue_outlasts(&queue, call, NOW));
}

static void counts_queue_time_unless_it_is_free(void **state) {
  (void)state;
  calls[1].limits.queue_time_free = true;
  calls[2].limits.queue_time_free = true;
  calls[2].limits.latest_ms = NOW + 60100;
  for (int i = 0; i < 3; i++)
    (void)pc_host_queue_take(&queue, NOW + 5000);
  assert_int_equal(calls[0].limits.deadline_ms, NOW + 60000);
  assert_int_equal(calls[1].limits.deadline_ms, NOW + 65000);
  assert_int_equal(calls[2].limits.deadline_ms, NOW + 60100);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup(keeps_the_order, set_up),
      cmocka_unit_test_setup(lets_all_leave_until_the_first_refusal, set_up),
      cmocka_unit_test_setup(lets_none_leave_while_it_is_closed, set_up),
      cmocka_unit_test_setup(lets_the_quota_estimate_leave_at_once_then_one_at_a_time, set_up),
      cmocka_unit_test_setup(counts_no_refusals_into_the_quota, set_up),
      cmocka_unit_test_setup(knows_calls_that_end_before_their_turn, set_up),
      cmocka_unit_test_setup(counts_queue_time_unless_it_is_free, set_up),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
