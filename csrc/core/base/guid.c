#include "base/guid.h"

#include "base/eight_bytes.h"

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
         pc_eight_bytes_are_hex(pc_eight_bytes(at)) &&
         pc_eight_bytes_are_hex(pc_eight_bytes(between)) &&
         pc_eight_bytes_are_hex(pc_eight_bytes(between + 8)) &&
         pc_eight_bytes_are_hex(pc_eight_bytes(at + 28));
}

void pc_guid_write(char out[PC_GUID_LEN + 1], const unsigned char random[PC_GUID_RANDOM]) {
  static const char hex[] = "0123456789abcdef";
  char *at = out;
  for (int i = 0; i < PC_GUID_RANDOM; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *at++ = '-';
    *at++ = hex[random[i] >> 4];
    *at++ = hex[random[i] & 15];
  }
  *at = '\0';
  out[14] = '4';                   /* version 4 */
  out[19] = "89ab"[random[8] & 3]; /* RFC 4122 variant */
}
