/* One pass over a JSON text: what decoders let through although it is no JSON, what they lose, and
   where. The structure is the decoder's to check. */
#ifndef PC_JSON_H
#define PC_JSON_H

#include "pc.h"

typedef struct {
  const char *wrong; /* NULL, or why the text is refused */
  size_t at;         /* the character it is refused for, counted from 1 */
  size_t empty_arrays;
  size_t long_integers; /* too many digits for a double to hold surely */
  size_t longest_ff;    /* longest run of bytes 0xFF, which UTF-8 never has */
  bool arrays, nulls, numbers, may_overflow;
} pc_json_scan;

/* False when the text is refused. A NUL must follow the text. */
bool pc_json_scan_text(pc_json_scan *out, pc_span text, size_t depth);

/* A copy of a scanned text in which strings stand for what a decoder would lose: a mark for each
   empty array, a mark and the digits for each long integer. A mark is one byte 0xFF more than any
   string of the text has in a row, so nothing else can decode to it. */
size_t pc_json_mark_length(const pc_json_scan *scan);
size_t pc_json_marked_size(const pc_json_scan *scan, pc_span text, bool arrays, bool integers);
/* Returns the size written, at most pc_json_marked_size. */
size_t pc_json_mark(char *out, const pc_json_scan *scan, pc_span text, bool arrays, bool integers);

#endif
