/* Lines of any bytes as rows of CSV: a row that is accepted has a cell for each column. */
#include "blob/table.h"
#include "fuzz.h"

static size_t cells_of(pc_span row) {
  size_t count = 1;
  bool quoted = false;
  for (size_t i = 0; i < row.len; i++) {
    if (row.at[i] == '"') quoted = !quoted;
    if (row.at[i] == ',' && !quoted) count++;
    REQUIRE(row.at[i] != '\n' || quoted || i + 1 == row.len);
  }
  REQUIRE(!quoted);
  return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  pc_table *table = pc_table_new();
  const char *at = (const char *)bytes, *end = at + size;
  while (table && at < end) {
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    if (!stop) stop = end;
    size_t len = (size_t)(stop - at);
    char *exact = malloc(len ? len : 1);
    if (!exact) break;
    memcpy(exact, at, len);
    pc_kind kind;
    if (!pc_table_add(&kind, table, (pc_span){exact, len})) {
      size_t columns = pc_table_columns(table);
      REQUIRE(cells_of(pc_table_pending(table)) == (columns ? columns : 1));
    }
    pc_table_flushed(table);
    free(exact);
    at = stop < end ? stop + 1 : end;
  }
  pc_table_free(table);
  return 0;
}
