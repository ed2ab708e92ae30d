#include "base/json_scan.h"

#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

enum { EXACT_DIGITS = 15, FINITE_DIGITS = 300 };

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *skip_digits(const char *at) {
  while (is_digit(*at))
    at++;
  return at;
}

/* What ends a fast run through a string: its end, an escape, the NUL after the text, the mark. */
static const bool special[UCHAR_MAX + 1] = {
    ['\0'] = true, ['"'] = true, ['\\'] = true, [PC_JSON_MARK] = true};

/* Skips from after the opening quote to the closing one, or to what a string must not hold. */
static const char *skip_string(const char *at) {
  for (;;) {
    while (!special[(unsigned char)*at])
      at++;
    if (*at != '\\') return at;
    if (at[1] == '\0') return at + 1;
    at += 2;
  }
}

typedef struct {
  const char *end; /* NULL: not a number of JSON */
  bool integer, exponent;
  size_t digits; /* before the point */
} number;

static number read_number(const char *at) {
  number n = {.integer = true};
  const char *start = *at == '-' ? at + 1 : at;
  at = skip_digits(start);
  n.digits = (size_t)(at - start);
  if (n.digits == 0 || (*start == '0' && n.digits > 1)) return n;
  if (*at == '.') {
    n.integer = false;
    if (!is_digit(at[1])) return n;
    at = skip_digits(at + 1);
  }
  if (*at == 'e' || *at == 'E') {
    n.integer = false;
    n.exponent = true;
    at += at[1] == '+' || at[1] == '-' ? 2 : 1;
    if (!is_digit(*at)) return n;
    at = skip_digits(at);
  }
  n.end = at;
  return n;
}

/* The closing bracket of what opens at `at`, if nothing is between them. */
static const char *closed_at_once(const char *at, char bracket) {
  do
    at++;
  while (is_blank(*at));
  return *at == bracket ? at : NULL;
}

static const char *refuse(pc_json_scan *out, const char *wrong, pc_span text, const char *at) {
  out->wrong = wrong;
  out->at = (size_t)(at - text.at) + 1;
  return NULL;
}

/* Each of these returns the end of a token, or NULL: it is refused. */

static const char *scan_string(pc_json_scan *out, pc_span text, const char *at) {
  const char *end = skip_string(at + 1);
  if (end == text.at + text.len) return refuse(out, "the text ends inside a string", text, at);
  if (*end != '"') return refuse(out, *end ? "invalid UTF-8" : "NUL in a string", text, end);
  return end + 1;
}

static const char *scan_word(pc_json_scan *out, pc_span text, const char *at) {
  const char *word = *at == 't' ? "true" : *at == 'f' ? "false" : "null";
  size_t len = strlen(word);
  /* strncmp stops at the NUL after the text */
  if (strncmp(at, word, len) != 0) return refuse(out, "invalid token", text, at);
  if (*at == 'n') out->nulls = true;
  return at + len;
}

static const char *scan_number(pc_json_scan *out, pc_span text, const char *at) {
  number n = read_number(at);
  if (!n.end) return refuse(out, is_digit(*at) ? "invalid number" : "invalid token", text, at);
  out->numbers++;
  if (n.integer && n.digits > EXACT_DIGITS) out->long_integers++;
  if (n.exponent || n.digits > FINITE_DIGITS) out->may_overflow = true;
  return n.end;
}

static void note_opening(pc_json_scan *out, const char *at) {
  if (*at == '{') {
    if (closed_at_once(at, '}')) out->empty_objects = true;
    return;
  }
  out->arrays = true;
  if (closed_at_once(at, ']')) out->empty_arrays++;
}

bool pc_json_scan_text(pc_json_scan *out, pc_span text, size_t depth) {
  const char *at = text.at, *end = text.at + text.len;
  size_t level = 0;
  *out = (pc_json_scan){0};
  while (at && at < end) {
    switch (*at) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case ',':
    case ':':
      at++;
      break;
    case '"':
      at = scan_string(out, text, at);
      break;
    case '[':
    case '{':
      note_opening(out, at);
      at = ++level > depth ? refuse(out, "nested too deep", text, at) : at + 1;
      break;
    case ']':
    case '}':
      if (level > 0) level--;
      at++;
      break;
    case 't':
    case 'f':
    case 'n':
      at = scan_word(out, text, at);
      break;
    default:
      at = scan_number(out, text, at);
    }
  }
  return at != NULL;
}

size_t pc_json_marked_size(const pc_json_scan *scan, pc_span text, unsigned lost) {
  size_t marks = lost & PC_JSON_ARRAYS ? scan->empty_arrays : 0;
  if (lost & PC_JSON_NUMBERS)
    marks += scan->numbers;
  else if (lost & PC_JSON_INTEGERS)
    marks += scan->long_integers;
  return text.len + 3 * marks;
}

static char *write_bytes(char *out, const char *at, const char *end) {
  size_t size = (size_t)(end - at);
  memcpy(out, at, size);
  return out + size;
}

static char *write_mark(char *out, const char *at, const char *end) {
  *out++ = '"';
  *out++ = (char)PC_JSON_MARK;
  out = write_bytes(out, at, end);
  *out++ = '"';
  return out;
}

static bool is_lost(number n, unsigned lost) {
  if (lost & PC_JSON_NUMBERS) return n.end != NULL;
  return (lost & PC_JSON_INTEGERS) && n.integer && n.digits > EXACT_DIGITS;
}

size_t pc_json_mark(char *out, pc_span text, unsigned lost) {
  const char *at = text.at, *end = text.at + text.len, *kept = at;
  char *start = out;
  while (at < end) {
    if (*at == '"') {
      at = skip_string(at + 1) + 1;
    } else if (*at == '[') {
      const char *last = lost & PC_JSON_ARRAYS ? closed_at_once(at, ']') : NULL;
      if (last) {
        out = write_mark(write_bytes(out, kept, at), at, at);
        kept = last + 1;
      }
      at = last ? last + 1 : at + 1;
    } else if (is_digit(*at) || *at == '-') {
      number n = read_number(at);
      if (is_lost(n, lost)) {
        out = write_mark(write_bytes(out, kept, at), at, n.end);
        kept = n.end;
      }
      at = n.end ? n.end : at + 1;
    } else {
      at++;
    }
  }
  return (size_t)(write_bytes(out, kept, end) - start);
}

bool pc_json_has_point(void) {
  return !strcmp(nl_langinfo(RADIXCHAR), ".");
}

bool pc_json_number(double *out, const char *text) {
  locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (!plain) return false;
  locale_t host = uselocale(plain); /* of this thread alone */
  *out = strtod(text, NULL);
  uselocale(host);
  freelocale(plain);
  return true;
}
