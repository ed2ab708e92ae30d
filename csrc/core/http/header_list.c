#include "http/header_list.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

struct pc_header_list {
  size_t refs, size, count, bearer_at, bearer_len;
  pc_line nodes[]; /* their texts follow in the same allocation */
};

pc_header_list *pc_header_list_new(char *const *lines, size_t count, pc_span bearer) {
  static const char prefix[] = "Authorization: Bearer ";
  size_t text = sizeof prefix + bearer.len;
  for (size_t i = 0; i < count; i++)
    text += strlen(lines[i]) + 1;
  size_t size = sizeof(pc_header_list) + (count + 1) * sizeof(pc_line) + text;
  pc_header_list *list = calloc(1, size);
  if (!list) return NULL;
  list->refs = 1;
  list->size = size;
  list->count = count + 1;
  char *at = (char *)&list->nodes[list->count];
  list->nodes[0].text = at;
  memcpy(at, prefix, sizeof prefix - 1);
  list->bearer_at = (size_t)(at - (char *)list) + sizeof prefix - 1;
  list->bearer_len = bearer.len;
  if (bearer.len) memcpy(at + sizeof prefix - 1, bearer.at, bearer.len);
  at += sizeof prefix + bearer.len;
  for (size_t i = 0; i < count; i++) {
    size_t len = strlen(lines[i]) + 1;
    memcpy(at, lines[i], len);
    list->nodes[i].next = &list->nodes[i + 1];
    list->nodes[i + 1].text = at;
    at += len;
  }
  return list;
}

pc_header_list *pc_header_list_hold(pc_header_list *headers) {
  headers->refs++;
  return headers;
}

void pc_header_list_release(pc_header_list *headers) {
  if (!headers || --headers->refs) return;
  pc_wipe(headers, headers->size);
  free(headers);
}

pc_span pc_header_list_bearer(const pc_header_list *headers) {
  return (pc_span){(const char *)headers + headers->bearer_at, headers->bearer_len};
}

pc_line *pc_header_list_first(pc_header_list *headers) {
  return headers->nodes;
}
