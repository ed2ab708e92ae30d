/* Header lines as a server may send them. */
#include "base/text.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  static const char *const names[] = {"Retry-After", "Content-Length", "Content-Encoding", "X"};
  pc_span block = {(const char *)bytes, size};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    pc_span value = {NULL, 0};
    bool found = pc_header_find(&value, block, names[i]);
    REQUIRE(found == (value.at != NULL));
    REQUIRE(!found || (value.at >= block.at && value.at + value.len <= block.at + block.len));
    for (size_t k = 0; k < value.len; k++)
      REQUIRE(value.at[k] != '\n');
    if (value.len) REQUIRE(value.at[0] != ' ' && value.at[value.len - 1] != ' ');
    if (pc_header_differs(block, names[i])) REQUIRE(found);
  }
  return 0;
}
