/* One pass over a JSON text: what decoders let through although it is no JSON, what they lose, and
   where. The structure is the decoder's to check. */
#ifndef PC_JSON_H
#define PC_JSON_H

#include "pc.h"

/* UTF-8 never has this byte, and a text that has it is refused: what begins with it is ours. */
#define PC_JSON_MARK 0xFF

typedef struct {
  const char *wrong; /* NULL, or why the text is refused */
  size_t at;         /* the character it is refused for, counted from 1 */
  size_t empty_arrays;
  size_t long_integers; /* too many digits for a double to hold surely */
  bool arrays, empty_objects, nulls, numbers, may_overflow;
} pc_json_scan;

/* False when the text is refused. A NUL must follow the text. */
bool pc_json_scan_text(pc_json_scan *out, pc_span text, size_t depth);

/* A copy of a text that was scanned, in which strings stand for what a decoder would lose: the
   mark alone for each empty array, the mark and the digits for each long integer. */
size_t pc_json_marked_size(const pc_json_scan *scan, pc_span text, bool arrays, bool integers);
/* Returns the size written, at most pc_json_marked_size. */
size_t pc_json_mark(char *out, pc_span text, bool arrays, bool integers);

#endif
