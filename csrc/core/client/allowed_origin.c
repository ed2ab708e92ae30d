/* Says which hosts outside Partner Center may be called. libcurl decodes and repairs host names, so
   only plain ones count. */
#include "base/text.h"
#include "base/url.h"

static bool is_name_char(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_';
}

static bool starts(pc_span text, const char *prefix) {
  size_t len = strlen(prefix);
  return text.len >= len && pc_text_alike(text.at, prefix, len);
}

typedef struct {
  bool https;
  pc_span host;
  long port;
} origin;

static bool is_name(pc_span host) {
  bool was_dot = true; /* no label is empty */
  for (size_t i = 0; i < host.len; i++) {
    unsigned char c = (unsigned char)host.at[i];
    if (!is_name_char(c) || (c == '.' && was_dot)) return false;
    was_dot = c == '.';
  }
  return !was_dot;
}

static bool is_literal(pc_span host) {
  if (host.len < 4 || host.at[0] != '[' || host.at[host.len - 1] != ']') return false;
  static const char digits[] = "0123456789abcdefABCDEF:.";
  for (size_t i = 1; i + 1 < host.len; i++)
    if (!memchr(digits, host.at[i], sizeof digits - 1)) return false;
  return true;
}

static bool read_port(long *port, pc_span text) {
  *port = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] < '0' || text.at[i] > '9' || *port > 65535) return false;
    *port = *port * 10 + (text.at[i] - '0');
  }
  return *port > 0 && *port <= 65535;
}

/* "host", "host:port", or with "https://" or "http://" before it. */
static bool read_origin(origin *out, pc_span text) {
  bool http = starts(text, "http://");
  out->https = !http;
  size_t skip = http ? 7 : pc_url_is_https(text) ? 8 : 0;
  pc_span rest = {text.at + skip, text.len - skip};
  const char *bracket = rest.len && rest.at[0] == '[' ? memchr(rest.at, ']', rest.len) : NULL;
  size_t from = bracket ? (size_t)(bracket - rest.at) : 0;
  const char *colon = rest.len ? memchr(rest.at + from, ':', rest.len - from) : NULL;
  out->host = (pc_span){rest.at, colon ? (size_t)(colon - rest.at) : rest.len};
  out->port = http ? 80 : 443;
  if (!is_name(out->host) && !is_literal(out->host)) return false;
  size_t used = out->host.len + 1;
  return !colon || read_port(&out->port, (pc_span){rest.at + used, rest.len - used});
}

static bool is_below(const origin *asked, pc_span suffix) {
  pc_span host = asked->host;
  return asked->https && asked->port == 443 && host.len > suffix.len &&
         pc_text_alike(host.at + host.len - suffix.len, suffix.at, suffix.len);
}

static bool matches(const origin *asked, pc_span pattern) {
  /* the suffix keeps its dot, and a host has no empty label */
  if (pattern.len > 2 && pattern.at[0] == '*' && pattern.at[1] == '.')
    return is_below(asked, (pc_span){pattern.at + 1, pattern.len - 1});
  origin exact;
  return read_origin(&exact, pattern) && exact.https == asked->https && exact.port == asked->port &&
         exact.host.len == asked->host.len &&
         pc_text_alike(exact.host.at, asked->host.at, exact.host.len);
}

bool pc_origin_is_allowed(pc_span text, const pc_span *patterns, size_t count) {
  origin asked;
  if (!pc_url_is_base(text) || !read_origin(&asked, text)) return false;
  for (size_t i = 0; i < count; i++)
    if (matches(&asked, patterns[i])) return true;
  return false;
}
