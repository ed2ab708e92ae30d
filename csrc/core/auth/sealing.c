/* Encrypts texts for a store that others can read, with AES-256-GCM.
   "pcgcm1:" stands before the base64 of: fingerprint of the key, nonce, tag, encrypted text. */
#include "base/base64.h"
#include "base/text.h"
#include "os/process.h"

#include <limits.h>
#include <openssl/evp.h>

enum { KEY = 32, FINGERPRINT = 4, NONCE = 12, TAG = 16, HEAD = FINGERPRINT + NONCE + TAG };

static const char prefix[] = PC_SEALED_PREFIX;

/* ---- the key ---- */

static unsigned hex_digit(char c) {
  if (c >= '0' && c <= '9') return (unsigned)(c - '0');
  if (c >= 'a' && c <= 'f') return (unsigned)(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return (unsigned)(c - 'A') + 10;
  return 16;
}

static bool key_from_hex(unsigned char out[KEY], pc_span text) {
  if (text.len != 2 * (size_t)KEY) return false;
  for (size_t i = 0; i < KEY; i++) {
    unsigned high = hex_digit(text.at[2 * i]), low = hex_digit(text.at[2 * i + 1]);
    if (high > 15 || low > 15) return false;
    out[i] = (unsigned char)(high << 4 | low);
  }
  return true;
}

static bool read_key(unsigned char out[KEY], pc_span text) {
  size_t len = KEY;
  return key_from_hex(out, text) || (pc_base64_decode(out, &len, text) && len == KEY);
}

bool pc_is_seal_key(pc_span text) {
  unsigned char key[KEY];
  bool ok = read_key(key, text);
  pc_wipe(key, sizeof key);
  return ok;
}

/* Tells another key from a damaged text. */
static bool fingerprint(unsigned char out[FINGERPRINT], const unsigned char key[KEY]) {
  unsigned char named[KEY + sizeof prefix], digest[EVP_MAX_MD_SIZE];
  memcpy(named, prefix, sizeof prefix);
  memcpy(named + sizeof prefix, key, KEY);
  bool ok = EVP_Digest(named, sizeof named, digest, NULL, EVP_sha256(), NULL) == 1;
  if (ok) memcpy(out, digest, FINGERPRINT);
  pc_wipe(named, sizeof named);
  return ok;
}

/* ---- sealing ---- */

static bool encrypt(unsigned char *sealed, const unsigned char key[KEY], pc_span text,
                    pc_span context) {
  unsigned char *nonce = sealed + FINGERPRINT, *tag = nonce + NONCE, *out = tag + TAG;
  int len;
  EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
  bool ok =
      cipher && EVP_EncryptInit_ex(cipher, EVP_aes_256_gcm(), NULL, key, nonce) == 1 &&
      EVP_EncryptUpdate(cipher, NULL, &len, (const unsigned char *)context.at, (int)context.len) ==
          1 &&
      EVP_EncryptUpdate(cipher, out, &len, (const unsigned char *)text.at, (int)text.len) == 1 &&
      EVP_EncryptFinal_ex(cipher, out + len, &len) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_GET_TAG, TAG, tag) == 1;
  EVP_CIPHER_CTX_free(cipher);
  return ok;
}

bool pc_seal(char *out, size_t *len, pc_span key_text, pc_span text, pc_span context,
             pc_origin *origin) {
  unsigned char key[KEY];
  pc_buf sealed, written;
  if (text.len > PC_SEAL_MAX || context.len > PC_SEAL_MAX || !read_key(key, key_text)) return false;
  pc_buf_init(&sealed, HEAD + text.len + 1);
  pc_buf_init(&written, PC_SEALED_SIZE(text.len));
  pc_buf_use_storage(&written, out, PC_SEALED_SIZE(text.len));
  bool ok = pc_buf_reserve(&sealed, HEAD + text.len) &&
            fingerprint((unsigned char *)sealed.data, key) &&
            pc_random_take(sealed.data + FINGERPRINT, NONCE, origin) &&
            encrypt((unsigned char *)sealed.data, key, text, context) &&
            pc_buf_text(&written, prefix) && pc_base64_add(&written, sealed.data, HEAD + text.len);
  *len = written.len;
  pc_wipe(key, sizeof key);
  pc_buf_drop(&sealed);
  return ok;
}

/* ---- unsealing ---- */

static bool decrypt(char *out, const unsigned char key[KEY], const unsigned char *sealed,
                    size_t text_len, pc_span context) {
  const unsigned char *nonce = sealed + FINGERPRINT, *tag = nonce + NONCE, *text = tag + TAG;
  unsigned char last[EVP_MAX_BLOCK_LENGTH], expected[TAG]; // OpenSSL takes no const pointer
  memcpy(expected, tag, TAG);
  int len;
  EVP_CIPHER_CTX *cipher = EVP_CIPHER_CTX_new();
  bool ok = cipher && EVP_DecryptInit_ex(cipher, EVP_aes_256_gcm(), NULL, key, nonce) == 1 &&
            EVP_DecryptUpdate(cipher, NULL, &len, (const unsigned char *)context.at,
                              (int)context.len) == 1 &&
            EVP_DecryptUpdate(cipher, (unsigned char *)out, &len, text, (int)text_len) == 1 &&
            EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_SET_TAG, TAG, expected) == 1 &&
            EVP_DecryptFinal_ex(cipher, last, &len) == 1;
  EVP_CIPHER_CTX_free(cipher);
  return ok;
}

static pc_seal_verdict open_sealed(char *out, const unsigned char key[KEY],
                                   const unsigned char *sealed, size_t len, pc_span context) {
  unsigned char own[FINGERPRINT];
  if (len < HEAD || len - HEAD > INT_MAX) return PC_SEAL_DAMAGED;
  if (!fingerprint(own, key)) return PC_SEAL_MEMORY;
  if (memcmp(own, sealed, FINGERPRINT) != 0) return PC_SEAL_OTHER_KEY;
  return decrypt(out, key, sealed, len - HEAD, context) ? PC_SEAL_OPEN : PC_SEAL_DAMAGED;
}

pc_seal_verdict pc_unseal(char *out, size_t *len, pc_span key_text, pc_span text, pc_span context) {
  size_t head = sizeof prefix - 1, sealed_len = text.len;
  if (text.len < head || memcmp(text.at, prefix, head) != 0) return PC_SEAL_ABSENT;
  unsigned char key[KEY];
  pc_buf sealed;
  pc_buf_init(&sealed, text.len + 1);
  pc_seal_verdict verdict = PC_SEAL_DAMAGED;
  if (context.len > PC_SEAL_MAX || text.len > PC_SEALED_SIZE(PC_SEAL_MAX) ||
      !read_key(key, key_text))
    return PC_SEAL_DAMAGED;
  if (!pc_buf_reserve(&sealed, text.len))
    verdict = PC_SEAL_MEMORY;
  else if (pc_base64_decode((unsigned char *)sealed.data, &sealed_len,
                            (pc_span){text.at + head, text.len - head}))
    verdict = open_sealed(out, key, (unsigned char *)sealed.data, sealed_len, context);
  if (verdict == PC_SEAL_OPEN) *len = sealed_len - HEAD;
  pc_wipe(key, sizeof key);
  pc_buf_drop(&sealed);
  return verdict;
}
