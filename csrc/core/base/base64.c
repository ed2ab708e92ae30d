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
