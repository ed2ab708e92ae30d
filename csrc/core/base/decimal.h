/* Adds decimal numbers exactly, as they stand in JSON text. */
#ifndef PC_DECIMAL_H
#define PC_DECIMAL_H

#include "pc.h"

/* `whole` plus `fraction` of PC_DECIMAL_ONE; the fraction is never negative: -0.25 is -1 and 0.75.
 */
typedef struct {
  int64_t whole;
  int64_t fraction;
} pc_decimal;

enum { PC_DECIMAL_PLACES = 18, PC_DECIMAL_TEXT_MAX = 40 };
#define PC_DECIMAL_ONE INT64_C(1000000000000000000)

typedef enum {
  PC_DECIMAL_OK,
  PC_DECIMAL_NOT_A_NUMBER,
  PC_DECIMAL_TOO_LARGE, /* over 18 digits before the point */
  PC_DECIMAL_TOO_FINE,  /* digits other than 0 beyond PC_DECIMAL_PLACES */
} pc_decimal_verdict;

/* Reads a JSON number, such as -12.50, 0E-20 or 1.5e3. One that is too fine is cut. */
pc_decimal_verdict pc_decimal_parse(pc_decimal *out, pc_span text);

/* Adds `more` to `*sum`. False when the result does not fit; the sum is then unchanged. */
bool pc_decimal_add(pc_decimal *sum, pc_decimal more);

/* Writes the shortest exact text, such as -12.5. Returns its length. */
size_t pc_decimal_write(char out[PC_DECIMAL_TEXT_MAX + 1], pc_decimal value);

#endif
