#include "blob/csv_cell.h"

#include <string.h>

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_number(pc_span text) {
  size_t i = text.at[0] == '-', digits = i;
  while (i < text.len && text.at[i] >= '0' && text.at[i] <= '9')
    i++;
  if (i == digits) return false;
  if (i < text.len && text.at[i] == '.') i++;
  while (i < text.len && text.at[i] >= '0' && text.at[i] <= '9')
    i++;
  return i == text.len;
}

/* Text that a spreadsheet would evaluate. Apostrophes in front are part of it, so that a reader
   removes only ours. */
static bool is_formula(pc_span text) {
  static const char first[] = {'=', '+', '@', '-', '\t', '\r', '\n'};
  size_t i = 0;
  while (i < text.len && text.at[i] == '\'')
    i++;
  return i < text.len && memchr(first, text.at[i], sizeof first) && !is_number(text);
}

static size_t put_quoted(char *out, pc_span text, bool formula) {
  char *to = out;
  *to++ = '"';
  if (formula) *to++ = '\'';
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '"') *to++ = '"';
    *to++ = text.at[i];
  }
  *to++ = '"';
  return (size_t)(to - out);
}

static bool has_special(pc_span text) {
  for (size_t i = 0; i < text.len; i++)
    if (text.at[i] == ',' || text.at[i] == '"' || text.at[i] == '\r' || text.at[i] == '\n')
      return true;
  return false;
}

static size_t put_text(char *out, pc_span text, bool has_special_byte) {
  if (!text.len) return 0;
  bool formula = is_formula(text);
  if (has_special_byte || is_space(text.at[0]) || is_space(text.at[text.len - 1]))
    return put_quoted(out, text, formula);
  if (formula) *out++ = '\'';
  memcpy(out, text.at, text.len);
  return text.len + formula;
}

size_t pc_csv_cell(char *out, const pc_cell *cell, char *scratch) {
  switch (cell->kind) {
  case PC_CELL_NULL:
    return 0;
  case PC_CELL_WORD:
    memcpy(out, cell->text.at, cell->text.len);
    return cell->text.len;
  case PC_CELL_STRING: /* it holds no quote and no line end */
    return put_text(out, cell->text, cell->has_comma);
  case PC_CELL_ESCAPED: {
    pc_span text = {scratch, pc_row_scan_decode(scratch, cell->text)};
    return put_text(out, text, has_special(text));
  }
  default:
    return put_text(out, cell->text, has_special(cell->text));
  }
}
