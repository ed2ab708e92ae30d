/* A blob in any number of pieces: the same lines, the same errors, and no byte beyond its buffers.
 */
#include "base/text.h"
#include "blob/gunzip.h"
#include "blob/lines.h"
#include "http/body_pipe.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct {
  char *at;
  size_t len;
} bytes;

static bytes gzipped(pc_span text) {
  bytes out = {malloc(text.len + 128), 0};
  z_stream stream = {0};
  assert_non_null(out.at);
  assert_int_equal(deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY),
                   Z_OK);
  stream.next_in = (const unsigned char *)text.at;
  stream.avail_in = (unsigned)text.len;
  stream.next_out = (unsigned char *)out.at;
  stream.avail_out = (unsigned)text.len + 128;
  assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.len = stream.total_out;
  assert_int_equal(deflateEnd(&stream), Z_OK);
  return out;
}

static void append(bytes *to, bytes more) {
  to->at = realloc(to->at, to->len + more.len);
  assert_non_null(to->at);
  memcpy(to->at + to->len, more.at, more.len);
  to->len += more.len;
  free(more.at);
}

/* Reads a blob whose bytes come in pieces of that size. Lines are joined by '|'. */
static pc_blob_state read_all(char *out, pc_blob **blob, bytes in, size_t piece) {
  pc_body_pipe *pipe = pc_body_pipe_new();
  *blob = pc_blob_new(pipe);
  assert_non_null(*blob);
  size_t given = 0;
  pc_blob_state state;
  pc_span line;
  do {
    size_t more = in.len - given < piece ? in.len - given : piece;
    if (more && pc_body_pipe_has_room(pipe, more)) {
      pc_body_pipe_put(pipe, in.at + given, more);
      given += more;
    }
    if (given == in.len) pc_body_pipe_end(pipe, true);
    state = pc_blob_fill(*blob);
    while (pc_blob_line(&line, *blob)) {
      memcpy(out, line.at, line.len);
      out += line.len;
      *out++ = '|';
    }
  } while (state == PC_BLOB_MORE || (state == PC_BLOB_WAITS && given < in.len));
  *out = '\0';
  pc_kind kind;
  (void)pc_blob_problem(&kind, *blob);
  return kind == PC_OK ? state : PC_BLOB_BROKEN;
}

static void reads_the_same_lines_in_any_pieces(void **state) {
  (void)state;
  bytes in = gzipped(pc_text_span("\xEF\xBB\xBF{\"a\":1}\r\n\n{\"b\":"));
  append(&in, gzipped(pc_text_span("")));
  append(&in, gzipped(pc_text_span("2}\n \t\n\xEF\xBB\xBF{\"c\":3}")));
  bytes padding = {calloc(1, 600), 600};
  append(&in, padding);
  char found[256];
  for (size_t piece = 1; piece <= in.len; piece++) {
    pc_blob *blob;
    assert_int_equal(read_all(found, &blob, in, piece), PC_BLOB_ENDED);
    assert_string_equal(found, "{\"a\":1}|{\"b\":2}|{\"c\":3}|");
    assert_int_equal(pc_blob_count(blob).rows, 3);
    assert_int_equal(pc_blob_count(blob).received, in.len);
    pc_blob_free(blob);
  }
  free(in.at);
}

static void finds_every_cut_and_every_change_of_the_trailer(void **state) {
  (void)state;
  bytes in = gzipped(pc_text_span("{\"a\":1}\n{\"b\":2}\n"));
  char found[4096];
  pc_blob *blob;
  for (size_t len = 1; len < in.len; len++) {
    bytes cut = {in.at, len};
    assert_int_equal(read_all(found, &blob, cut, 7), PC_BLOB_BROKEN);
    pc_blob_free(blob);
  }
  for (size_t i = in.len - 8; i < in.len; i++) {
    in.at[i] ^= 0x20;
    assert_int_equal(read_all(found, &blob, in, in.len), PC_BLOB_BROKEN);
    pc_blob_free(blob);
    in.at[i] ^= 0x20;
  }
  free(in.at);
}

