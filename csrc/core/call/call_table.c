#include "call/call_table.h"

#include <stdlib.h>

/* An id is a generation and, in its lowest 20 bits, an index: 52 bits, exact in a Lua number. */
enum { INDEX_BITS = 20, MOST = 1 << INDEX_BITS };

#define NONE UINT32_MAX

void pc_call_table_init(pc_call_table *table) {
  *table = (pc_call_table){.first_free = NONE};
}

void pc_call_table_drop(pc_call_table *table) {
  free(table->entries);
  pc_call_table_init(table);
}

static bool grow(pc_call_table *table) {
  uint32_t size = table->size ? table->size * 2 : 64;
  if (size > MOST) return false;
  pc_call_entry *entries = realloc(table->entries, size * sizeof *entries);
  if (!entries) return false;
  table->entries = entries;
  for (uint32_t i = size; i-- > table->size;) {
    entries[i] = (pc_call_entry){.generation = 1, .next_free = table->first_free};
    table->first_free = i;
  }
  table->size = size;
  return true;
}

uint64_t pc_call_table_add(pc_call_table *table, pc_call *call) {
  if (table->first_free == NONE && !grow(table)) return 0;
  uint32_t index = table->first_free;
  pc_call_entry *entry = &table->entries[index];
  table->first_free = entry->next_free;
  table->count++;
  entry->call = call;
  return ((uint64_t)entry->generation << INDEX_BITS) | index;
}

static uint32_t index_of(uint64_t id) {
  return (uint32_t)(id & (MOST - 1));
}

void pc_call_table_remove(pc_call_table *table, uint64_t id) {
  uint32_t index = index_of(id);
  pc_call_entry *entry = &table->entries[index];
  entry->call = NULL;
  table->count--;
  if (++entry->generation == 0) return; /* no id is given twice */
  entry->next_free = table->first_free;
  table->first_free = index;
}

pc_call *pc_call_table_find(const pc_call_table *table, uint64_t id) {
  uint32_t index = index_of(id);
  if (index >= table->size) return NULL;
  const pc_call_entry *entry = &table->entries[index];
  uint64_t current = ((uint64_t)entry->generation << INDEX_BITS) | index;
  return current == id ? entry->call : NULL;
}
