/* What comes of the lines of an answer. */
#include "curl_quirks.h"
#include "http/answer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
  const char *lines[6];
  const char *refusal; /* of the last line; NULL: all are taken */
} row;

#define MISMATCH "the answer has another HTTP version than the negotiated one"
#define STRAY    "the answer's first header begins with white space"

/* As they come where HTTP/1.1 was agreed on. */
static const row old[] = {
    {{"HTTP/1.1 200 OK\r\n", "A: b\r\n", "\r\n"}, NULL},
    {{"HTTP/1.0 200\r\n", "\r\n"}, NULL},
    {{"HTTP/1.1 100 Continue\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "A: b\r\n", "\r\n"}, NULL},
    {{"HTTP/1.1 200 OK\r\n", "A: b\r\n", " c\r\n", "\tb\r\n", "\r\n"}, NULL},
    {{"HTTP/2 200 \r\n"}, MISMATCH},
    {{"HTTP/2 200\r\n"}, MISMATCH},
    {{"HTTP/2 200 OK\r\n"}, MISMATCH},
    {{"HTTP/2.0 200 OK\r\n"}, MISMATCH},
    {{"HTTP/3 200 \r\n"}, MISMATCH},
    {{"HTTP/9.9 200 OK\r\n"}, MISMATCH},
    {{"HTTP/1.1 103 Early Hints\r\n", "\r\n", "HTTP/2 200 \r\n"}, MISMATCH},
    {{"HTTP/1.1 200 OK\r\n", " A: b\r\n"}, STRAY},
    {{"HTTP/1.1 200 OK\r\n", "\tA: b\r\n"}, STRAY},
    {{"HTTP/1.1 200 OK\r\n", " \r\n"}, STRAY},
    {{"HTTP/1.1 100 Continue\r\n", "A: b\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", " c\r\n"}, STRAY},
};

/* As libcurl writes them for HTTP/2, with or without the blank; and where TLS could not be asked.
 */
static const row newer[] = {
    {{"HTTP/2 200 \r\n", "a: b\r\n", "\r\n"}, NULL},
    {{"HTTP/2 200\r\n", "\r\n"}, NULL},
    {{"HTTP/2 103 \r\n", "link: b\r\n", "\r\n", "HTTP/2 200 \r\n", "\r\n"}, NULL},
    {{"HTTP/1.1 200 OK\r\n", "\r\n"}, NULL},
    {{"HTTP/3 200 \r\n"}, MISMATCH},
    {{"HTTP/2 200 \r\n", " a: b\r\n"}, STRAY},
};

/* guarded: each line comes to the guard of used handles first. */
static void judge(const row *rows, size_t count, bool h2, bool guarded) {
  for (size_t i = 0; i < count; i++) {
    const row *r = &rows[i];
    pc_answer answer = {0};
    pc_buf_init(&answer.head, 1 << 10);
    pc_buf_init(&answer.body, 1 << 10);
    pc_body_file_init(&answer.body_file, NULL);
    pc_answer_begin(&answer, h2);
    pc_header_guard guard;
    pc_header_guard_begin(&guard, guarded);
    bool taken = true;
    for (size_t n = 0; n < 6 && r->lines[n]; n++) {
      pc_span line = {r->lines[n], strlen(r->lines[n])};
      if (!taken) fail_msg("%s was refused before", r->lines[n]);
      if (pc_header_guard_expects_line(&guard))
        answer.seen.stray = !pc_header_guard_allows(&guard, line.at[0]);
      taken = !answer.seen.stray && pc_answer_line(&answer, line);
      pc_header_guard_line(&guard, answer.seen.named,
                           answer.seen.head_ended && !answer.seen.interim);
    }
    char text[128];
    pc_kind kind = PC_OK;
    const char *refusal = pc_answer_refusal(text, sizeof text, &kind, &answer);
    if (taken != !r->refusal) fail_msg("%s: taken %d", r->lines[0], taken);
    if (r->refusal) {
      assert_non_null(refusal);
      assert_string_equal(refusal, r->refusal);
      assert_int_equal(kind, PC_PROTOCOL);
    } else {
      assert_null(refusal);
      assert_true(answer.seen.head_ended);
    }
    pc_answer_drop(&answer);
  }
}

static void reads_lines_of_http_1(void **state) {
  (void)state;
  judge(old, sizeof old / sizeof *old, false, false);
}

static void guards_lines_of_http_1(void **state) {
  (void)state;
  judge(old, sizeof old / sizeof *old, false, true);
}

static void reads_lines_of_http_2(void **state) {
  (void)state;
  judge(newer, sizeof newer / sizeof *newer, true, false);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(reads_lines_of_http_1),
                                     cmocka_unit_test(guards_lines_of_http_1),
                                     cmocka_unit_test(reads_lines_of_http_2)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
