#include "blob/columns.h"

#include "base/buf.h"
#include "base/text.h"

#include <stdlib.h>

void pc_columns_drop(pc_columns *columns) {
  for (size_t i = 0; i < columns->count; i++)
    free(columns->names[i]);
  free(columns->names);
  free(columns->lens);
  *columns = (pc_columns){0};
}

static bool grow(pc_columns *columns) {
  size_t cap = columns->cap ? 2 * columns->cap : 64;
  char **names = realloc(columns->names, cap * sizeof *names);
  if (names) columns->names = names;
  size_t *lens = realloc(columns->lens, cap * sizeof *lens);
  if (lens) columns->lens = lens;
  if (names && lens) columns->cap = cap;
  return names && lens;
}

size_t pc_columns_find(pc_columns *columns, pc_span name) {
  for (size_t i = 0; i < columns->count; i++)
    if (columns->lens[i] == name.len && pc_text_alike(columns->names[i], name.at, name.len))
      return i;
  if (columns->count == PC_COLUMNS_MAX) return SIZE_MAX;
  if (columns->count == columns->cap && !grow(columns)) return SIZE_MAX;
  char *copy = pc_copy(name);
  if (!copy) return SIZE_MAX;
  columns->names[columns->count] = copy;
  columns->lens[columns->count] = name.len;
  return columns->count++;
}

void pc_columns_drop_last(pc_columns *columns) {
  free(columns->names[--columns->count]);
}
