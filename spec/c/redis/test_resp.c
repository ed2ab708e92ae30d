/* Commands as bytes, replies in whatever pieces they come, and peers that speak something else. */
#include "base/text.h"
#include "redis/resp.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static pc_resp *resp;

static int set_up(void **state) {
  (void)state;
  const char *why = NULL;
  resp = pc_resp_new(&why);
  return resp ? 0 : -1;
}

static int tear_down(void **state) {
  (void)state;
  pc_resp_free(resp);
  return 0;
}

static void formats_a_command(void **state) {
  (void)state;
  pc_span words[] = {{"SET", 3}, {"a\0b", 3}, {"", 0}};
  static const char wanted[] = "*3\r\n$3\r\nSET\r\n$3\r\na\0b\r\n$0\r\n\r\n";
  size_t len = 0;
  char *bytes = pc_resp_format(&len, resp, words, 3);
  assert_int_equal(len, sizeof wanted - 1);
  assert_memory_equal(bytes, wanted, len);
  pc_resp_free_command(resp, bytes);
  assert_null(pc_resp_format(&len, resp, words, 0));
}

static bool feed(const char *bytes) {
  return pc_resp_feed(resp, bytes, strlen(bytes));
}

static void reads_each_type(void **state) {
  (void)state;
  pc_reply *reply;
  assert_true(feed("*6\r\n$2\r\nab\r\n:-7\r\n$-1\r\n+OK\r\n-ERR no\r\n*1\r\n:1\r\n"));
  assert_int_equal(pc_resp_next(&reply, resp), PC_RESP_REPLY);
  assert_int_equal(pc_reply_type_of(reply), PC_REPLY_ARRAY);
  assert_int_equal(pc_reply_count(reply), 6);
  static const pc_reply_type types[] = {PC_REPLY_STRING, PC_REPLY_INTEGER, PC_REPLY_NIL,
                                        PC_REPLY_STATUS, PC_REPLY_ERROR,   PC_REPLY_ARRAY};
  for (size_t i = 0; i < 6; i++)
    assert_int_equal(pc_reply_type_of(pc_reply_at(reply, i)), types[i]);
  assert_memory_equal(pc_reply_text(pc_reply_at(reply, 0)).at, "ab", 2);
  assert_int_equal(pc_reply_integer(pc_reply_at(reply, 1)), -7);
  assert_int_equal(pc_reply_text(pc_reply_at(reply, 4)).len, 6);
  pc_resp_free_reply(resp, reply);
  assert_int_equal(pc_resp_next(&reply, resp), PC_RESP_NEEDS_MORE);
}

static void reads_replies_in_pieces(void **state) {
  (void)state;
  static const char bytes[] = "$3\r\na\r\n\r\n:12\r\n+PONG\r\n";
  pc_reply *reply;
  int seen = 0;
  for (size_t i = 0; i < sizeof bytes - 1; i++) {
    assert_true(pc_resp_feed(resp, bytes + i, 1));
    while (pc_resp_next(&reply, resp) == PC_RESP_REPLY) {
      seen++;
      pc_resp_free_reply(resp, reply);
    }
  }
  assert_int_equal(seen, 3);
}

static void breaks_at(const char *bytes) {
  pc_reply *reply;
  assert_true(pc_resp_reset(resp));
  (void)feed(bytes);
  if (pc_resp_next(&reply, resp) != PC_RESP_BROKEN) fail_msg("%s", bytes);
  assert_true(pc_resp_problem(resp)[0] != '\0');
}

static void breaks_at_anything_else(void **state) {
  (void)state;
  breaks_at("HTTP/1.1 400 Bad Request\r\n");
  breaks_at("\x15\x03\x03\x00\x02\x02\x28\r\n");
  breaks_at(">3\r\n$7\r\nmessage\r\n");
  breaks_at("*2147483647\r\n");
  breaks_at("*300000\r\n");
  breaks_at("*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n");
}

static void breaks_at_a_reply_without_an_end(void **state) {
  (void)state;
  enum { PIECE = 64 << 10 };
  char *piece = calloc(1, PIECE);
  assert_non_null(piece);
  pc_reply *reply;
  assert_true(feed("$9223372036854775807\r\n"));
  int pieces = 0;
  while (pc_resp_next(&reply, resp) == PC_RESP_NEEDS_MORE && pieces++ < 100)
    assert_true(pc_resp_feed(resp, piece, PIECE));
  assert_in_range(pieces, 16, 17);
  assert_true(pc_resp_reset(resp));
  assert_true(feed("+OK\r\n"));
  assert_int_equal(pc_resp_next(&reply, resp), PC_RESP_REPLY);
  pc_resp_free_reply(resp, reply);
  free(piece);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(formats_a_command, set_up, tear_down),
      cmocka_unit_test_setup_teardown(reads_each_type, set_up, tear_down),
      cmocka_unit_test_setup_teardown(reads_replies_in_pieces, set_up, tear_down),
      cmocka_unit_test_setup_teardown(breaks_at_anything_else, set_up, tear_down),
      cmocka_unit_test_setup_teardown(breaks_at_a_reply_without_an_end, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
