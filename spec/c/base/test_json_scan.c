#include "base/json_scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SPAN(literal) ((pc_span){(literal), sizeof(literal) - 1})

static bool scan(pc_json_scan *out, pc_span text) {
  return pc_json_scan_text(out, text, 4);
}

static void refused(pc_span text, size_t at) {
  pc_json_scan out;
  assert_false(scan(&out, text));
  assert_non_null(out.wrong);
  assert_int_equal(out.at, at);
}

static void reports_what_is_in_a_text(void **state) {
  (void)state;
  pc_json_scan out;
  assert_true(scan(&out, SPAN(" {\"a\":[1,null,[]],\"b\":{ },\"c\":1234567890123456} ")));
  assert_null(out.wrong);
  assert_true(out.arrays && out.empty_objects && out.nulls && out.numbers);
  assert_false(out.may_overflow);
  assert_int_equal(out.empty_arrays, 1);
  assert_int_equal(out.long_integers, 1);
}

static void looks_only_outside_strings(void **state) {
  (void)state;
  pc_json_scan out;
  assert_true(scan(&out, SPAN("{\"[] {} null 1e9\\\"\\\\\":\"NaN 1234567890123456\"}")));
  assert_false(out.arrays || out.empty_objects || out.nulls || out.numbers || out.may_overflow);
  assert_int_equal(out.empty_arrays + out.long_integers, 0);
}

static void tells_numbers_that_may_overflow(void **state) {
  (void)state;
  char digits[303];
  pc_json_scan out;
  memset(digits, '9', 301);
  digits[301] = '\0';
  assert_true(scan(&out, (pc_span){digits, 301}));
  assert_true(out.may_overflow);
  assert_true(scan(&out, (pc_span){digits + 1, 300}));
  assert_false(out.may_overflow);
  assert_true(scan(&out, SPAN("-1.5E+9")));
  assert_true(out.may_overflow);
  assert_true(scan(&out, SPAN("0.000000000000000000001")));
  assert_int_equal(out.long_integers, 0);
}

static void refuses_what_only_decoders_take_for_json(void **state) {
  (void)state;
  refused(SPAN("NaN"), 1);
  refused(SPAN("nan"), 1);
  refused(SPAN("[Infinity]"), 2);
  refused(SPAN("-inf"), 1);
  refused(SPAN("0x10"), 2);
  refused(SPAN("01"), 1);
  refused(SPAN("1."), 1);
  refused(SPAN("[.5]"), 2);
  refused(SPAN("-"), 1);
  refused(SPAN("+1"), 1);
  refused(SPAN("1e"), 1);
  refused(SPAN("1e+"), 1);
  refused(SPAN("tru"), 1);
  refused(SPAN("falsy"), 1);
  refused(SPAN("[nul"), 2);
  refused(SPAN("\"a\"\0"), 4);
  refused(SPAN("\"a\0b\""), 3);
  refused(SPAN("\"a\\\0\""), 4);
  refused(SPAN("\"a\xff\""), 3);
  refused(SPAN("[\"open"), 2);
  refused(SPAN("\"escaped\\"), 1);
  refused(SPAN("\xef\xbb\xbf{}"), 1);
}

static void bounds_the_depth(void **state) {
  (void)state;
  pc_json_scan out;
  assert_true(scan(&out, SPAN("[{\"a\":[{}]}]")));
  refused(SPAN("[{\"a\":[[[]]]}]"), 9);
  assert_true(scan(&out, SPAN("[[],[],[],[],[],[]]]]]][[[[")));
}

enum { ALL = PC_JSON_ARRAYS | PC_JSON_INTEGERS | PC_JSON_NUMBERS };

static void marked(const char *expected, pc_span text, unsigned lost) {
  pc_json_scan out;
  assert_true(scan(&out, text));
  size_t room = pc_json_marked_size(&out, text, lost);
  char *copy = malloc(room + 1);
  assert_non_null(copy);
  size_t size = pc_json_mark(copy, text, lost);
  assert_true(size <= room);
  copy[size] = '\0';
  assert_string_equal(copy, expected);
  free(copy);
}

static void marks_empty_arrays_and_long_integers(void **state) {
  (void)state;
  pc_span text = SPAN("[[ \n],\"[]\",-1234567890123456,1.5,{\"a\":[]}]");
  marked("[[ \n],\"[]\",-1234567890123456,1.5,{\"a\":[]}]", text, 0);
  marked("[\"\xff\",\"[]\",-1234567890123456,1.5,{\"a\":\"\xff\"}]", text, PC_JSON_ARRAYS);
  marked("[[ \n],\"[]\",\"\xff-1234567890123456\",1.5,{\"a\":[]}]", text, PC_JSON_INTEGERS);
  marked("[[ \n],\"[]\",\"\xff-1234567890123456\",\"\xff"
         "1.5\",{\"a\":[]}]",
         text, PC_JSON_NUMBERS);
  marked("\"\xff\"", SPAN("[]"), ALL);
  marked("\"\xff"
         "9999999999999999\"",
         SPAN("9999999999999999"), ALL);
  marked("\"\xff"
         "-0.5E-7\"",
         SPAN("-0.5E-7"), ALL);
  marked("[\"\xff"
         "1e9\",\"\xff"
         "2\"]",
         SPAN("[1e9,2]"), PC_JSON_NUMBERS);
  marked("", SPAN(""), ALL);
}

/* Whatever the bytes: no read past the text (a sanitizer sees it), no copy larger than announced.
 */
static void survives_any_bytes(void **state) {
  (void)state;
  static const char alphabet[] = "[]{}\",:\\ 0123456789-+.eEtruefalsn\xff";
  uint32_t random = 1;
  size_t accepted = 0;
  for (size_t round = 0; round < 200000; round++) {
    size_t len = round % 11;
    char *text = malloc(len + 1);
    assert_non_null(text);
    for (size_t i = 0; i < len; i++) {
      random = random * 1664525u + 1013904223u;
      text[i] = alphabet[(random >> 16) % sizeof alphabet]; /* its NUL too */
    }
    text[len] = '\0';
    pc_json_scan out;
    pc_span span = {text, len};
    if (scan(&out, span)) {
      char copy[64];
      accepted++;
      size_t room = pc_json_marked_size(&out, span, ALL);
      assert_true(room <= sizeof copy);
      assert_true(pc_json_mark(copy, span, ALL) <= room);
    }
    free(text);
  }
  assert_true(accepted > 1000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reports_what_is_in_a_text),
      cmocka_unit_test(looks_only_outside_strings),
      cmocka_unit_test(tells_numbers_that_may_overflow),
      cmocka_unit_test(refuses_what_only_decoders_take_for_json),
      cmocka_unit_test(bounds_the_depth),
      cmocka_unit_test(marks_empty_arrays_and_long_integers),
      cmocka_unit_test(survives_any_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
