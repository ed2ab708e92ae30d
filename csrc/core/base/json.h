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
  size_t numbers;
  bool arrays, empty_objects, nulls, may_overflow;
} pc_json_scan;

/* False when the text is refused. A NUL must follow the text. */
bool pc_json_scan_text(pc_json_scan *out, pc_span text, size_t depth);

/* What a decoder would lose, as flags. */
enum {
  PC_JSON_ARRAYS = 1,   /* that empty arrays are arrays */
  PC_JSON_INTEGERS = 2, /* digits of long integers */
  PC_JSON_NUMBERS = 4   /* all numbers: strtod takes "1,2" for one where the decimal sign is ',' */
};

/* A copy of a text that was scanned, in which strings stand for what a decoder would lose: the
   mark alone for each empty array, the mark and its text for each number. */
size_t pc_json_marked_size(const pc_json_scan *scan, pc_span text, unsigned lost);
/* Returns the size written, at most pc_json_marked_size. */
size_t pc_json_mark(char *out, pc_span text, unsigned lost);

/* The decimal sign is a point in the locale of this thread. */
bool pc_json_has_point(void);
/* Reads a number as JSON writes it, in any locale. False: out of memory. */
bool pc_json_number(double *out, const char *text);

#endif
