/* Compares and searches texts. */
#ifndef PC_TEXT_H
#define PC_TEXT_H

#include "pc.h"

#include <string.h>

/* No control character: fit for a header line. */
bool pc_text_is_line(pc_span text);
bool pc_text_contains(pc_span text, const char *part);

/* These are inline because the compiler mostly knows the texts and their lengths. */

/* NULL makes an empty span. */
static inline pc_span pc_text_span(const char *text) {
  return (pc_span){text, text ? strlen(text) : 0};
}

static inline bool pc_text_equal(pc_span text, const char *other) {
  size_t len = strlen(other);
  return text.len == len && !memcmp(text.at, other, len);
}

/* Ignores the case of ASCII letters; strncasecmp follows the locale. */
static inline bool pc_text_alike(const char *text, const char *other, size_t len) {
  for (size_t i = 0; i < len; i++) {
    unsigned char a = (unsigned char)text[i], b = (unsigned char)other[i];
    if (a != b && ((a ^ b) != 0x20 || (a | 0x20) < 'a' || (a | 0x20) > 'z')) return false;
  }
  return true;
}

#endif
