/* Scans one line of JSON that is an object, member by member. Values stay text, so numbers keep all
   digits. Pure: no memory, no state but where it stands. */
#ifndef PC_ROW_SCAN_H
#define PC_ROW_SCAN_H

#include "pc.h"

typedef enum {
  PC_CELL_NULL,
  PC_CELL_WORD,    /* a number, true or false, as written */
  PC_CELL_STRING,  /* what is between its quotes */
  PC_CELL_ESCAPED, /* the same, with escapes to decode */
  PC_CELL_NESTED   /* an array or object, as written */
} pc_cell_kind;

typedef struct {
  pc_cell_kind kind;
  bool has_comma; /* a string that holds one */
  pc_span text;
} pc_cell;

typedef struct {
  pc_span name; /* what is between its quotes */
  bool expected, escaped;
  pc_cell value;
} pc_member;

typedef struct {
  const char *at, *end;
  const char *problem; /* why the line is no object, or NULL */
  bool begun;
} pc_row_scan;

void pc_row_scan_begin(pc_row_scan *scan, pc_span line);
/* The next member. A name that equals `expected` is found without a search. False: there is none,
   or there is a problem. */
bool pc_row_scan_next(pc_member *out, pc_row_scan *scan, pc_span expected);
/* Decodes a string with escapes into at most as many bytes as it has. Returns their number. */
size_t pc_row_scan_decode(char *out, pc_span text);

#endif
