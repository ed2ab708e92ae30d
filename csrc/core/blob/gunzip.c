#include "blob/gunzip.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { GZIP_ONLY = 16, FIRST_BYTE = 0x1f };

bool pc_gunzip_init(pc_gunzip *gunzip) {
  memset(gunzip, 0, sizeof *gunzip);
  gunzip->started = inflateInit2(&gunzip->stream, MAX_WBITS + GZIP_ONLY) == Z_OK;
  return gunzip->started;
}

void pc_gunzip_drop(pc_gunzip *gunzip) {
  if (gunzip->started) (void)inflateEnd(&gunzip->stream);
  gunzip->started = false;
}

static void fail(pc_gunzip *gunzip, const char *format, const char *detail) {
  gunzip->state = PC_GUNZIP_BROKEN;
  (void)snprintf(gunzip->problem, sizeof gunzip->problem, format, detail);
}

/* Looks at the byte after a member. False: no member begins there. */
static bool begin_member(pc_gunzip *gunzip, unsigned char first) {
  if (first == FIRST_BYTE && gunzip->state != PC_GUNZIP_PADDING) {
    if (gunzip->state == PC_GUNZIP_BETWEEN) (void)inflateReset(&gunzip->stream);
    gunzip->state = PC_GUNZIP_INSIDE;
    return true;
  }
  if (gunzip->state == PC_GUNZIP_FIRST)
    fail(gunzip, "it is no gzip file", "");
  else if (first != 0)
    fail(gunzip, "bytes that are no gzip data follow its end", "");
  else
    gunzip->state = PC_GUNZIP_PADDING;
  return false;
}

static void note_result(pc_gunzip *gunzip, int result) {
  if (result == Z_STREAM_END)
    gunzip->state = PC_GUNZIP_BETWEEN;
  else if (result == Z_MEM_ERROR)
    fail(gunzip, "there is not enough memory to inflate it", "");
  else if (result != Z_OK && result != Z_BUF_ERROR) /* the latter wants more bytes or more room */
    fail(gunzip, "its gzip data are damaged: %s",
         gunzip->stream.msg ? gunzip->stream.msg : "inflate failed");
}

static unsigned at_most(size_t len) {
  return len < UINT_MAX ? (unsigned)len : UINT_MAX;
}

static size_t inflate_some(pc_gunzip *gunzip, char *out, size_t room, pc_span *in) {
  z_stream *stream = &gunzip->stream;
  unsigned given = at_most(in->len), space = at_most(room);
  stream->next_in = (const unsigned char *)in->at;
  stream->avail_in = given;
  stream->next_out = (unsigned char *)out;
  stream->avail_out = space;
  note_result(gunzip, inflate(stream, Z_NO_FLUSH));
  size_t used = given - stream->avail_in;
  in->at += used;
  in->len -= used;
  return space - stream->avail_out;
}

size_t pc_gunzip_run(pc_gunzip *gunzip, char *out, size_t room, pc_span *in) {
  size_t made = 0;
  while (gunzip->state != PC_GUNZIP_BROKEN && made < room) {
    if (gunzip->state == PC_GUNZIP_INSIDE) {
      size_t before = in->len, more = inflate_some(gunzip, out + made, room - made, in);
      made += more;
      if (!more && before == in->len && gunzip->state == PC_GUNZIP_INSIDE) break;
    } else {
      if (!in->len) break;
      if (begin_member(gunzip, (unsigned char)in->at[0])) continue;
      if (gunzip->state == PC_GUNZIP_BROKEN) break;
      gunzip->padding++;
      in->at++;
      in->len--;
    }
  }
  gunzip->inflated += made;
  return made;
}

bool pc_gunzip_is_whole(const pc_gunzip *gunzip) {
  return gunzip->state != PC_GUNZIP_INSIDE && gunzip->state != PC_GUNZIP_BROKEN;
}
