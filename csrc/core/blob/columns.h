/* The columns of a table by their names, whose letter case does not matter. */
#ifndef PC_COLUMNS_H
#define PC_COLUMNS_H

#include "pc.h"

enum { PC_COLUMNS_MAX = 4096 };

typedef struct {
  char **names; /* as first written */
  size_t *lens;
  size_t count, cap;
} pc_columns;

void pc_columns_drop(pc_columns *columns);
/* The position of the column of that name, which is added if it is new; SIZE_MAX: out of memory, or
   there are too many. */
size_t pc_columns_find(pc_columns *columns, pc_span name);
void pc_columns_drop_last(pc_columns *columns);
/* The name at that position; an empty span with a NULL start beyond the end. */
static inline pc_span pc_columns_name(const pc_columns *columns, size_t at) {
  return at < columns->count ? (pc_span){columns->names[at], columns->lens[at]}
                             : (pc_span){NULL, 0};
}

#endif
