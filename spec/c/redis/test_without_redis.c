/* A build without hiredis says so. */
#define PC_WITH_REDIS 0
#include "redis/resp.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void says_so_in_one_line(void **state) {
  (void)state;
  const char *why = NULL;
  assert_null(pc_resp_new(&why));
  assert_non_null(strstr(why, "built without Redis"));
  assert_null(strchr(why, '\n'));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(says_so_in_one_line)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
