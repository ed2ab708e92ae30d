/* Cuts text into lines as it arrives. */
#ifndef PC_LINES_H
#define PC_LINES_H

#include "pc.h"

#define PC_LINE_MAX ((size_t)16 << 20)

typedef struct {
  char *text;
  size_t cap, start, end;
  size_t searched; /* no line end from start to here */
  uint64_t count;  /* lines so far, without empty ones */
} pc_lines;

void pc_lines_init(pc_lines *lines);
void pc_lines_drop(pc_lines *lines);
/* Room for more text, at least that much; NULL: out of memory. Lines that were returned end here.
 */
char *pc_lines_room(size_t *room, pc_lines *lines, size_t least);
/* So much was written there. */
void pc_lines_add(pc_lines *lines, size_t len);
/* The next line, without its end, a byte order mark and empty lines before it. False: more text is
   needed. */
bool pc_lines_next(pc_span *line, pc_lines *lines);
/* The text ends here: the last line, if it had no end. */
bool pc_lines_last(pc_span *line, pc_lines *lines);
/* The line that has begun is longer than PC_LINE_MAX. */
bool pc_lines_overflow(const pc_lines *lines);

#endif
