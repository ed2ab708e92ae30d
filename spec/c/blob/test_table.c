/* Lines of JSON as rows of CSV: every kind of value, columns that appear late, and their join. */
#include "base/text.h"
#include "blob/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const struct {
  const char *line, *row; /* row: NULL: the line is refused */
} rows[] = {
    {"{}", ""},
    {" { } ", ""},
    {"{\"a\":1}", "1"},
    {"{\"a\":1,\"b\":\"x\"}", "1,x"},
    {" {\t\"a\" : 1 , \"b\" : \"x\" } ", "1,x"},
    {"{\"a\":12345678901234567890.12345678901234567890}",
     "12345678901234567890.12345678901234567890"},
    {"{\"a\":-0.00,\"b\":1e5,\"c\":0E-20}", "-0.00,1e5,0E-20"},
    {"{\"a\":null,\"b\":true,\"c\":false}", ",true,false"},
    {"{\"a\":\"x,y\",\"b\":\" x\",\"c\":\"x \"}", "\"x,y\",\" x\",\"x \""},
    {"{\"a\":\"say \\\"hi\\\"\",\"b\":\"1\\n2\",\"c\":\"\\\\\\/\\b\\f\\t!\"}",
     "\"say \"\"hi\"\"\",\"1\n2\",\\/\b\f\t!"},
    {"{\"a\":\"\\u00e9\\u20AC\\ud83d\\ude00\\ud83d\"}",
     "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xEF\xBF\xBD"},
    {"{\"a\":\"=1+1\",\"b\":\"-5.10\",\"c\":\"-x\",\"d\":\"'=\",\"e\":\"@\"}",
     "'=1+1,-5.10,'-x,''=,'@"},
    {"{\"a\":{\"x\":[1,{\"y\":\"}\"}]},\"b\":[]}", "\"{\"\"x\"\":[1,{\"\"y\"\":\"\"}\"\"}]}\",[]"},
    {"{\"a\":1,\"A\":2}", "2"},
    {"{\"\\u0061\":1,\"a\":2}", "2"},
    {"{\"a\":1}x", NULL},
    {"{\"a\":1}{\"a\":1}", NULL},
    {"{\"a\":1,}", NULL},
    {"{,\"a\":1}", NULL},
    {"{\"a\":1 \"b\":2}", NULL},
    {"{\"a\"1}", NULL},
    {"{\"a\":}", NULL},
    {"{a:1}", NULL},
    {"{\"a\":01}", NULL},
    {"{\"a\":1.}", NULL},
    {"{\"a\":+1}", NULL},
    {"{\"a\":.5}", NULL},
    {"{\"a\":1e}", NULL},
    {"{\"a\":NaN}", NULL},
    {"{\"a\":nul}", NULL},
    {"{\"a\":\"x}", NULL},
    {"{\"a\":\"\\x\"}", NULL},
    {"{\"a\":\"\\u12g4\"}", NULL},
    {"{\"a\":\"\t\"}", NULL},
    {"{\"a\":[1}", NULL},
    {"{\"a\":[1]", NULL},
    {"{\"a\":{\"b\":\"}", NULL},
    {"[1]", NULL},
    {"1", NULL},
    {"", NULL},
};

static void writes_rows(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    pc_table *table = pc_table_new();
    size_t len = strlen(rows[i].line);
    char *exact = malloc(len ? len : 1); /* so that a sanitizer sees a step beyond */
    assert_non_null(exact);
    memcpy(exact, rows[i].line, len);
    pc_kind kind;
    const char *problem = pc_table_add(&kind, table, (pc_span){exact, len});
    if (!problem != !!rows[i].row) fail_msg("%s: %s", rows[i].line, problem ? problem : "accepted");
    if (rows[i].row) {
      char wanted[256];
      (void)snprintf(wanted, sizeof wanted, "%s\r\n", rows[i].row);
      pc_span got = pc_table_pending(table);
      if (!pc_text_equal(got, wanted)) fail_msg("%s: %.*s", rows[i].line, (int)got.len, got.at);
    } else {
      assert_int_equal(kind, PC_PROTOCOL);
    }
    free(exact);
    pc_table_free(table);
  }
}

static pc_table *table_of(const char *const *lines, FILE *file) {
  pc_table *table = pc_table_new();
  for (; *lines; lines++) {
    pc_kind kind;
    assert_null(pc_table_add(&kind, table, pc_text_span(*lines)));
    pc_span row = pc_table_pending(table);
    assert_int_equal(fwrite(row.at, 1, row.len, file), row.len);
    pc_table_flushed(table);
  }
  assert_int_equal(fflush(file), 0);
  return table;
}

static void join(FILE *to, FILE *const *from, pc_table *const *tables, size_t count) {
  pc_table_join *all = pc_table_join_new(fileno(to));
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < pc_table_columns(tables[i]); j++)
      assert_true(pc_table_join_column(all, pc_table_column(tables[i], j)));
  assert_true(pc_table_join_header(all));
  for (size_t i = 0; i < count; i++) {
    pc_span names[8];
    size_t width_count;
    const pc_table_width *widths = pc_table_widths(&width_count, tables[i]);
    for (size_t j = 0; j < pc_table_columns(tables[i]); j++)
      names[j] = pc_table_column(tables[i], j);
    assert_true(pc_table_join_part(all, fileno(from[i]), names, pc_table_columns(tables[i]), widths,
                                   width_count));
    pc_blob_state state;
    while ((state = pc_table_join_step(all)) == PC_BLOB_MORE) {
    }
    assert_int_equal(state, PC_BLOB_ENDED);
  }
  pc_table_join_free(all);
}

