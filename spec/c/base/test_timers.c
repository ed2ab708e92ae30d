#include "base/timers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MANY = 500 };

static void hands_out_in_order_after_any_change(void **state) {
  (void)state;
  static pc_timer timers[MANY];
  pc_timers heap = {0};
  unsigned seed = 12345;
  assert_true(pc_timers_reserve(&heap, MANY));
  for (int round = 0; round < 4000; round++) {
    seed = seed * 1103515245u + 12345u;
    pc_timer *timer = &timers[(seed >> 8) % MANY];
    if ((seed >> 4) % 4 == 0)
      pc_timer_clear(&heap, timer);
    else
      pc_timer_set(&heap, timer, (int64_t)((seed >> 16) % 1000));
  }
  size_t set = 0, taken = 0;
  for (int i = 0; i < MANY; i++)
    set += timers[i].place != 0;
  assert_int_equal(set, heap.count);
  int64_t last = -1;
  assert_null(pc_timers_take(&heap, -1));
  for (pc_timer *timer; (timer = pc_timers_take(&heap, PC_NEVER - 1)); taken++) {
    assert_true(timer->at >= last);
    last = timer->at;
    assert_int_equal(timer->place, 0);
  }
  assert_int_equal(taken, set);
  assert_true(pc_timers_next(&heap) == PC_NEVER);
  pc_timers_drop(&heap);
}

static void takes_nothing_before_its_time(void **state) {
  (void)state;
  pc_timers heap = {0};
  pc_timer timer = {0};
  assert_true(pc_timers_reserve(&heap, 1));
  pc_timer_set(&heap, &timer, 10);
  assert_null(pc_timers_take(&heap, 9));
  pc_timer_set(&heap, &timer, 5);
  assert_ptr_equal(pc_timers_take(&heap, 9), &timer);
  pc_timer_clear(&heap, &timer);
  pc_timers_drop(&heap);
}

static void adds_times_without_overflow(void **state) {
  (void)state;
  assert_true(pc_time_add(PC_NEVER, 5) == PC_NEVER);
  assert_true(pc_time_add(PC_NEVER - 3, 5) == PC_NEVER);
  assert_int_equal(pc_time_add(7, 5), 12);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(hands_out_in_order_after_any_change),
      cmocka_unit_test(takes_nothing_before_its_time),
      cmocka_unit_test(adds_times_without_overflow),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
