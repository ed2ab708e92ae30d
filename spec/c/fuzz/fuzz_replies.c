/* Replies of any bytes, in pieces: each is whole and can be walked, and the stream ends in order.
 */
#include "fuzz.h"
#include "redis/resp.h"

enum { DEPTH_MAX = 16 };

static void walk(const pc_reply *reply, int depth) {
  REQUIRE(depth < DEPTH_MAX);
  switch (pc_reply_type_of(reply)) {
  case PC_REPLY_ARRAY:
    for (size_t i = 0; i < pc_reply_count(reply); i++)
      walk(pc_reply_at(reply, i), depth + 1);
    break;
  case PC_REPLY_STRING:
  case PC_REPLY_STATUS:
  case PC_REPLY_ERROR:
    REQUIRE(pc_reply_text(reply).at && pc_reply_text(reply).at[pc_reply_text(reply).len] == '\0');
    break;
  default:
    break;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  const char *why;
  pc_resp *resp = pc_resp_new(&why);
  if (!resp || size < 1) {
    pc_resp_free(resp);
    return 0;
  }
  size_t piece = (size_t)bytes[0] + 1;
  pc_resp_result result = PC_RESP_NEEDS_MORE;
  for (size_t at = 1; at < size && result != PC_RESP_BROKEN; at += piece) {
    size_t len = size - at < piece ? size - at : piece;
    if (!pc_resp_feed(resp, (const char *)bytes + at, len)) break;
    pc_reply *reply;
    while ((result = pc_resp_next(&reply, resp)) == PC_RESP_REPLY) {
      walk(reply, 0);
      pc_resp_free_reply(resp, reply);
    }
  }
  if (result == PC_RESP_BROKEN) REQUIRE(pc_resp_problem(resp)[0]);
  pc_resp_free(resp);
  return 0;
}
