/* However late an engine wakes up: no window has more calls than the limit lets pass in it. */
#include "call/request_spacing.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { CALLS = 3000, MINUTE = 60000 };

static const double rates[] = {0.5, 1, 3, 60, 61, 450, 499.5, 500, 1000, 14250, 60000, 1000000};

/* How late the engine wakes up before each call, in milliseconds. */
static int64_t never_late(int i) {
  (void)i;
  return 0;
}
static int64_t always_late(int i) {
  (void)i;
  return 7;
}
static int64_t late_at_first(int i) {
  return i < 40 ? 97 : 0;
}
static int64_t late_at_times(int i) {
  return i % 50 ? 0 : 3000;
}
static int64_t late_at_random(int i) {
  return (int64_t)((uint32_t)i * 2654435761u >> 26);
}

typedef int64_t (*lateness)(int i);
static const lateness all[] = {never_late, always_late, late_at_first, late_at_times,
                               late_at_random};

static void run(int64_t *left, double rate, lateness late) {
  pc_request_spacing pace;
  pc_request_spacing_init(&pace, rate);
  int64_t now = 12345678;
  for (int i = 0; i < CALLS; i++) {
    int64_t opens = pc_request_spacing_opens_at(&pace);
    if (opens > now) now = opens;
    now += late(i);
    pc_request_spacing_take(&pace, now);
    left[i] = now;
  }
}

/* The most calls in any window of that length, both ends counted in. */
static int most_in(const int64_t *left, int64_t window) {
  int most = 0;
  for (int from = 0, to = 0; to < CALLS; to++) {
    while (left[to] - left[from] > window)
      from++;
    if (to - from + 1 > most) most = to - from + 1;
  }
  return most;
}

static void holds_for_any_minute_and_any_window(void **state) {
  (void)state;
  static int64_t left[CALLS];
  static const int64_t windows[] = {1, 100, 999, 1000, 2000, 10000, MINUTE};
  for (size_t r = 0; r < sizeof rates / sizeof *rates; r++)
    for (size_t l = 0; l < sizeof all / sizeof *all; l++) {
      run(left, rates[r], all[l]);
      int most = most_in(left, MINUTE), allowed = rates[r] < 1 ? 1 : (int)rates[r];
      if (most > allowed) fail_msg("%g a minute, lateness %zu: %d", rates[r], l, most);
      for (size_t w = 0; w < sizeof windows / sizeof *windows; w++) {
        double share = rates[r] * (double)(windows[w] + 1) / MINUTE; /* whole milliseconds */
        if (most_in(left, windows[w]) > (int)ceil(share) + 1)
          fail_msg("%g a minute, lateness %zu: %d in %d ms", rates[r], l, most_in(left, windows[w]),
                   (int)windows[w]);
      }
    }
}

static void loses_little_of_the_limit(void **state) {
  (void)state;
  static int64_t left[CALLS];
  for (size_t r = 0; r < sizeof rates / sizeof *rates; r++) {
    run(left, rates[r], never_late);
    double rate = (CALLS - 1) * (double)MINUTE / (double)(left[CALLS - 1] - left[0]);
    if (rate < rates[r] * 0.98 || rate > rates[r]) fail_msg("%g a minute: %g", rates[r], rate);
  }
}

static void takes_any_number(void **state) {
  (void)state;
  static const double none[] = {0, -0.0, -1, -INFINITY, NAN, INFINITY};
  static const double some[] = {1e-300, 1e-15, 1e300, 0.01, 5e-324, 1e15};
  for (size_t i = 0; i < 6; i++) {
    pc_request_spacing pace;
    pc_request_spacing_init(&pace, none[i]);
    pc_request_spacing_take(&pace, 1000);
    assert_true(pc_request_spacing_opens_at(&pace) <= 1000);
    pc_request_spacing_init(&pace, some[i]);
    pc_request_spacing_take(&pace, 1000);
    assert_true(pc_request_spacing_opens_at(&pace) >= 1000);
    assert_true(pc_request_spacing_opens_at(&pace) < INT64_C(100000000));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(holds_for_any_minute_and_any_window),
                                     cmocka_unit_test(loses_little_of_the_limit),
                                     cmocka_unit_test(takes_any_number)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
