/* What may stand in a header line, a path or a URL, and the comparison of header names. */
#ifndef PC_TEXT_H
#define PC_TEXT_H

#include "pc.h"

#include <string.h>

/* No control character: fit for a header line. */
bool pc_text_is_line(pc_span text);
/* Starts with one slash and holds no blank, control character, backslash or fragment. */
bool pc_text_is_path(pc_span text);
/* An absolute http(s) origin, http only for loopback: "https://host[:port][/prefix]". */
bool pc_text_is_base(pc_span text);
/* Managed identity's own addresses: http to the link-local range as well. */
bool pc_text_is_identity_base(pc_span text);
bool pc_text_is_https(pc_span text);
/* Inline: mostly, `other` is known when this is compiled. */
static inline bool pc_text_equal(pc_span text, const char *other) {
  size_t len = strlen(other);
  return text.len == len && !memcmp(text.at, other, len);
}
bool pc_text_contains(pc_span text, const char *part);
/* The same but for the case of ASCII letters; strncasecmp follows the locale. Inline, too. */
static inline bool pc_text_alike(const char *one, const char *two, size_t len) {
  for (size_t i = 0; i < len; i++) {
    unsigned char a = (unsigned char)one[i], b = (unsigned char)two[i];
    if (a != b && ((a ^ b) != 0x20 || (a | 0x20) < 'a' || (a | 0x20) > 'z')) return false;
  }
  return true;
}
/* A "Name: value" line has that name. Inline, too. */
static inline bool pc_header_is(pc_span line, const char *name) {
  size_t len = strlen(name);
  return line.len > len && line.at[len] == ':' && pc_text_alike(line.at, name, len);
}
/* The value of the last header of that name in a block of "Name: value\r\n" lines. */
bool pc_header_find(pc_span *value, pc_span block, const char *name);
/* It stands there more than once, with values that are not the same. */
bool pc_header_differs(pc_span block, const char *name);

#endif
