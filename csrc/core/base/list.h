/* An intrusive doubly linked list; a node outside any list points to itself. */
#ifndef PC_LIST_H
#define PC_LIST_H

#include <stdbool.h>
#include <stddef.h>

typedef struct pc_node {
  struct pc_node *prev, *next;
} pc_node;

#define PC_OWNER(node, type, member) ((type *)(void *)((char *)(node)-offsetof(type, member)))

static inline void pc_list_init(pc_node *node) {
  node->prev = node->next = node;
}

static inline bool pc_list_empty(const pc_node *list) {
  return list->next == list;
}

static inline void pc_list_remove(pc_node *node) {
  node->prev->next = node->next;
  node->next->prev = node->prev;
  pc_list_init(node);
}

/* Moves the node from its list, if any, to the end of this one. */
static inline void pc_list_append(pc_node *list, pc_node *node) {
  pc_list_remove(node);
  node->prev = list->prev;
  node->next = list;
  list->prev->next = node;
  list->prev = node;
}

static inline void pc_list_prepend(pc_node *list, pc_node *node) {
  pc_list_append(list->next, node);
}

static inline pc_node *pc_list_first(pc_node *list) {
  return pc_list_empty(list) ? NULL : list->next;
}

/* Takes the first node out, or returns NULL. */
static inline pc_node *pc_list_take(pc_node *list) {
  pc_node *node = list->next;
  if (node == list) return NULL;
  list->next = node->next;
  node->next->prev = list;
  pc_list_init(node);
  return node;
}

#endif
