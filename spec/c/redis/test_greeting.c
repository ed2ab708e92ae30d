/* Errors in reply to the first commands: which servers cannot be used, and whether that is a
 * setting. */
#include "base/text.h"
#include "redis/greeting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct {
  pc_greeting greeting;
  const char *error;
  pc_kind kind; /* PC_OK: the server is good enough */
} row;

static const row rows[] = {
    {PC_GREETS_WITH_AUTH, "WRONGPASS invalid username-password pair or user is disabled.",
     PC_CONFIG},
    {PC_GREETS_WITH_AUTH, "ERR AUTH <password> called without any password configured", PC_CONFIG},
    {PC_GREETS_WITH_AUTH, "ERR invalid password", PC_CONFIG},
    {PC_GREETS_WITH_AUTH, "LOADING Redis is loading the dataset in memory", PC_NETWORK},
    {PC_GREETS_WITH_AUTH, "ERR max number of clients reached", PC_NETWORK},
    {PC_GREETS_WITH_AUTH, "DENIED Redis is running in protected mode", PC_CONFIG},
    {PC_GREETS_WITH_SELECT, "ERR DB index is out of range", PC_CONFIG},
    {PC_GREETS_WITH_SELECT, "NOPERM this user has no permissions to run the 'select' command",
     PC_CONFIG},
    {PC_GREETS_WITH_SELECT, "LOADING Redis is loading the dataset in memory", PC_NETWORK},
    {PC_GREETS_OTHERWISE, "NOAUTH Authentication required.", PC_CONFIG},
    {PC_GREETS_OTHERWISE, "DENIED Redis is running in protected mode", PC_CONFIG},
    {PC_GREETS_OTHERWISE, "ERR max number of clients reached", PC_NETWORK},
    {PC_GREETS_OTHERWISE, "NOPERM this user has no permissions to run the 'client|setname' command",
     PC_OK},
    {PC_GREETS_OTHERWISE, "ERR unknown command 'CLIENT'", PC_OK},
    {PC_GREETS_OTHERWISE, "BUSY Redis is busy running a script", PC_NETWORK},
    {PC_GREETS_OTHERWISE, "", PC_OK},
};

static void is_judged_by_the_table(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    pc_kind kind = PC_OK;
    bool refused = pc_greeting_is_refused(&kind, rows[i].greeting, pc_text_span(rows[i].error));
    if (refused != (rows[i].kind != PC_OK) || (refused && kind != rows[i].kind))
      fail_msg("row %zu: %s", i, rows[i].error);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(is_judged_by_the_table)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
