/* The scanner of blob.h. */
#include "base/eight_bytes.h"
#include "pc.h"

enum { DEPTH_MAX = 512 };

static const char no_object[] = "is no JSON object";
static const char bad_string[] = "has a string that is not sound";
static const char bad_value[] = "has a value that is no JSON";

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void skip_blanks(pc_row_scan *scan) {
  while (scan->at < scan->end && is_blank(*scan->at))
    scan->at++;
}

static bool fail(pc_row_scan *scan, const char *problem) {
  scan->problem = problem;
  return false;
}

static bool is_next(const pc_row_scan *scan, char c) {
  return scan->at < scan->end && *scan->at == c;
}

void pc_row_scan_begin(pc_row_scan *scan, pc_span line) {
  *scan = (pc_row_scan){.at = line.at, .end = line.at + line.len};
}

/* ---- strings ---- */

/* Not zero: one of the eight bytes is a control character or one of these three. The lowest bit
   then belongs to the first such byte, where the first byte is the lowest. */
static inline uint64_t specials(uint64_t lanes) {
  uint64_t quote = lanes ^ PC_EACH('"'), slash = lanes ^ PC_EACH('\\'),
           comma = lanes ^ PC_EACH(',');
  uint64_t low = PC_EACH(1u);
  return (((quote - low) & ~quote) | ((slash - low) & ~slash) | ((comma - low) & ~comma) |
          ((lanes - PC_EACH(0x20u)) & ~lanes)) &
         PC_HIGH;
}

static bool is_hex(const char *at, const char *end) {
  if (end - at < 4) return false;
  for (int i = 0; i < 4; i++) {
    unsigned char c = (unsigned char)at[i], lower = c | 0x20;
    if (!((c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'f'))) return false;
  }
  return true;
}

/* Escapes of one letter, and what they stand for. */
static const char escapes[] = {'"', '\\', '/', 'b', 'f', 'n', 'r', 't'};
static const char escaped[] = {'"', '\\', '/', '\b', '\f', '\n', '\r', '\t'};

/* The length of the escape at `at`, or 0. */
static size_t escape_len(const char *at, const char *end) {
  if (end - at < 2) return 0;
  if (at[1] == 'u') return is_hex(at + 2, end) ? 6 : 0;
  return memchr(escapes, at[1], sizeof escapes) ? 2 : 0;
}

typedef struct {
  bool escaped, comma;
} string_marks;

/* Moves from after the opening quote to after the closing one. */
static bool read_string(pc_span *text, string_marks *marks, pc_row_scan *scan) {
  const char *at = scan->at, *end = scan->end;
  *marks = (string_marks){false, false};
  for (;;) {
    uint64_t found = 0;
    while (end - at >= 8 && !(found = specials(pc_eight_bytes(at))))
      at += 8;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (found) at += __builtin_ctzll(found) / 8;
#endif
    if (at == end || (unsigned char)*at < 0x20) return fail(scan, bad_string);
    if (*at == '"') break;
    if (*at == '\\') {
      size_t len = escape_len(at, end);
      if (!len) return fail(scan, bad_string);
      marks->escaped = true;
      at += len;
    } else {
      if (*at == ',') marks->comma = true;
      at++;
    }
  }
  *text = (pc_span){scan->at, (size_t)(at - scan->at)};
  scan->at = at + 1;
  return true;
}

static unsigned hex_of(const char *at) {
  unsigned value = 0;
  for (int i = 0; i < 4; i++) {
    unsigned char c = (unsigned char)at[i];
    value = value << 4 | (c <= '9' ? c - (unsigned)'0' : (c | 0x20u) - 'a' + 10);
  }
  return value;
}

static size_t put_utf8(char *out, unsigned code) {
  if (code < 0x80) {
    out[0] = (char)code;
    return 1;
  }
  size_t more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
  static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
  out[0] = (char)(lead[more] | code >> 6 * more);
  for (size_t i = 1; i <= more; i++)
    out[i] = (char)(0x80 | (code >> 6 * (more - i) & 0x3F));
  return more + 1;
}

/* Half a surrogate pair becomes U+FFFD. */
static unsigned read_code(const char **at, const char *end) {
  unsigned first = hex_of(*at + 2);
  *at += 6;
  if (first < 0xD800 || first > 0xDFFF) return first;
  bool has_pair = first < 0xDC00 && end - *at >= 6 && (*at)[0] == '\\' && (*at)[1] == 'u';
  unsigned second = has_pair ? hex_of(*at + 2) : 0;
  if (second < 0xDC00 || second > 0xDFFF) return 0xFFFD;
  *at += 6;
  return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
}

size_t pc_row_scan_decode(char *out, pc_span text) {
  const char *at = text.at, *end = text.at + text.len;
  char *to = out;
  while (at < end) {
    if (*at != '\\') {
      *to++ = *at++;
    } else if (at[1] == 'u') {
      to += put_utf8(to, read_code(&at, end));
    } else {
      *to++ = escaped[(const char *)memchr(escapes, at[1], sizeof escapes) - escapes];
      at += 2;
    }
  }
  return (size_t)(to - out);
}

