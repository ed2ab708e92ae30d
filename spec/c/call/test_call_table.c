/* Calls by id: each is found, none is found under an id of another, and no id comes twice. */
#include "call/call.h"
#include "call/call_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { CALLS = 200 };

static void finds_each_call(void **state) {
  (void)state;
  static pc_call calls[CALLS];
  pc_call_table table;
  pc_call_table_init(&table);
  for (int i = 0; i < CALLS; i++) {
    calls[i].id = pc_call_table_add(&table, &calls[i]);
    assert_true(calls[i].id > 0 && calls[i].id < UINT64_C(1) << 53);
  }
  assert_int_equal(table.count, CALLS);
  for (int i = 0; i < CALLS; i++)
    assert_ptr_equal(pc_call_table_find(&table, calls[i].id), &calls[i]);
  assert_null(pc_call_table_find(&table, 0));
  assert_null(pc_call_table_find(&table, UINT64_MAX));
  pc_call_table_drop(&table);
}

static void gives_no_id_twice(void **state) {
  (void)state;
  pc_call call;
  pc_call_table table;
  pc_call_table_init(&table);
  uint64_t first = pc_call_table_add(&table, &call);
  pc_call_table_remove(&table, first);
  assert_null(pc_call_table_find(&table, first));
  uint64_t second = pc_call_table_add(&table, &call);
  assert_true(second != first);
  assert_null(pc_call_table_find(&table, first));
  table.entries[second & 0xfffff].generation = UINT32_MAX; /* its last one */
  pc_call_table_remove(&table, second);
  for (int i = 0; i < CALLS; i++)
    assert_true((pc_call_table_add(&table, &call) & 0xfffff) != (second & 0xfffff));
  pc_call_table_drop(&table);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(finds_each_call),
                                     cmocka_unit_test(gives_no_id_twice)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
