#include "base/text.h"

bool pc_text_is_line(pc_span text) {
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if (c < 0x20 || c == 0x7f) return false;
  }
  return true;
}

bool pc_text_contains(pc_span text, const char *part) {
  size_t len = strlen(part);
  for (size_t i = 0; len <= text.len && i <= text.len - len; i++)
    if (!memcmp(text.at + i, part, len)) return true;
  return false;
}