/* ---- other values ---- */

static const char *skip_digits(const char *at, const char *end) {
  while (at < end && *at >= '0' && *at <= '9')
    at++;
  return at;
}

/* The end of the number at `at`, or NULL. */
static const char *number_end(const char *at, const char *end) {
  if (at < end && *at == '-') at++;
  const char *start = at;
  at = skip_digits(at, end);
  if (at == start || (*start == '0' && at - start > 1)) return NULL;
  if (at < end && *at == '.') {
    start = at + 1;
    at = skip_digits(start, end);
    if (at == start) return NULL;
  }
  if (at < end && (*at | 0x20) == 'e') {
    at++;
    if (at < end && (*at == '+' || *at == '-')) at++;
    start = at;
    at = skip_digits(start, end);
    if (at == start) return NULL;
  }
  return at;
}

static const char *word_end(pc_cell_kind *kind, const char *at, const char *end) {
  static const char *const words[] = {"null", "true", "false"};
  *kind = *at == 'n' ? PC_CELL_NULL : PC_CELL_WORD;
  for (size_t i = 0; i < 3; i++) {
    size_t len = strlen(words[i]);
    if ((size_t)(end - at) >= len && !memcmp(at, words[i], len)) return at + len;
  }
  return number_end(at, end);
}

/* Skips an array or an object: its brackets match and its strings are sound. */
static bool skip_nested(pc_row_scan *scan) {
  char open[DEPTH_MAX] = {0};
  int depth = 0;
  pc_span text;
  string_marks marks;
  do {
    if (scan->at == scan->end) return fail(scan, bad_value);
    char c = *scan->at++;
    if (c == '"') {
      if (!read_string(&text, &marks, scan)) return false;
    } else if (c == '{' || c == '[') {
      if (depth == DEPTH_MAX) return fail(scan, "is nested too deep");
      open[depth++] = c;
    } else if (c == '}' || c == ']') {
      if (open[--depth] != (c == '}' ? '{' : '[')) return fail(scan, bad_value);
    } else if ((unsigned char)c < 0x20 && !is_blank(c)) {
      return fail(scan, bad_value);
    }
  } while (depth > 0);
  return true;
}

static bool read_value(pc_cell *out, pc_row_scan *scan) {
  skip_blanks(scan);
  if (scan->at == scan->end) return fail(scan, bad_value);
  const char *start = scan->at;
  out->has_comma = false;
  if (*start == '"') {
    string_marks marks;
    scan->at++;
    if (!read_string(&out->text, &marks, scan)) return false;
    out->kind = marks.escaped ? PC_CELL_ESCAPED : PC_CELL_STRING;
    out->has_comma = marks.comma;
    return true;
  }
  if (*start == '{' || *start == '[') {
    out->kind = PC_CELL_NESTED;
    if (!skip_nested(scan)) return false;
  } else {
    const char *end = word_end(&out->kind, start, scan->end);
    if (!end) return fail(scan, bad_value);
    scan->at = end;
  }
  out->text = (pc_span){start, (size_t)(scan->at - start)};
  return true;
}

/* ---- members ---- */

/* Looks for `"expected":` right here. */
static bool take_expected(pc_json_member *out, pc_row_scan *scan, pc_span expected) {
  size_t len = expected.len;
  if (!expected.at || (size_t)(scan->end - scan->at) < len + 3) return false;
  const char *at = scan->at;
  if (at[0] != '"' || at[len + 1] != '"' || at[len + 2] != ':' ||
      memcmp(at + 1, expected.at, len) != 0)
    return false;
  out->name = (pc_span){at + 1, len};
  out->expected = true;
  out->escaped = false;
  scan->at += len + 3;
  return true;
}

static bool read_name(pc_json_member *out, pc_row_scan *scan) {
  string_marks marks;
  if (!is_next(scan, '"')) return fail(scan, no_object);
  scan->at++;
  if (!read_string(&out->name, &marks, scan)) return false;
  out->expected = false;
  out->escaped = marks.escaped;
  skip_blanks(scan);
  if (!is_next(scan, ':')) return fail(scan, no_object);
  scan->at++;
  return true;
}

static bool end_object(pc_row_scan *scan) {
  scan->at++;
  skip_blanks(scan);
  return scan->at == scan->end ? false : fail(scan, "has more than one JSON value");
}

bool pc_row_scan_next(pc_json_member *out, pc_row_scan *scan, pc_span expected) {
  skip_blanks(scan);
  char separator = scan->begun ? ',' : '{';
  if (scan->begun && is_next(scan, '}')) return end_object(scan);
  if (!is_next(scan, separator)) return fail(scan, no_object);
  scan->at++;
  skip_blanks(scan);
  if (!scan->begun && is_next(scan, '}')) return end_object(scan);
  scan->begun = true;
  if (!take_expected(out, scan, expected) && !read_name(out, scan)) return false;
  return read_value(&out->value, scan);
}
