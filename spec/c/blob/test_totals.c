/* Amounts of lines, added exactly by currency. */
#include "base/text.h"
#include "pc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static pc_totals *make(void) {
  pc_totals *totals = pc_totals_new();
  assert_non_null(totals);
  assert_true(pc_totals_name(totals, PC_FIELD_TOTAL, pc_text_span("Total")));
  assert_true(pc_totals_name(totals, PC_FIELD_TOTAL, pc_text_span("Amount")));
  assert_true(pc_totals_name(totals, PC_FIELD_SUBTOTAL, pc_text_span("Subtotal")));
  assert_true(pc_totals_name(totals, PC_FIELD_TAX, pc_text_span("TaxTotal")));
  assert_true(pc_totals_name(totals, PC_FIELD_CURRENCY, pc_text_span("Currency")));
  return totals;
}

static void add(pc_totals *totals, const char *line) {
  assert_true(pc_totals_add(totals, pc_text_span(line)));
}

static void assert_sum(const pc_totals *totals, size_t at, pc_sum which, const char *wanted) {
  char text[PC_SUM_TEXT_MAX + 1];
  size_t len = pc_totals_write(text, totals, at, which);
  assert_int_equal(len, strlen(wanted));
  assert_string_equal(text, wanted);
}

static void adds_by_currency(void **state) {
  (void)state;
  pc_totals *totals = make();
  add(totals, "{\"Subtotal\":0.1,\"TaxTotal\":0.01,\"Total\":0.11,\"Currency\":\"USD\"}");
  add(totals, "{\"Subtotal\":0.2,\"TaxTotal\":0E-20,\"Total\":0.2,\"Currency\":\"USD\"}");
  add(totals, "{\"total\":\"-5.30\",\"currency\":\"usd\",\"SUBTOTAL\":\"-5.30\"}");
  add(totals, "{\"Total\":7,\"Currency\":\"EUR\",\"Nested\":{\"Total\":99}}");
  assert_int_equal(pc_totals_count(totals), 2);
  assert_int_equal(pc_totals_at(totals, 0).rows, 3);
  assert_int_equal(pc_totals_at(totals, 0).unread, 0);
  assert_memory_equal(pc_totals_at(totals, 1).currency.at, "EUR", 3);
  assert_sum(totals, 0, PC_SUM_TOTAL, "-4.99");
  assert_sum(totals, 0, PC_SUM_SUBTOTAL, "-5");
  assert_sum(totals, 0, PC_SUM_TAX, "0.01");
  assert_sum(totals, 0, PC_SUM_CREDITS, "-5.3");
  assert_sum(totals, 1, PC_SUM_TOTAL, "7");
  pc_totals_free(totals);
}

