/* Finds where a text stops being UTF-8. */
#include "pc.h"

/* How many bytes follow the first of a character; 0: it is no first byte. */
static size_t bytes_behind(unsigned char first) {
  if (first >= 0xc2 && first <= 0xdf) return 1;
  if (first >= 0xe0 && first <= 0xef) return 2;
  return first >= 0xf0 && first <= 0xf4 ? 3 : 0;
}

/* Refuses overlong forms, surrogates and numbers beyond U+10FFFF: the second byte tells. */
static bool follows(unsigned char first, unsigned char second) {
  unsigned char least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
  unsigned char most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
  return second >= least && second <= most;
}

size_t pc_utf8_prefix(pc_span text) {
  const unsigned char *at = (const unsigned char *)text.at;
  size_t i = 0;
  while (i < text.len) {
    if (at[i] < 0x80) {
      i++;
      continue;
    }
    size_t behind = bytes_behind(at[i]);
    if (behind == 0 || text.len - i <= behind || !follows(at[i], at[i + 1])) break;
    for (size_t k = 2; k <= behind; k++)
      if ((at[i + k] & 0xc0) != 0x80) return i;
    i += behind + 1;
  }
  return i;
}
