#include "base/text.h"

#include "base/lanes.h"

#include <string.h>

#define PC_NAME(id, name) name,

const char *pc_kind_name(pc_kind kind) {
  static const char *const names[] = {PC_KINDS(PC_NAME)};
  return names[kind];
}

const char *pc_phase_name(pc_phase phase) {
  static const char *const names[] = {PC_PHASES(PC_NAME)};
  return names[phase];
}

pc_kind pc_kind_named(const char *name) {
  for (int kind = 0; kind < PC_KIND_COUNT; kind++)
    if (!strcmp(pc_kind_name((pc_kind)kind), name)) return (pc_kind)kind;
  return PC_KIND_COUNT;
}

bool pc_is_guid(pc_span text) {
  if (text.len != PC_GUID_LEN) return false;
  const char *at = text.at;
  char between[16]; /* from the first dash to the last, without them */
  memcpy(between, at + 9, 4);
  memcpy(between + 4, at + 14, 4);
  memcpy(between + 8, at + 19, 4);
  memcpy(between + 12, at + 24, 4);
  return at[8] == '-' && at[13] == '-' && at[18] == '-' && at[23] == '-' &&
         pc_lanes_are_hex(pc_lanes(at)) && pc_lanes_are_hex(pc_lanes(between)) &&
         pc_lanes_are_hex(pc_lanes(between + 8)) && pc_lanes_are_hex(pc_lanes(at + 28));
}

static bool is_unreserved(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

size_t pc_escape(char *out, pc_span text) {
  static const char upper[] = "0123456789ABCDEF";
  char *p = out;
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if (is_unreserved(c)) {
      *p++ = (char)c;
    } else {
      *p++ = '%';
      *p++ = upper[c >> 4];
      *p++ = upper[c & 15];
    }
  }
  return (size_t)(p - out);
}

/* How many bytes follow the first of a character; 0: none begins so. */
static size_t bytes_behind(unsigned char first) {
  if (first >= 0xc2 && first <= 0xdf) return 1;
  if (first >= 0xe0 && first <= 0xef) return 2;
  return first >= 0xf0 && first <= 0xf4 ? 3 : 0;
}

/* The second byte is where overlong forms, surrogates and numbers beyond U+10FFFF show. */
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

bool pc_text_is_line(pc_span text) {
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if (c < 0x20 || c == 0x7f) return false;
  }
  return true;
}

static bool are_path_lanes(uint64_t lanes) {
  uint64_t wrong = pc_lanes_above(lanes, 0x7e) | pc_lanes_equal(lanes, '\\') |
                   pc_lanes_equal(lanes, '#') | (PC_HIGH & ~pc_lanes_above(lanes, ' '));
  return pc_lanes_are_ascii(lanes) && !wrong;
}

bool pc_text_is_path(pc_span text) {
  if (text.len == 0 || text.at[0] != '/' || (text.len > 1 && text.at[1] == '/')) return false;
  size_t rest = text.len % sizeof(uint64_t);
  char first[sizeof(uint64_t)] = "////////";
  memcpy(first, text.at, rest);
  bool is_path = are_path_lanes(pc_lanes(first));
  for (size_t i = rest; i < text.len; i += sizeof(uint64_t))
    is_path = is_path && are_path_lanes(pc_lanes(text.at + i));
  return is_path;
}

static bool starts(pc_span text, const char *prefix) {
  size_t len = strlen(prefix);
  return text.len >= len && pc_text_alike(text.at, prefix, len);
}

bool pc_text_is_https(pc_span text) {
  return starts(text, "https://");
}

/* Four numbers of up to three digits. */
static bool is_ipv4(pc_span host) {
  int dots = 0, digits = 0;
  for (size_t i = 0; i < host.len; i++) {
    if (host.at[i] == '.') {
      if (!digits) return false;
      dots++;
      digits = 0;
    } else if (host.at[i] >= '0' && host.at[i] <= '9' && digits < 3) {
      digits++;
    } else {
      return false;
    }
  }
  return dots == 3 && digits > 0;
}

/* The host is one that plain http may go to: this machine, or the link-local range. */
static bool is_near(pc_span authority, bool link_local) {
  if (starts(authority, "[::1]")) return authority.len == 5 || authority.at[5] == ':';
  pc_span host = authority;
  const char *colon = memchr(authority.at, ':', authority.len);
  if (colon) host.len = (size_t)(colon - authority.at);
  if (host.len == 9 && starts(host, "localhost")) return true;
  return is_ipv4(host) && (starts(host, "127.") || (link_local && starts(host, "169.254.")));
}

static bool is_base(pc_span text, bool link_local) {
  bool https = pc_text_is_https(text);
  if (!https && !starts(text, "http://")) return false;
  size_t skip = https ? 8 : 7, end = skip;
  while (end < text.len && text.at[end] != '/')
    end++;
  pc_span authority = {text.at + skip, end - skip};
  if (authority.len == 0 || text.at[text.len - 1] == '/') return false;
  for (size_t i = skip; i < text.len; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if (c <= 0x20 || c >= 0x7f || strchr("\\#?@\"<>^`{|}", c)) return false;
  }
  return https || is_near(authority, link_local);
}

bool pc_text_is_base(pc_span text) {
  return is_base(text, false);
}

bool pc_text_is_identity_base(pc_span text) {
  return is_base(text, true);
}

bool pc_text_contains(pc_span text, const char *part) {
  size_t len = strlen(part);
  for (size_t i = 0; len <= text.len && i <= text.len - len; i++)
    if (!memcmp(text.at + i, part, len)) return true;
  return false;
}

/* The value of the first header of that name from *at on, which moves behind it. */
static bool next_header(pc_span *value, const char **at, const char *stop, const char *name) {
  while (*at < stop) {
    const char *p = *at, *end = memchr(p, '\n', (size_t)(stop - p));
    *at = end ? end + 1 : stop;
    if (!end) end = stop;
    if (end > p && end[-1] == '\r') end--;
    if (!pc_header_is((pc_span){p, (size_t)(end - p)}, name)) continue;
    const char *v = p + strlen(name) + 1;
    while (v < end && (*v == ' ' || *v == '\t'))
      v++;
    while (end > v && (end[-1] == ' ' || end[-1] == '\t'))
      end--;
    *value = (pc_span){v, (size_t)(end - v)};
    return true;
  }
  return false;
}

bool pc_header_find(pc_span *value, pc_span block, const char *name) {
  const char *at = block.at;
  bool found = false;
  while (next_header(value, &at, block.at + block.len, name))
    found = true;
  return found;
}

bool pc_header_differs(pc_span block, const char *name) {
  const char *at = block.at, *stop = block.at + block.len;
  pc_span first, other;
  if (!next_header(&first, &at, stop, name)) return false;
  while (next_header(&other, &at, stop, name))
    if (other.len != first.len || memcmp(other.at, first.at, first.len) != 0) return true;
  return false;
}
