#include "base/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static pc_span span(const char *text) {
  return (pc_span){text, strlen(text)};
}

static void writes_what_it_read(void **state) {
  (void)state;
  static const struct {
    const char *read, *written;
  } cases[] = {
      {"0", "0"},
      {"-0", "0"},
      {"-0.0", "0"},
      {"0E-20", "0"},
      {"0e999999999999999999", "0"},
      {"1", "1"},
      {"-1", "-1"},
      {"12.50", "12.5"},
      {"-12.50", "-12.5"},
      {"-0.25", "-0.25"},
      {"0.1", "0.1"},
      {"1.5e3", "1500"},
      {"1.5E+3", "1500"},
      {"1500e-3", "1.5"},
      {"12345e-7", "0.0012345"},
      {"100000e-20", "0.000000000000001"},
      {"0.000000000000000001", "0.000000000000000001"},
      {"-0.000000000000000001", "-0.000000000000000001"},
      {"999999999999999999.999999999999999999", "999999999999999999.999999999999999999"},
      {"-999999999999999999.999999999999999999", "-999999999999999999.999999999999999999"},
      {"1.00000000000000000000000", "1"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    pc_decimal value;
    char text[PC_DECIMAL_TEXT_MAX + 1];
    assert_int_equal(pc_decimal_parse(&value, span(cases[i].read)), PC_DECIMAL_OK);
    assert_int_equal(pc_decimal_write(text, value), strlen(cases[i].written));
    assert_string_equal(text, cases[i].written);
  }
}

static void refuses_what_it_cannot_keep(void **state) {
  (void)state;
  static const struct {
    const char *text;
    pc_decimal_verdict verdict;
  } cases[] = {
      {"", PC_DECIMAL_NOT_A_NUMBER},
      {"-", PC_DECIMAL_NOT_A_NUMBER},
      {"+1", PC_DECIMAL_NOT_A_NUMBER},
      {".5", PC_DECIMAL_NOT_A_NUMBER},
      {"1.", PC_DECIMAL_NOT_A_NUMBER},
      {"01", PC_DECIMAL_NOT_A_NUMBER},
      {"1e", PC_DECIMAL_NOT_A_NUMBER},
      {"1e+", PC_DECIMAL_NOT_A_NUMBER},
      {"1,5", PC_DECIMAL_NOT_A_NUMBER},
      {"1 ", PC_DECIMAL_NOT_A_NUMBER},
      {"NaN", PC_DECIMAL_NOT_A_NUMBER},
      {"1000000000000000000", PC_DECIMAL_TOO_LARGE},
      {"1e18", PC_DECIMAL_TOO_LARGE},
      {"1e999999999999999999999", PC_DECIMAL_TOO_LARGE},
      {"0.0000000000000000001", PC_DECIMAL_TOO_FINE},
      {"1e-19", PC_DECIMAL_TOO_FINE},
      {"1e-999999999999999999999", PC_DECIMAL_TOO_FINE},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    pc_decimal value;
    assert_int_equal(pc_decimal_parse(&value, span(cases[i].text)), cases[i].verdict);
  }
}

static void cuts_what_is_too_fine(void **state) {
  (void)state;
  static const struct {
    const char *read, *written;
  } cases[] = {
      {"1.2345678901234567E-05", "0.000012345678901234"},
      {"-1.2345678901234567E-05", "-0.000012345678901234"},
      {"7.0000000000000000009", "7"},
      {"-1e-19", "0"},
      {"1e-999999999999999999999", "0"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    pc_decimal value = {0, 0};
    char text[PC_DECIMAL_TEXT_MAX + 1];
    assert_int_equal(pc_decimal_parse(&value, span(cases[i].read)), PC_DECIMAL_TOO_FINE);
    pc_decimal_write(text, value);
    assert_string_equal(text, cases[i].written);
  }
}

static pc_decimal parsed(const char *text) {
  pc_decimal value;
  assert_int_equal(pc_decimal_parse(&value, span(text)), PC_DECIMAL_OK);
  return value;
}

static void adds_a_million_cents_exactly(void **state) {
  (void)state;
  pc_decimal sum = {0, 0};
  char text[PC_DECIMAL_TEXT_MAX + 1];
  for (int i = 0; i < 1000000; i++)
    assert_true(pc_decimal_add(&sum, parsed("0.01")));
  pc_decimal_write(text, sum);
  assert_string_equal(text, "10000");
  for (int i = 0; i < 1000000; i++)
    assert_true(pc_decimal_add(&sum, parsed("-0.010000000000000001")));
  pc_decimal_write(text, sum);
  assert_string_equal(text, "-0.000000000001");
}

static void keeps_a_sum_that_would_not_fit(void **state) {
  (void)state;
  static const char *const signs[] = {"999999999999999999", "-999999999999999999"};
  for (int i = 0; i < 2; i++) {
    pc_decimal sum = {0, 0};
    char before[PC_DECIMAL_TEXT_MAX + 1], after[PC_DECIMAL_TEXT_MAX + 1];
    for (int n = 0; n < 4; n++)
      assert_true(pc_decimal_add(&sum, parsed(signs[i])));
    pc_decimal_write(before, sum);
    assert_false(pc_decimal_add(&sum, parsed(signs[i])));
    pc_decimal_write(after, sum);
    assert_string_equal(before, after);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(writes_what_it_read),
      cmocka_unit_test(refuses_what_it_cannot_keep),
      cmocka_unit_test(cuts_what_is_too_fine),
      cmocka_unit_test(adds_a_million_cents_exactly),
      cmocka_unit_test(keeps_a_sum_that_would_not_fit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
