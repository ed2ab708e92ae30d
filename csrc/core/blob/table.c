#include "blob/table.h"

#include "blob/csv_cell.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_BYTES = 1024 };

static const char no_memory[] = "needs more memory than there is";

pc_table *pc_table_new(void) {
  return calloc(1, sizeof(pc_table));
}

void pc_table_free(pc_table *table) {
  if (!table) return;
  pc_columns_drop(&table->columns);
  free(table->cells);
  free(table->out);
  free(table->scratch);
  free(table->widths);
  free(table);
}

/* Makes room for `need` items; false: out of memory. */
static bool reserve(void **items, size_t *room, size_t need, size_t size) {
  if (need <= *room) return true;
  size_t wanted = 2 * *room > need ? 2 * *room : need;
  void *more = realloc(*items, wanted * size);
  if (!more) return false;
  *items = more;
  *room = wanted;
  return true;
}

#define RESERVE(items, room, need)                                                                 \
  reserve((void **)(void *)&(items), &(room), (need), sizeof *(items))

static size_t column_of(pc_table *table, const pc_json_member *member, size_t guess) {
  if (member->expected) return guess;
  if (!member->escaped) return pc_columns_find(&table->columns, member->name);
  char name[NAME_MAX_BYTES];
  if (member->name.len > sizeof name) return SIZE_MAX;
  return pc_columns_find(&table->columns, (pc_span){name, pc_row_scan_decode(name, member->name)});
}

/* Sets a cell; new columns have none in the rows before. */
static bool set_cell(pc_table *table, size_t column, size_t known, const pc_cell *value) {
  if (!RESERVE(table->cells, table->cell_room, table->columns.count)) return false;
  for (size_t i = known; i < table->columns.count; i++)
    table->cells[i].kind = PC_CELL_NULL;
  table->cells[column] = *value;
  return true;
}

/* Reads the members into `cells`. Members mostly come in the order of the columns. */
static const char *read_cells(pc_kind *kind, pc_table *table, pc_span line) {
  pc_row_scan scan;
  pc_json_member member;
  size_t guess = 0;
  for (size_t i = 0; i < table->columns.count; i++)
    table->cells[i].kind = PC_CELL_NULL;
  pc_row_scan_begin(&scan, line);
  while (pc_row_scan_next(&member, &scan, pc_columns_name(&table->columns, guess))) {
    size_t known = table->columns.count, column = column_of(table, &member, guess);
    *kind = PC_TOO_LARGE;
    if (column == SIZE_MAX) return "has more columns, or longer names, than a table can have";
    *kind = PC_MEMORY;
    if (!set_cell(table, column, known, &member.value)) return no_memory;
    guess = column + 1;
  }
  *kind = PC_PROTOCOL;
  return scan.problem;
}

static bool note_width(pc_table *table) {
  size_t last = table->width_count ? table->widths[table->width_count - 1].columns : 0;
  if (table->width_count && last == table->columns.count) return true;
  if (!RESERVE(table->widths, table->width_room, table->width_count + 1)) return false;
  table->widths[table->width_count++] =
      (pc_table_width){table->flushed + table->len, table->columns.count};
  return true;
}

const char *pc_table_add(pc_kind *kind, pc_table *table, pc_span line) {
  const char *problem = read_cells(kind, table, line);
  if (problem) return problem;
  *kind = PC_MEMORY;
  size_t most = 2 * line.len + 4 * table->columns.count + 2;
  if (!note_width(table) || !RESERVE(table->scratch, table->scratch_room, line.len + 1) ||
      !RESERVE(table->out, table->room, table->len + most))
    return no_memory;
  char *to = table->out + table->len;
  for (size_t i = 0; i < table->columns.count; i++) {
    if (i) *to++ = ',';
    to += pc_csv_cell(to, &table->cells[i], table->scratch);
  }
  *to++ = '\r';
  *to++ = '\n';
  table->len = (size_t)(to - table->out);
  return NULL;
}

pc_span pc_table_pending(const pc_table *table) {
  return (pc_span){table->out, table->len};
}

void pc_table_flushed(pc_table *table) {
  table->flushed += table->len;
  table->len = 0;
}

size_t pc_table_columns(const pc_table *table) {
  return table->columns.count;
}

pc_span pc_table_column(const pc_table *table, size_t at) {
  return pc_columns_name(&table->columns, at);
}

const pc_table_width *pc_table_widths(size_t *count, const pc_table *table) {
  *count = table->width_count;
  return table->widths;
}
