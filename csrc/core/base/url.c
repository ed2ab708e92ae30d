#include "base/url.h"

#include "base/eight_bytes.h"
#include "base/text.h"

#include <arpa/inet.h>
#include <string.h>

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

static bool are_path_lanes(uint64_t lanes) {
  uint64_t wrong = pc_eight_bytes_above(lanes, 0x7e) | pc_eight_bytes_equal(lanes, '\\') |
                   pc_eight_bytes_equal(lanes, '#') | (PC_HIGH & ~pc_eight_bytes_above(lanes, ' '));
  return pc_eight_bytes_are_ascii(lanes) && !wrong;
}

bool pc_url_is_path(pc_span text) {
  if (text.len == 0 || text.at[0] != '/' || (text.len > 1 && text.at[1] == '/')) return false;
  size_t rest = text.len % sizeof(uint64_t);
  char first[sizeof(uint64_t)] = "////////";
  memcpy(first, text.at, rest);
  bool is_path = are_path_lanes(pc_eight_bytes(first));
  for (size_t i = rest; i < text.len; i += sizeof(uint64_t))
    is_path = is_path && are_path_lanes(pc_eight_bytes(text.at + i));
  return is_path;
}

static bool starts(pc_span text, const char *prefix) {
  size_t len = strlen(prefix);
  return text.len >= len && pc_text_alike(text.at, prefix, len);
}

bool pc_url_is_https(pc_span text) {
  return starts(text, "https://");
}

/* Unlike libcurl's URL parser, inet_pton takes no short forms such as 127.1. */
static bool is_near_ipv4(pc_span host, bool link_local) {
  char text[INET_ADDRSTRLEN];
  unsigned char address[4];
  if (host.len >= sizeof text) return false;
  memcpy(text, host.at, host.len);
  text[host.len] = '\0';
  if (inet_pton(AF_INET, text, address) != 1) return false;
  return address[0] == 127 || (link_local && address[0] == 169 && address[1] == 254);
}

/* Plain http may go to this host: it is this machine, or link-local. */
static bool is_near(pc_span authority, bool link_local) {
  if (starts(authority, "[::1]")) return authority.len == 5 || authority.at[5] == ':';
  pc_span host = authority;
  const char *colon = memchr(authority.at, ':', authority.len);
  if (colon) host.len = (size_t)(colon - authority.at);
  if (host.len == 9 && starts(host, "localhost")) return true;
  return is_near_ipv4(host, link_local);
}

/* The part between scheme and path; empty where there is no such part. */
static pc_span authority_of(pc_span text) {
  size_t skip = pc_url_is_https(text) ? 8 : starts(text, "http://") ? 7 : text.len, end = skip;
  while (end < text.len && text.at[end] != '/')
    end++;
  return (pc_span){text.at + skip, end - skip};
}

static bool is_base(pc_span text, bool link_local) {
  pc_span authority = authority_of(text);
  if (authority.len == 0 || text.at[text.len - 1] == '/') return false;
  for (const char *p = authority.at; p < text.at + text.len; p++) {
    unsigned char c = (unsigned char)*p;
    if (c <= 0x20 || c >= 0x7f || strchr("\\#?@\"<>^`{|}", c)) return false;
  }
  return pc_url_is_https(text) || is_near(authority, link_local);
}

bool pc_url_is_base(pc_span text) {
  return is_base(text, false);
}

bool pc_url_is_identity_base(pc_span text) {
  return is_base(text, true);
}

/* libcurl and the system take short, octal and hexadecimal forms too, as inet_aton does. */
static bool is_loopback_ipv4(const char *host) {
  struct in_addr address;
  if (!inet_aton(host, &address)) return false;
  uint32_t number = ntohl(address.s_addr);
  return number >> 24 == 127 || number == INADDR_ANY;
}

static bool is_loopback_ipv6(const char *host) {
  struct in6_addr address;
  if (inet_pton(AF_INET6, host, &address) != 1) return false;
  bool embeds_ipv4 = IN6_IS_ADDR_V4MAPPED(&address) && address.s6_addr[12] == 127;
  return embeds_ipv4 || IN6_IS_ADDR_LOOPBACK(&address) || IN6_IS_ADDR_UNSPECIFIED(&address);
}

/* libcurl resolves localhost and the names below it without a query. */
static bool is_localhost(pc_span host) {
  static const char name[] = ".localhost";
  size_t len = sizeof name - 1;
  if (host.len > 0 && host.at[host.len - 1] == '.') host.len--;
  if (host.len == len - 1) return starts(host, name + 1);
  return host.len > len && pc_text_alike(host.at + host.len - len, name, len);
}

bool pc_url_is_loopback(pc_span text) {
  char copy[INET6_ADDRSTRLEN];
  pc_span host = authority_of(text);
  bool bracketed = host.len > 0 && host.at[0] == '[';
  if (bracketed) host = (pc_span){host.at + 1, host.len - 1};
  const char *end = memchr(host.at, bracketed ? ']' : ':', host.len);
  if (bracketed && !end) return false;
  if (end) host.len = (size_t)(end - host.at);
  if (!bracketed && is_localhost(host)) return true;
  if (host.len >= sizeof copy) return false;
  memcpy(copy, host.at, host.len);
  copy[host.len] = '\0';
  return bracketed ? is_loopback_ipv6(copy) : is_loopback_ipv4(copy);
}
