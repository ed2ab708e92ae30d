/* Finds calls by id. */
#ifndef PC_CALL_TABLE_H
#define PC_CALL_TABLE_H

#include "pc.h"

typedef struct {
  pc_call *call; /* NULL: free */
  uint32_t generation, next_free;
} pc_call_entry;

typedef struct {
  pc_call_entry *entries;
  uint32_t size, first_free;
  size_t count; /* of calls in it */
} pc_call_table;

void pc_call_table_init(pc_call_table *table);
void pc_call_table_drop(pc_call_table *table);
/* An id for the call, 0 when out of memory. No id is given twice. */
uint64_t pc_call_table_add(pc_call_table *table, pc_call *call);
void pc_call_table_remove(pc_call_table *table, uint64_t id);
/* NULL: there is none. */
pc_call *pc_call_table_find(const pc_call_table *table, uint64_t id);

#endif
