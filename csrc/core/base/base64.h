/* Base64 and base64url. */
#ifndef PC_BASE64_H
#define PC_BASE64_H

#include "base/buf.h"

/* They append; false: out of memory or past the buffer's maximum. */
bool pc_base64_add(pc_buf *out, const void *bytes, size_t len);
/* Without padding. */
bool pc_base64url_add(pc_buf *out, const void *bytes, size_t len);
/* Writes up to *len bytes and sets *len to their number. Strict: padded, without blanks, and of the
   texts for the same bytes only the one that an encoder writes. */
bool pc_base64_decode(unsigned char *out, size_t *len, pc_span text);

#endif
