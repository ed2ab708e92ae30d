#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void grows_and_keeps_its_bytes(void **state) {
  (void)state;
  pc_buf buf;
  pc_buf_init(&buf, 100000);
  for (int i = 0; i < 5000; i++)
    assert_true(pc_buf_append(&buf, "0123456789", 10));
  assert_int_equal(buf.len, 50000);
  assert_memory_equal(buf.data + 49990, "0123456789", 11);
  pc_buf_drop(&buf);
  assert_null(buf.data);
}

static void refuses_to_pass_its_maximum(void **state) {
  (void)state;
  pc_buf buf;
  pc_buf_init(&buf, 10);
  assert_true(pc_buf_append(&buf, "0123456789", 10));
  assert_false(pc_buf_append(&buf, "x", 1));
  assert_int_equal(buf.len, 10);
  assert_string_equal(buf.data, "0123456789");
  assert_false(pc_buf_reserve(&buf, SIZE_MAX));
  assert_false(pc_buf_reserve(&buf, SIZE_MAX - 5));
  pc_buf_drop(&buf);
}

static void escapes_all_but_unreserved(void **state) {
  (void)state;
  pc_buf buf;
  pc_buf_init(&buf, 1000);
  assert_true(pc_buf_escaped(&buf, (pc_span){"a-Z_0.9~ +/=&%\r\n\0\xff", 18}));
  assert_string_equal(buf.data, "a-Z_0.9~%20%2B%2F%3D%26%25%0D%0A%00%FF");
  pc_buf_drop(&buf);
}

static void views_an_empty_buffer_as_empty_text(void **state) {
  (void)state;
  pc_buf buf;
  pc_buf_init(&buf, 10);
  assert_int_equal(pc_buf_view(&buf).len, 0);
  assert_string_equal(pc_buf_view(&buf).at, "");
  pc_buf_clear(&buf);
  pc_buf_drop(&buf);
}

static void wipes(void **state) {
  (void)state;
  char secret[] = "marker-secret";
  pc_wipe(secret, sizeof secret);
  for (size_t i = 0; i < sizeof secret; i++)
    assert_int_equal(secret[i], 0);
  pc_wipe(NULL, 10);
}

static void leaves_nothing_in_lent_memory(void **state) {
  (void)state;
  static const char zeros[16];
  char memory[16] = {0};
  pc_buf buf;
  pc_buf_init(&buf, 1000);
  pc_buf_use_storage(&buf, memory, sizeof memory);
  assert_true(pc_buf_append(&buf, "0123456789", 10));
  assert_ptr_equal(buf.data, memory);
  pc_buf_clear(&buf);
  assert_memory_equal(memory, zeros, sizeof memory);
  assert_true(pc_buf_append(&buf, "0123456789abcde", 15));
  assert_ptr_equal(buf.data, memory);
  assert_true(pc_buf_append(&buf, "f", 1)); /* one too many for it */
  assert_ptr_not_equal(buf.data, memory);
  assert_string_equal(buf.data, "0123456789abcdef");
  assert_memory_equal(memory, zeros, sizeof memory);
  pc_buf_drop(&buf);
  pc_buf_init(&buf, 10); /* its maximum holds there too */
  pc_buf_use_storage(&buf, memory, sizeof memory);
  assert_false(pc_buf_append(&buf, "0123456789a", 11));
  pc_buf_drop(&buf);
  assert_memory_equal(memory, zeros, sizeof memory);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(grows_and_keeps_its_bytes),
      cmocka_unit_test(refuses_to_pass_its_maximum),
      cmocka_unit_test(escapes_all_but_unreserved),
      cmocka_unit_test(views_an_empty_buffer_as_empty_text),
      cmocka_unit_test(wipes),
      cmocka_unit_test(leaves_nothing_in_lent_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
