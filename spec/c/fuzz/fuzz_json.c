/* The pass over JSON texts: any bytes, and what is written about those that are let pass. */
#include "base/json_scan.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  char *copy = malloc(size + 1);
  REQUIRE(copy);
  if (size) memcpy(copy, bytes, size);
  copy[size] = '\0';
  pc_span text = {copy, size};
  pc_json_scan scan;
  bool ok = pc_json_scan_text(&scan, text, 64);
  REQUIRE(ok == (scan.wrong == NULL));
  REQUIRE(ok || (scan.at >= 1 && scan.at <= size + 1));
  for (unsigned lost = 0; ok && lost < 8; lost++) {
    size_t most = pc_json_marked_size(&scan, text, lost);
    char *out = malloc(most + 1);
    REQUIRE(out);
    size_t written = pc_json_mark(out, text, lost);
    REQUIRE(written <= most);
    if (lost == 0) REQUIRE(written == size && (!size || !memcmp(out, copy, size)));
    free(out);
  }
  free(copy);
  return 0;
}
