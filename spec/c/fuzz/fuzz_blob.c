/* Blobs of any bytes: lines are whole, counted and bounded, in whatever pieces the bytes come. */
#include "fuzz.h"
#include "http/body_pipe.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  if (size < 1) return 0;
  size_t piece = (size_t)bytes[0] + 1, given = 1;
  pc_body_pipe *pipe = pc_body_pipe_new();
  pc_blob *blob = pc_blob_new(pipe);
  if (!blob) return 0;
  uint64_t rows = 0;
  pc_blob_state state;
  pc_span line;
  do {
    size_t more = size - given < piece ? size - given : piece;
    if (more && pc_body_pipe_has_room(pipe, more)) {
      pc_body_pipe_put(pipe, (const char *)bytes + given, more);
      given += more;
    }
    if (given == size) pc_body_pipe_end(pipe, true);
    state = pc_blob_fill(blob);
    for (; pc_blob_line(&line, blob); rows++)
      REQUIRE(line.len && !memchr(line.at, '\n', line.len));
  } while (state == PC_BLOB_MORE || (state == PC_BLOB_WAITS && given < size));
  pc_kind kind;
  (void)pc_blob_problem(&kind, blob);
  REQUIRE(kind != PC_OK || (state == PC_BLOB_ENDED && pc_blob_count(blob).rows == rows));
  pc_blob_free(blob);
  return 0;
}
