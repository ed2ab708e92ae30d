#include "base/guid.h"

#include "base/lanes.h"

#include <string.h>

bool pc_is_guid(pc_span text) {
  if (text.len != PC_GUID_LEN) return false;
  const char *at = text.at;
  char between[16]; /* the digits between the first dash and the last */
  memcpy(between, at + 9, 4);
  memcpy(between + 4, at + 14, 4);
  memcpy(between + 8, at + 19, 4);
  memcpy(between + 12, at + 24, 4);
  return at[8] == '-' && at[13] == '-' && at[18] == '-' && at[23] == '-' &&
         pc_lanes_are_hex(pc_lanes(at)) && pc_lanes_are_hex(pc_lanes(between)) &&
         pc_lanes_are_hex(pc_lanes(between + 8)) && pc_lanes_are_hex(pc_lanes(at + 28));
}

void pc_guid_write(char out[PC_GUID_LEN + 1], const unsigned char random[PC_GUID_RANDOM]) {
  uint64_t halves[2], digits[4];
  memcpy(halves, random, sizeof halves);
  for (int i = 0; i < 4; i++)
    digits[i] = pc_lanes_to_hex((halves[i / 2] >> 4 * (i % 2)) & PC_EACH(0x0fu));
  char text[sizeof digits];
  memcpy(text, digits, sizeof digits);
  memcpy(out, text, 8);
  memcpy(out + 9, text + 8, 4);
  memcpy(out + 15, text + 13, 3);
  memcpy(out + 20, text + 17, 3);
  memcpy(out + 24, text + 20, 12);
  out[8] = out[13] = out[18] = out[23] = '-';
  out[14] = '4';                   /* version 4 */
  out[19] = "89ab"[random[8] & 3]; /* RFC 4122 variant; the digit of these bits is left out */
  out[PC_GUID_LEN] = '\0';
}
