/* Writes values as cells of CSV (RFC 4180), by the same rules as lua/partnercenter/csv.lua. */
#ifndef PC_CSV_CELL_H
#define PC_CSV_CELL_H

#include "pc.h"

/* No cell is longer. */
static inline size_t pc_csv_cell_max(pc_span text) {
  return 2 * text.len + 3;
}
/* Returns the number of bytes. `scratch` has room for the text. */
size_t pc_csv_cell(char *out, const pc_cell *cell, char *scratch);

#endif
