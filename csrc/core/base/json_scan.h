/* Scans a JSON text once for what decoders wrongly accept and what they lose. The decoder checks
   the structure. */
#ifndef PC_JSON_SCAN_H
#define PC_JSON_SCAN_H

#include "pc.h"

/* UTF-8 never has this byte, and texts with it are refused: it marks strings of this library. */
#define PC_JSON_MARK 0xFF

typedef struct {
  const char *wrong; /* NULL, or why the text is refused */
  size_t at;         /* the refused character, counted from 1 */
  size_t empty_arrays;
  size_t long_integers; /* with more digits than a double surely holds */
  size_t numbers;
  bool arrays, empty_objects, nulls, may_overflow;
} pc_json_scan;

/* False: the text is refused. A NUL must follow the text. */
bool pc_json_scan_text(pc_json_scan *out, pc_span text, size_t depth);

/* Flags for what a decoder loses. */
enum {
  PC_JSON_ARRAYS = 1,   /* that empty arrays are arrays */
  PC_JSON_INTEGERS = 2, /* digits of long integers */
  PC_JSON_NUMBERS = 4   /* all numbers, where the locale's decimal sign is not a point */
};

/* Copies a scanned text with strings in place of what a decoder loses: the mark for each empty
   array, the mark and its text for each number. */
size_t pc_json_marked_size(const pc_json_scan *scan, pc_span text, unsigned lost);
/* Returns the size written, at most pc_json_marked_size. */
size_t pc_json_mark(char *out, pc_span text, unsigned lost);

/* The decimal sign of this thread's locale is a point. */
bool pc_json_has_point(void);
/* Reads a number of JSON in any locale. False: out of memory. */
bool pc_json_number(double *out, const char *text);

#endif
