/* Bytes on their way stay where they are from the moment that libcurl has seen them. */
#include "redis/output.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void is_empty_at_first(void **state) {
  (void)state;
  pc_output output;
  pc_output_init(&output);
  assert_int_equal(pc_output_front(&output).len, 0);
  assert_int_equal(pc_output_waiting(&output), 0);
  pc_output_drop(&output);
}

static void gathers_what_was_not_seen(void **state) {
  (void)state;
  pc_output output;
  pc_output_init(&output);
  assert_true(pc_output_append(&output, (pc_span){"ab", 2}));
  assert_true(pc_output_append(&output, (pc_span){"cd", 2}));
  pc_span front = pc_output_front(&output);
  assert_int_equal(front.len, 4);
  assert_memory_equal(front.at, "abcd", 4);
  pc_output_drop(&output);
}

static void does_not_change_what_was_seen(void **state) {
  (void)state;
  pc_output output;
  pc_output_init(&output);
  assert_true(pc_output_append(&output, (pc_span){"ab", 2}));
  pc_span seen = pc_output_front(&output);
  assert_true(pc_output_append(&output, (pc_span){"cd", 2}));
  pc_span again = pc_output_front(&output);
  assert_ptr_equal(again.at, seen.at);
  assert_int_equal(again.len, 2);
  pc_output_sent(&output, 1);
  assert_ptr_equal(pc_output_front(&output).at, seen.at + 1);
  pc_output_sent(&output, 1);
  assert_memory_equal(pc_output_front(&output).at, "cd", 2);
  assert_int_equal(pc_output_waiting(&output), 2);
  pc_output_drop(&output);
}

static void wipes_what_was_sent_and_uses_its_place_again(void **state) {
  (void)state;
  pc_output output;
  pc_output_init(&output);
  assert_true(pc_output_append(&output, (pc_span){"ab", 2}));
  const char *place = pc_output_front(&output).at;
  pc_output_sent(&output, 2);
  assert_memory_equal(place, "\0\0", 2);
  assert_int_equal(pc_output_front(&output).len, 0);
  assert_true(pc_output_append(&output, (pc_span){"cd", 2}));
  assert_ptr_equal(pc_output_front(&output).at, place);
  assert_memory_equal(place, "cd", 2);
  pc_output_drop(&output);
}

static void keeps_the_order_over_many_chunks(void **state) {
  (void)state;
  enum { SIZE = 200000 };
  char *bytes = malloc(SIZE), *got = malloc(SIZE);
  assert_non_null(bytes);
  assert_non_null(got);
  for (int i = 0; i < SIZE; i++)
    bytes[i] = (char)(i * 7 + i / 251);
  pc_output output;
  pc_output_init(&output);
  assert_true(pc_output_append(&output, (pc_span){bytes, 70000}));
  assert_true(pc_output_append(&output, (pc_span){bytes + 70000, SIZE - 70000}));
  size_t len = 0;
  for (pc_span front; (front = pc_output_front(&output)).len;) {
    size_t part = front.len > 5000 ? 5000 : front.len;
    memcpy(got + len, front.at, part);
    len += part;
    pc_output_sent(&output, part);
  }
  assert_int_equal(len, SIZE);
  assert_memory_equal(got, bytes, SIZE);
  assert_int_equal(output.sent, SIZE);
  pc_output_drop(&output);
  assert_int_equal(output.sent, 0);
  free(bytes);
  free(got);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(is_empty_at_first),
      cmocka_unit_test(gathers_what_was_not_seen),
      cmocka_unit_test(does_not_change_what_was_seen),
      cmocka_unit_test(wipes_what_was_sent_and_uses_its_place_again),
      cmocka_unit_test(keeps_the_order_over_many_chunks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
