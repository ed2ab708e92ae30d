/* Keeps header lines in the form that libcurl takes. */
#ifndef PC_HEADER_LIST_H
#define PC_HEADER_LIST_H

#include "pc.h"

/* Has the layout of libcurl's list. */
typedef struct pc_line {
  char *text;
  struct pc_line *next;
} pc_line;

typedef struct pc_header_list pc_header_list;

/* Lines that many requests share, the bearer token first. References are counted. */
pc_header_list *pc_header_list_new(char *const *lines, size_t count, pc_span bearer);
pc_header_list *pc_header_list_hold(pc_header_list *headers);
void pc_header_list_release(pc_header_list *headers);
pc_span pc_header_list_bearer(const pc_header_list *headers);
/* The first line; libcurl only reads the list. */
pc_line *pc_header_list_first(pc_header_list *headers);

#endif