/* Lines unlike the one before, whose names a search would find elsewhere. */
static void is_not_misled_by_the_line_before(void **state) {
  (void)state;
  static const char *const lines[] = {
      "{\"A\":\"x\",\"Subtotal\":1,\"TaxTotal\":1,\"Total\":1,\"Currency\":\"USD\"}",
      "{\"A\":\"\\\"Total\\\":9\",\"Subtotal\":1,\"TaxTotal\":1,\"Total\":1,\"Currency\":\"USD\"}",
      "{\"A\":{\"Subtotal\":9,\"TaxTotal\":9,\"Total\":9,\"Currency\":\"EUR\"},\"Subtotal\":1,"
      "\"TaxTotal\":1,\"Total\":1,\"Currency\":\"USD\"}",
      "{\"A\":[{\"b\":1,\"Subtotal\":9}],\"Subtotal\":1,\"TaxTotal\":1,\"Total\":1,\"Currency\":"
      "\"USD\"}",
      "{\"Currency\":\"USD\",\"Total\":1,\"TaxTotal\":1,\"Subtotal\":1}",
      "{\"Subtotal\":1,\"TaxTotal\":1,\"Total\":1,\"Currency\":\"USD\",\"Total\":9}",
      " { \"Subtotal\" : 1 , \"TaxTotal\" : 1 , \"Total\" : 1 , \"Currency\" : \"USD\" }",
      "{\"subtotal\":1,\"taxTotal\":1,\"total\":1,\"currency\":\"USD\"}",
      "{\"A\":\"{\\\"Total\\\":9}\",\"Subtotal\":1,\"TaxTotal\":1,\"Total\":1,\"Currency\":"
      "\"USD\"}",
      "{\"A\":{ \"Total\":9},\"Subtotal\":1,\"TaxTotal\":1,\"Total\":1,\"Currency\":\"USD\"}",
      "{\"A\":\"{x\",\"B\":{},\"Subtotal\":1,\"TaxTotal\":1,\"Total\":1,\"Currency\":\"USD\"}",
      "{\"A\":\"{\",\"Subtotal\":1,\"TaxTotal\":1,\"Total\":1,\"Currency\":\"USD\"}",
      "{\"Subtotal\":1,\"TaxTotal\":1,\"Total\":1,\"Currency\":\"USD\",\"A\":{\"Total\":9}}",
  };
  size_t count = sizeof lines / sizeof *lines;
  for (size_t before = 0; before < count; before++) {
    pc_totals *totals = make();
    for (size_t i = 0; i < count; i++) {
      add(totals, lines[before]);
      add(totals, lines[i]);
    }
    char wanted[16];
    (void)snprintf(wanted, sizeof wanted, "%zu", 2 * count);
    assert_int_equal(pc_totals_count(totals), 1);
    assert_int_equal(pc_totals_at(totals, 0).unread, 0);
    assert_sum(totals, 0, PC_SUM_TOTAL, wanted);
    assert_sum(totals, 0, PC_SUM_SUBTOTAL, wanted);
    assert_sum(totals, 0, PC_SUM_TAX, wanted);
    pc_totals_free(totals);
  }
}

static void takes_the_first_name_that_holds_a_number(void **state) {
  (void)state;
  pc_totals *totals = make();
  add(totals, "{\"Amount\":1,\"Total\":2,\"Currency\":\"USD\"}");
  add(totals, "{\"Amount\":4,\"Total\":null,\"Currency\":\"USD\"}");
  add(totals, "{\"Amount\":8,\"Total\":\"n/a\",\"Currency\":\"USD\"}");
  assert_sum(totals, 0, PC_SUM_TOTAL, "14");
  assert_int_equal(pc_totals_at(totals, 0).unread, 0);
  pc_totals_free(totals);
}

static void counts_rows_without_a_total(void **state) {
  (void)state;
  static const char *const lines[] = {
      "{}",
      "{\"Total\":[1]}",
      "{\"Total\":true}",
      "{\"Total\":1234567890123456789012}",
      "{\"Total\":\"1,5\"}",
      "not JSON",
      "{\"Total",
  };
  size_t count = sizeof lines / sizeof *lines;
  pc_totals *totals = make();
  for (size_t i = 0; i < count; i++)
    add(totals, lines[i]);
  assert_int_equal(pc_totals_count(totals), 1);
  assert_int_equal(pc_totals_at(totals, 0).currency.len, 0);
  assert_int_equal(pc_totals_at(totals, 0).rows, count);
  assert_int_equal(pc_totals_at(totals, 0).unread, count);
  assert_sum(totals, 0, PC_SUM_TOTAL, "0");
  pc_totals_free(totals);
}