static void bounds_a_line(void **state) {
  (void)state;
  bytes text = {malloc(PC_LINE_MAX + 2), PC_LINE_MAX + 2};
  char *found = malloc(PC_LINE_MAX + 16);
  assert_non_null(text.at);
  assert_non_null(found);
  memset(text.at, 'x', text.len);
  for (size_t extra = 0; extra < 2; extra++) {
    text.at[PC_LINE_MAX + extra] = '\n';
    bytes in = gzipped((pc_span){text.at, PC_LINE_MAX + extra + 1});
    pc_blob *blob;
    pc_blob_state end = read_all(found, &blob, in, 200000);
    pc_kind kind;
    (void)pc_blob_problem(&kind, blob);
    assert_int_equal(end, extra ? PC_BLOB_BROKEN : PC_BLOB_ENDED);
    assert_int_equal(kind, extra ? PC_TOO_LARGE : PC_OK);
    pc_blob_free(blob);
    free(in.at);
    text.at[PC_LINE_MAX] = 'x';
  }
  free(text.at);
  free(found);
}

static void fills_and_empties_a_pipe(void **state) {
  (void)state;
  pc_body_pipe *pipe = pc_body_pipe_new();
  char piece[16384];
  size_t put = 0, taken = 0;
  for (int round = 0; round < 200; round++) {
    for (size_t i = 0; i < sizeof piece; i++)
      piece[i] = (char)((put + i) * 7 / 3);
    if (pc_body_pipe_has_room(pipe, sizeof piece)) {
      pc_body_pipe_put(pipe, piece, sizeof piece);
      put += sizeof piece;
    }
    if (round % 3) continue;
    pc_span there = pc_body_pipe_view(pipe);
    size_t len = there.len * 2 / 3;
    for (size_t i = 0; i < len; i++)
      assert_int_equal(there.at[i], (char)((taken + i) * 7 / 3));
    pc_body_pipe_take(pipe, len);
    taken += len;
    assert_true(pc_body_pipe_view(pipe).len == put - taken);
  }
  assert_true(put > 4 * (size_t)PC_PIPE_SIZE);
  assert_false(pc_body_pipe_has_room(pipe, PC_PIPE_SIZE + 1));
  pc_body_pipe_free(pipe);
}

static void continues_only_the_same_body(void **state) {
  (void)state;
  pc_body_pipe *pipe = pc_body_pipe_new();
  assert_false(pc_body_pipe_begin(pipe, 206, "\"a\"", "bytes 0-1/2")); /* nobody asked for it */
  assert_true(pc_body_pipe_begin(pipe, 200, "\"a\"", NULL));
  pc_body_pipe_put(pipe, "0123456789", 10);
  assert_true(pc_body_pipe_may_resume(pipe));
  pc_body_pipe_ask_rest(pipe);
  assert_string_equal(pipe->range, "Range: bytes=10-");
  assert_string_equal(pipe->if_match, "If-Match: \"a\"");
  assert_false(pc_body_pipe_begin(pipe, 206, "\"b\"", "bytes 10-19/20"));
  assert_false(pc_body_pipe_begin(pipe, 206, NULL, "bytes 10-19/20"));
  assert_false(pc_body_pipe_begin(pipe, 206, "\"a\"", "bytes 9-19/20"));
  assert_false(pc_body_pipe_begin(pipe, 206, "\"a\"", NULL));
  assert_true(pc_body_pipe_begin(pipe, 206, "\"a\"", "bytes 10-19/20"));
  pc_body_pipe_put(pipe, "abc", 3);
  assert_true(pc_body_pipe_begin(pipe, 200, "\"a\"", NULL)); /* from the start */
  pc_body_pipe_put(pipe, "01234567", 8);
  pc_body_pipe_put(pipe, "89abcDE", 7);
  pc_span all = pc_body_pipe_view(pipe);
  assert_true(pc_text_equal(all, "0123456789abcDE"));
  pc_body_pipe_free(pipe);
  pipe = pc_body_pipe_new();
  assert_true(pc_body_pipe_begin(pipe, 200, "W/\"a\"", NULL));
  pc_body_pipe_put(pipe, "0", 1);
  assert_false(pc_body_pipe_may_resume(pipe));
  pc_body_pipe_free(pipe);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_the_same_lines_in_any_pieces),
      cmocka_unit_test(finds_every_cut_and_every_change_of_the_trailer),
      cmocka_unit_test(bounds_a_line), cmocka_unit_test(fills_and_empties_a_pipe),
      cmocka_unit_test(continues_only_the_same_body)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
