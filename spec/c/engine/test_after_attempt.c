/* What follows from each way an attempt can end, as a table; and Retry-After in every form. */
#include "base/clock.h"
#include "engine/after_attempt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { NOW = 1000000, HALF = 500, LATE = NOW + 60000, MAX = PC_RETRY_AFTER_MAX_MS };

#define ANSWER(code)                                                                               \
  { .status = (code), .retry_after_ms = -1 }
#define ASKED(code, ms)                                                                            \
  { .status = (code), .retry_after_ms = (ms) }
#define LOST(what)                                                                                 \
  { .kind = PC_##what, .transient = true, .retry_after_ms = -1 }
#define UNSENT(what)                                                                               \
  { .kind = PC_##what, .transient = true, .nothing_sent = true, .retry_after_ms = -1 }
#define FINAL(what)                                                                                \
  { .kind = PC_##what, .retry_after_ms = -1 }

typedef struct {
  const char *name;
  pc_attempt attempt;
  pc_situation situation; /* now, deadline and the like stand for themselves when they are 0 */
  pc_next next;
  int64_t wait, hold, deadline; /* from now on; 0: none; deadline 0: as it was */
  int budget;
  bool uncounted;
} row;

static const row rows[] = {
    {"an answer", ANSWER(200), {.budget_used = 7}, .next = PC_NEXT_END, .budget = 6},
    {"an answer to a second attempt",
     ANSWER(200),
     {.attempts = 2, .budget_used = 7},
     .next = PC_NEXT_END,
     .budget = 2},
    {"a refusal", ANSWER(404), {.budget_used = 1}, .next = PC_NEXT_END},
    {"a 500", ANSWER(500), {.reads = true}, .next = PC_NEXT_WAIT, .wait = HALF, .budget = 5},
    {"a 500, once more",
     ANSWER(500),
     {.attempts = 2},
     .next = PC_NEXT_WAIT,
     .wait = 1000,
     .budget = 5},
    {"a 500 at last", ANSWER(500), {.attempts = 4}, .next = PC_NEXT_END},
    {"a 500 of a write that is not repeated",
     ANSWER(500),
     {.repeat = PC_REPEAT_NEVER},
     .next = PC_NEXT_END},
    {"a 500 of a write that may have been done",
     ANSWER(500),
     {.repeat = PC_REPEAT_UNSENT},
     .next = PC_NEXT_END},
    {"a 500 with the budget used up",
     ANSWER(500),
     {.budget_used = PC_BUDGET - 4},
     .next = PC_NEXT_END,
     .budget = PC_BUDGET - 4},
    {"a 500 with no time left for the wait",
     ANSWER(500),
     {.deadline_ms = NOW + HALF},
     .next = PC_NEXT_END,
     .wait = HALF},
    {"a 503", ANSWER(503), {0}, .next = PC_NEXT_WAIT, .wait = HALF, .budget = 5},
    {"a 503 with Retry-After",
     ASKED(503, 9000),
     {0},
     .next = PC_NEXT_WAIT,
     .wait = 9000,
     .hold = 9900},
    {"a 503 with Retry-After of 0",
     ASKED(503, 0),
     {0},
     .next = PC_NEXT_WAIT,
     .wait = HALF,
     .hold = 550},
    {"a 429", ANSWER(429), {0}, .next = PC_NEXT_WAIT, .wait = HALF, .hold = 550},
    {"a 429 of a write",
     ASKED(429, 2000),
     {.repeat = PC_REPEAT_UNSENT},
     .next = PC_NEXT_WAIT,
     .wait = 2000,
     .hold = 2200},
    {"a 429 of a write that is not repeated",
     ASKED(429, 2000),
     {.repeat = PC_REPEAT_NEVER},
     .next = PC_NEXT_END,
     .wait = 2000,
     .hold = 2200},
    {"a 429 with the budget used up",
     ASKED(429, 2000),
     {.budget_used = PC_BUDGET},
     .next = PC_NEXT_WAIT,
     .wait = 2000,
     .hold = 2200,
     .budget = PC_BUDGET - 1},
    {"a 429 at last",
     ASKED(429, 2000),
     {.attempts = 4},
     .next = PC_NEXT_END,
     .wait = 2000,
     .hold = 2200},
    {"a 429 that lasts too long",
     ASKED(429, 60000),
     {0},
     .next = PC_NEXT_END,
     .wait = 60000,
     .hold = 61000},
    {"a 429 in a loop",
     ASKED(429, 90000),
     {.queue_time_free = true},
     .next = PC_NEXT_WAIT,
     .wait = 90000,
     .hold = 91000,
     .deadline = 150000},
    {"a 429 in a loop that ends first",
     ASKED(429, 90000),
     {.queue_time_free = true, .latest_ms = NOW + 80000},
     .next = PC_NEXT_END,
     .wait = 90000,
     .hold = 91000,
     .deadline = 80000},
    {"a 429 for longer than counts",
     ASKED(429, MAX),
     {0},
     .next = PC_NEXT_END,
     .wait = MAX,
     .hold = MAX},
    {"a 429 for longer than counts in a loop",
     ASKED(429, MAX),
     {.queue_time_free = true},
     .next = PC_NEXT_END,
     .wait = MAX,
     .hold = MAX},
    {"a 429 for longer than counts, with time enough",
     ASKED(429, MAX),
     {.deadline_ms = NOW + MAX + 1},
     .next = PC_NEXT_WAIT,
     .wait = MAX,
     .hold = MAX,
     .deadline = MAX + 1},
    {"not ready yet",
     ASKED(204, 3000),
     {.reads = true, .attempts = 4},
     .next = PC_NEXT_WAIT,
     .wait = 3000,
     .uncounted = true},
    {"not ready in time",
     ASKED(204, 60000),
     {.reads = true},
     .next = PC_NEXT_END,
     .wait = 60000,
     .uncounted = true},
    {"nothing to say", ANSWER(204), {.reads = true}, .next = PC_NEXT_END},
    {"done, with a Retry-After", ASKED(204, 3000), {0}, .next = PC_NEXT_END},
    {"accepted, with a Retry-After", ASKED(202, 3000), {.reads = true}, .next = PC_NEXT_END},
    {"a refused token", ANSWER(401), {.may_renew = true, .attempts = 4}, .next = PC_NEXT_RENEW},
    {"a token refused again", ANSWER(401), {0}, .next = PC_NEXT_END},
    {"a lost connection", LOST(NETWORK), {0}, .next = PC_NEXT_WAIT, .wait = HALF, .budget = 5},
    {"a lost connection that renews nothing",
     LOST(NETWORK),
     {.may_renew = true},
     .next = PC_NEXT_WAIT,
     .wait = HALF,
     .budget = 5},
    {"a lost write", LOST(NETWORK), {.repeat = PC_REPEAT_UNSENT}, .next = PC_NEXT_END},
    {"a write that never left",
     UNSENT(NETWORK),
     {.repeat = PC_REPEAT_UNSENT},
     .next = PC_NEXT_WAIT,
     .wait = HALF,
     .budget = 5},
    {"a write that never left and is not repeated",
     UNSENT(NETWORK),
     {.repeat = PC_REPEAT_NEVER},
     .next = PC_NEXT_END},
    {"an attempt's time", LOST(TIMEOUT), {0}, .next = PC_NEXT_WAIT, .wait = HALF, .budget = 5},
    {"the call's time", LOST(TIMEOUT), {.deadline_ms = NOW}, .next = PC_NEXT_END, .wait = HALF},
    {"a certificate", FINAL(TLS), {0}, .next = PC_NEXT_END},
    {"a full disk", FINAL(CONFIG), {0}, .next = PC_NEXT_END},
};

static pc_situation filled(pc_situation s) {
  s.now_ms = NOW;
  if (!s.deadline_ms) s.deadline_ms = LATE;
  if (!s.latest_ms) s.latest_ms = PC_NEVER;
  if (!s.attempts) s.attempts = 1;
  if (!s.max_attempts) s.max_attempts = 4;
  s.random = UINT32_MAX;
  return s;
}

static void decides_by_the_table(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const row *r = &rows[i];
    pc_situation s = filled(r->situation);
    int64_t deadline = r->deadline ? NOW + r->deadline : s.deadline_ms;
    pc_verdict v = pc_decide(&r->attempt, &s);
    if (v.next != r->next || v.wait_ms != r->wait || v.counts == r->uncounted ||
        v.budget_used != r->budget || v.deadline_ms != deadline ||
        v.hold_until_ms != (r->hold ? NOW + r->hold : 0) ||
        (r->next == PC_NEXT_WAIT && v.wake_ms != NOW + r->wait))
      fail_msg("%s: next %d, wait %lld, hold %lld, deadline %lld, budget %d, counts %d", r->name,
               (int)v.next, (long long)v.wait_ms, (long long)v.hold_until_ms - NOW,
               (long long)v.deadline_ms - NOW, v.budget_used, v.counts);
  }
}

static void resets_an_attempt_whole(void **state) {
  (void)state;
  pc_attempt attempt;
  memset(&attempt, 0xff, sizeof attempt);
  pc_attempt_reset(&attempt);
  assert_int_equal(attempt.kind, PC_OK);
  assert_int_equal(attempt.status, 0);
  assert_int_equal(attempt.retry_after_ms, -1);
  assert_false(attempt.nothing_sent || attempt.transient || attempt.late || attempt.undelimited);
  assert_string_equal(attempt.message, "");
}

#define DATE "Sun, 06 Nov 1994 08:49:37 GMT"

static void reads_retry_after(void **state) {
  (void)state;
  static const struct {
    const char *value, *date;
    int64_t ms;
  } table[] = {
      {"0", "", 0},
      {"1", "", 1000},
      {"57", "", 57000},
      {"007", "", 7000},
      {"1.5", "", 1500},
      {"0.25", "", 250},
      {"1.", "", 1000},
      {"2.00000000000000000000001", "", 2000},
      {"599", "", 599000},
      {"600", "", MAX},
      {"601", "", MAX},
      {"999999999", "", MAX},
      {"99999999999999999999999999999999999999", "", MAX},
      {"9223372036854775807", "", MAX},
      {"18446744073709551617", "", MAX},
      {"1; really", "", 1000},
      {"1, 2", "", 1000},
      {"120 s", "", 120000},
      {"-5", "", 0},
      {"+5", "", 0},
      {"", "", 0},
      {"soon", "", 0},
      {"nan", "", 0},
      {"inf", "", 0},
      {"1e9", "", 0},
      {"0x10", "", 0},
      {".5", "", 0},
      {"5s", "", 0},
      {"-", "", 0},
      {"\xff\xff", "", 0},
      {"2026-01-01T00:00:00Z", DATE, 0},
      /* dates, against the answer's own */
      {"Sun, 06 Nov 1994 08:49:38 GMT", DATE, 1000},
      {"Sun, 06 Nov 1994 08:50:37 GMT", DATE, 60000},
      {"Sunday, 06-Nov-94 08:49:47 GMT", DATE, 10000},
      {"Sun Nov  6 08:49:47 1994", DATE, 10000},
      {"Sun, 06 Nov 1994 08:49:38 GMT", "Sun Nov  6 08:49:37 1994", 1000},
      {DATE, DATE, 0},
      {"Sat, 05 Nov 1994 08:49:37 GMT", DATE, 0},
      {"Mon, 07 Nov 1994 08:49:37 GMT", DATE, MAX},
      {"Fri, 31 Dec 9999 23:59:59 GMT", DATE, MAX},
      {"Thu, 29 Feb 1996 00:00:00 GMT", "Wed, 28 Feb 1996 23:59:58 GMT", 2000},
      {"Wed, 01 Mar 2000 00:00:00 GMT", "Tue, 29 Feb 2000 23:59:59 GMT", 1000},
      {"Sat, 01 Jan 2000 00:00:05 GMT", "Fri, 31 Dec 1999 23:59:59 GMT", 6000},
      {"Sat, 31 Dec 2016 23:59:60 GMT", "Sat, 31 Dec 2016 23:59:58 GMT", 2000},
      {"Thu, 01 Jan 1970 00:00:00 GMT", DATE, 0},
      /* against the clock, which says one second past midnight, where the answer has no date */
      {"Thu, 01 Jan 1970 00:00:03 GMT", "", 2000},
      {"Thu, 01 Jan 1970 00:00:03 GMT", "yesterday", 2000},
      {"Fri, 02 Jan 1970 00:00:03 GMT", "", MAX},
      /* no dates */
      {"Sun, 32 Nov 1994 08:49:37 GMT", DATE, 0},
      {"Sun, 00 Nov 1994 08:49:37 GMT", DATE, 0},
      {"Sun, 06 Nov 1994 24:49:37 GMT", DATE, 0},
      {"Sun, 06 Nov 1994 08:60:37 GMT", DATE, 0},
      {"Sun, 06 Nov 1994 08:49 GMT", DATE, 0},
      {"Sun, 06 Nov 1994", DATE, 0},
      {"Sun, 06 Nov 08:49:37", DATE, 0},
      {"Sun, 06 Nuv 1994 08:49:57 GMT", DATE, 0},
      {"Nov Nov 6 1994 08:49:57", DATE, 0},
      {"Sun, 06 Nov 19940 08:49:57 GMT", DATE, 0},
      {"Sun, 06 Nov 1994 1995 08:49:57 GMT", DATE, 0},
      {"Sun, 06 Nov 1994 08:49:57 08:49:57 GMT", DATE, 0},
      {"Sun, 06 Nov 0 08:49:57 GMT", DATE, 0},
      {"99999999999999:99:99", DATE, 0},
      {"1:2:", DATE, 0},
      {"1:", DATE, 0},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    pc_span value = {table[i].value, strlen(table[i].value)},
            date = {table[i].date, strlen(table[i].date)};
    int64_t ms = pc_retry_after_ms(value, date, 1);
    if (ms != table[i].ms)
      fail_msg("\"%s\" at \"%s\": %lld ms", table[i].value, table[i].date, (long long)ms);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(decides_by_the_table),
                                     cmocka_unit_test(resets_an_attempt_whole),
                                     cmocka_unit_test(reads_retry_after)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
