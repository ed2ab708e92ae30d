/* Header lines as libcurl takes them. */
#ifndef PC_HEADERS_H
#define PC_HEADERS_H

#include "pc.h"

/* Laid out as libcurl's own list. */
typedef struct pc_line {
  char *text;
  struct pc_line *next;
} pc_line;

typedef struct pc_header_list pc_header_list;

/* Lines shared by many requests, the bearer token first; counted references. */
pc_header_list *pc_headers_new(char *const *lines, size_t count, pc_span bearer);
pc_header_list *pc_headers_hold(pc_header_list *headers);
void pc_headers_release(pc_header_list *headers);
pc_span pc_headers_bearer(const pc_header_list *headers);
/* The first of them; they are only read. */
pc_line *pc_headers_first(pc_header_list *headers);

#endif
