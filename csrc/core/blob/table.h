/* Makes rows of CSV from lines of JSON in one pass, without knowing the columns before: a row has
   cells for the columns seen so far, and the table notes where rows become wider. */
#ifndef PC_TABLE_H
#define PC_TABLE_H

#include "blob/columns.h"

struct pc_table {
  pc_columns columns;
  pc_cell *cells; /* of one row, by column */
  size_t cell_room;
  char *out, *scratch;
  size_t len, room, scratch_room;
  uint64_t flushed; /* bytes that left `out` */
  pc_table_width *widths;
  size_t width_count, width_room;
};

/* Adds the row of a line. Returns NULL, or what is wrong with it; *kind is the kind of that error.
 */
const char *pc_table_add(pc_kind *kind, pc_table *table, pc_span line);
/* The bytes to write; pc_table_flushed forgets them. */
pc_span pc_table_pending(const pc_table *table);
void pc_table_flushed(pc_table *table);

#endif