static void counts_rows_whose_other_amounts_cannot_be_read(void **state) {
  (void)state;
  pc_totals *totals = make();
  add(totals, "{\"Subtotal\":1,\"TaxTotal\":1,\"Total\":2,\"Currency\":\"USD\"}");
  add(totals, "{\"Subtotal\":null,\"Total\":2,\"Currency\":\"USD\"}");
  assert_int_equal(pc_totals_at(totals, 0).unread, 0);
  add(totals, "{\"Subtotal\":\"1,5\",\"TaxTotal\":1,\"Total\":2,\"Currency\":\"USD\"}");
  add(totals, "{\"Subtotal\":1,\"TaxTotal\":[1],\"Total\":2,\"Currency\":\"USD\"}");
  add(totals, "{\"Subtotal\":1,\"TaxTotal\":1,\"Total\":true,\"Currency\":\"USD\"}");
  assert_int_equal(pc_totals_at(totals, 0).rows, 5);
  assert_int_equal(pc_totals_at(totals, 0).unread, 3);
  assert_sum(totals, 0, PC_SUM_TOTAL, "8");
  assert_sum(totals, 0, PC_SUM_SUBTOTAL, "3");
  assert_sum(totals, 0, PC_SUM_TAX, "3");
  pc_totals_free(totals);
}

static void adds_amounts_of_more_digits(void **state) {
  (void)state;
  pc_totals *totals = make();
  add(totals, "{\"Total\":1.2345678901234567E-05,\"Subtotal\":-1e-19,\"Currency\":\"USD\"}");
  assert_int_equal(pc_totals_at(totals, 0).unread, 0);
  assert_sum(totals, 0, PC_SUM_TOTAL, "0.000012345678901234");
  assert_sum(totals, 0, PC_SUM_SUBTOTAL, "0");
  pc_totals_free(totals);
}

static void loses_no_cent(void **state) {
  (void)state;
  pc_totals *totals = make();
  for (int i = 0; i < 1000000; i++)
    add(totals,
        "{\"Total\":1234567.89,\"Currency\":\"USD\",\"Subtotal\":0.0000000001,\"TaxTotal\":0}");
  assert_sum(totals, 0, PC_SUM_TOTAL, "1234567890000");
  assert_sum(totals, 0, PC_SUM_SUBTOTAL, "0.0001");
  pc_totals_free(totals);
}

static void bounds_names_and_currencies(void **state) {
  (void)state;
  pc_totals *totals = make();
  char line[64];
  memset(line, 'x', sizeof line);
  assert_true(pc_totals_name(totals, PC_FIELD_TAX, (pc_span){line, sizeof line}));
  assert_true(pc_totals_name(totals, PC_FIELD_TAX, (pc_span){line, 1}));
  assert_true(pc_totals_name(totals, PC_FIELD_TAX, (pc_span){line, 2}));
  assert_false(pc_totals_name(totals, PC_FIELD_TAX, (pc_span){line, 3}));
  bool ok = true;
  int n = 0;
  for (; ok && n < 5000; n++) {
    (void)snprintf(line, sizeof line, "{\"Currency\":\"C%d\",\"Total\":1}", n);
    ok = pc_totals_add(totals, pc_text_span(line));
  }
  assert_int_equal(n, 1025);
  pc_totals_free(totals);
}

static void adds_texts(void **state) {
  (void)state;
  char text[PC_SUM_TEXT_MAX + 1];
  assert_int_equal(pc_sum_texts(text, pc_text_span("0.1"), pc_text_span("0.2")), 3);
  assert_string_equal(text, "0.3");
  assert_int_equal(pc_sum_texts(text, pc_text_span("1e-19"), pc_text_span("0.2")), 3);
  assert_string_equal(text, "0.2");
  assert_int_equal(pc_sum_texts(text, pc_text_span("x"), pc_text_span("0.2")), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(adds_by_currency),
      cmocka_unit_test(is_not_misled_by_the_line_before),
      cmocka_unit_test(takes_the_first_name_that_holds_a_number),
      cmocka_unit_test(counts_rows_without_a_total),
      cmocka_unit_test(counts_rows_whose_other_amounts_cannot_be_read),
      cmocka_unit_test(adds_amounts_of_more_digits),
      cmocka_unit_test(loses_no_cent),
      cmocka_unit_test(bounds_names_and_currencies),
      cmocka_unit_test(adds_texts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