static void joins_parts_with_columns_that_appear_late(void **state) {
  (void)state;
  static const char *const first[] = {"{}", "{\"Id\":1}",
                                      "{\"Id\":2,\"Note\":\"a,\\\"b\\\"\\r\\n\"}",
                                      "{\"Note\":\"x\",\"Total\":3.10}", NULL};
  static const char *const second[] = {"{\"total\":4,\"id\":5,\"extra\":\"e,e\"}", "{\"extra\":6}",
                                       NULL};
  static const char *const third[] = {"{\"id\":7,\"note\":\"n\",\"total\":8,\"extra\":9}", NULL};
  static const char *const none[] = {NULL};
  static const char *const *const parts[] = {first, second, none, third};
  FILE *files[4], *to = tmpfile();
  pc_table *tables[4];
  for (int i = 0; i < 4; i++) {
    files[i] = tmpfile();
    tables[i] = table_of(parts[i], files[i]);
  }
  join(to, files, tables, 4);
  char text[512];
  rewind(to);
  text[fread(text, 1, sizeof text - 1, to)] = '\0';
  assert_string_equal(text, "Id,Note,Total,extra\r\n"
                            ",,,\r\n"
                            "1,,,\r\n"
                            "2,\"a,\"\"b\"\"\r\n\",,\r\n"
                            ",x,3.10,\r\n"
                            "5,,4,\"e,e\"\r\n"
                            ",,,6\r\n"
                            "7,n,8,9\r\n");
  for (int i = 0; i < 4; i++) {
    (void)fclose(files[i]);
    pc_table_free(tables[i]);
  }
  (void)fclose(to);
}

/* Rows before and after the one that widens the table, far more than a piece of the copy. */
static void joins_a_large_part(void **state) {
  (void)state;
  pc_table *table = pc_table_new();
  FILE *from = tmpfile(), *to = tmpfile();
  size_t width_count;
  for (int i = 0; i < 60000; i++) {
    char line[128];
    pc_kind kind;
    (void)snprintf(
        line, sizeof line,
        i < 30000 ? "{\"n\":%d,\"text\":\"a,%d\"}" : "{\"n\":%d,\"text\":\"%d\",\"more\":1}", i, i);
    assert_null(pc_table_add(&kind, table, pc_text_span(line)));
  }
  pc_span all = pc_table_pending(table);
  assert_int_equal(fwrite(all.at, 1, all.len, from), all.len);
  assert_int_equal(fflush(from), 0);
  assert_int_equal(pc_table_widths(&width_count, table)[1].columns, 3);
  assert_int_equal(width_count, 2);
  join(to, &from, &table, 1);
  rewind(to);
  char line[128], wanted[128];
  assert_non_null(fgets(line, sizeof line, to));
  assert_string_equal(line, "n,text,more\r\n");
  for (int i = 0; i < 60000; i++) {
    (void)snprintf(wanted, sizeof wanted, i < 30000 ? "%d,\"a,%d\",\r\n" : "%d,%d,1\r\n", i, i);
    assert_non_null(fgets(line, sizeof line, to));
    assert_string_equal(line, wanted);
  }
  assert_null(fgets(line, sizeof line, to));
  pc_table_free(table);
  (void)fclose(from);
  (void)fclose(to);
}

static void refuses_a_part_with_other_columns_and_a_part_that_is_cut(void **state) {
  (void)state;
  FILE *from = tmpfile(), *to = tmpfile();
  pc_span a = pc_text_span("a"), b = pc_text_span("b");
  pc_table_width width = {0, 1};
  pc_table_join *all = pc_table_join_new(fileno(to));
  assert_true(pc_table_join_column(all, a));
  assert_true(pc_table_join_column(all, pc_text_span("c")));
  assert_false(pc_table_join_part(all, fileno(from), &b, 1, &width, 1));
  assert_non_null(pc_table_join_problem(all));
  pc_table_join_free(all);
  all = pc_table_join_new(fileno(to));
  assert_true(pc_table_join_column(all, a));
  assert_true(pc_table_join_column(all, b));
  assert_int_equal(fwrite("1\r\n\"2", 1, 5, from), 5);
  assert_int_equal(fflush(from), 0);
  assert_true(pc_table_join_part(all, fileno(from), &a, 1, &width, 1));
  assert_int_equal(pc_table_join_step(all), PC_BLOB_MORE);
  assert_int_equal(pc_table_join_step(all), PC_BLOB_BROKEN);
  pc_table_join_free(all);
  (void)fclose(from);
  (void)fclose(to);
}

static void bounds_the_columns(void **state) {
  (void)state;
  pc_table *table = pc_table_new();
  pc_kind kind;
  const char *problem = NULL;
  int n = 0;
  for (; !problem && n < 5000; n++) {
    char line[32];
    (void)snprintf(line, sizeof line, "{\"c%d\":1}", n);
    problem = pc_table_add(&kind, table, pc_text_span(line));
    pc_table_flushed(table);
  }
  assert_int_equal(n, PC_COLUMNS_MAX + 1);
  assert_int_equal(kind, PC_TOO_LARGE);
  pc_table_free(table);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(writes_rows), cmocka_unit_test(joins_parts_with_columns_that_appear_late),
      cmocka_unit_test(joins_a_large_part),
      cmocka_unit_test(refuses_a_part_with_other_columns_and_a_part_that_is_cut),
      cmocka_unit_test(bounds_the_columns)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
