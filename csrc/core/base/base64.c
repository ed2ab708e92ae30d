#include "base/base64.h"

#include <limits.h>
#include <openssl/evp.h>
#include <string.h>

bool pc_base64_add(pc_buf *out, const void *bytes, size_t len) {
  size_t room = 4 * ((len + 2) / 3);
  if (len > INT_MAX / 2 || !pc_buf_reserve(out, room + 1)) return false;
  EVP_EncodeBlock((unsigned char *)out->data + out->len, bytes, (int)len);
  out->len += room;
  return true;
}

bool pc_base64url_add(pc_buf *out, const void *bytes, size_t len) {
  size_t from = out->len;
  if (!pc_base64_add(out, bytes, len)) return false;
  while (out->len > from && out->data[out->len - 1] == '=')
    out->len--;
  for (size_t i = from; i < out->len; i++)
    if (out->data[i] == '+')
      out->data[i] = '-';
    else if (out->data[i] == '/')
      out->data[i] = '_';
  out->data[out->len] = '\0';
  return true;
}

/* 64 for a character that base64 does not have. */
static uint32_t six_bits(char c) {
  if (c >= 'A' && c <= 'Z') return (uint32_t)(c - 'A');
  if (c >= 'a' && c <= 'z') return (uint32_t)(c - 'a') + 26;
  if (c >= '0' && c <= '9') return (uint32_t)(c - '0') + 52;
  return c == '+' ? 62 : c == '/' ? 63 : 64;
}

bool pc_base64_decode(unsigned char *out, size_t *len, pc_span text) {
  size_t digits = text.len;
  while (digits && text.len - digits < 2 && text.at[digits - 1] == '=')
    digits--;
  size_t count = digits / 4 * 3 + digits % 4 * 3 / 4;
  if (text.len % 4 || count > *len) return false;
  uint32_t bits = 0;
  size_t written = 0;
  for (size_t i = 0; i < digits; i++) {
    uint32_t six = six_bits(text.at[i]);
    if (six > 63) return false;
    bits = bits << 6 | six;
    if (i % 4 == 0) continue;
    unsigned left = 6 - 2 * (i % 4); /* bits that begin the next byte */
    out[written++] = (unsigned char)(bits >> left);
    bits &= (1U << left) - 1;
  }
  *len = written;
  return bits == 0;
}

bool pc_sha256_text(char out[PC_SHA256_TEXT + 1], pc_span text) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned len = 0;
  pc_buf encoded;
  pc_buf_init(&encoded, PC_SHA256_TEXT + 2);
  bool ok = EVP_Digest(text.at, text.len, digest, &len, EVP_sha256(), NULL) == 1 &&
            pc_base64url_add(&encoded, digest, len) && encoded.len == PC_SHA256_TEXT;
  if (ok) memcpy(out, encoded.data, PC_SHA256_TEXT + 1);
  pc_buf_drop(&encoded);
  return ok;
}
