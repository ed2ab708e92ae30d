#include "webhook/address.h"

#include "base/text.h"

#include <string.h>

typedef struct {
  bool https;
  pc_span host, port; /* port.at: NULL without a colon */
  pc_span path;       /* with query and fragment */
  bool has_user;
} address;

static bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool skip(pc_span *text, const char *prefix) {
  size_t len = strlen(prefix);
  if (text->len < len || !pc_text_alike(text->at, prefix, len)) return false;
  text->at += len;
  text->len -= len;
  return true;
}

/* Only ASCII that a URL may hold; servers and parsers differ on the rest. */
static bool is_url_text(pc_span text) {
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if (c <= 0x20 || c >= 0x7f || strchr("\\\"<>^`{|}", c)) return false;
  }
  return true;
}

static pc_reason split(address *out, pc_span url) {
  *out = (address){0};
  if (url.len > PC_WEBHOOK_URL_MAX) return PC_REASON_URL_LONG;
  if (!is_url_text(url)) return PC_REASON_URL_TEXT;
  out->https = skip(&url, "https://");
  if (!out->https && !skip(&url, "http://")) return PC_REASON_URL_SCHEME;
  size_t end = 0;
  while (end < url.len && !strchr("/?#", url.at[end]))
    end++;
  out->host = (pc_span){url.at, end};
  out->path = (pc_span){url.at + end, url.len - end};
  out->has_user = memchr(url.at, '@', end) != NULL;
  const char *colon = memchr(url.at, ':', end);
  if (colon) {
    out->host.len = (size_t)(colon - url.at);
    out->port = (pc_span){colon + 1, end - out->host.len - 1};
  }
  return PC_REASON_VERIFIED;
}

/* An explicit port of the scheme is the same address. */
static bool is_default_port(const address *from) {
  return !from->port.at || pc_text_equal(from->port, from->https ? "443" : "80");
}

static bool is_same_host(const address *from, pc_span host) {
  pc_span port = from->port;
  size_t len = from->host.len;
  if (!len || host.len < len || !pc_text_alike(host.at, from->host.at, len)) return false;
  if (is_default_port(from)) return host.len == len;
  return host.len == len + 1 + port.len && host.at[len] == ':' &&
         !memcmp(host.at + len + 1, port.at, port.len);
}

static bool is_listed(const address *from, pc_spans hosts) {
  for (size_t i = 0; i < hosts.count; i++)
    if (is_same_host(from, hosts.at[i])) return true;
  return false;
}

static pc_reason check_authority(const address *from, pc_spans hosts) {
  if (from->has_user) return PC_REASON_URL_USER;
  if (is_listed(from, hosts)) return PC_REASON_VERIFIED;
  address bare = *from;
  bare.port = (pc_span){NULL, 0};
  return is_listed(&bare, hosts) ? PC_REASON_URL_PORT : PC_REASON_URL_HOST;
}

/* /cert/<letters, digits, . _ ->.cer */
static bool is_certificate_path(pc_span path) {
  static const char before[] = "/cert/", after[] = ".cer";
  size_t from = sizeof before - 1, to = sizeof after - 1;
  if (path.len <= from + to || memcmp(path.at, before, from) != 0 ||
      memcmp(path.at + path.len - to, after, to) != 0 || pc_text_contains(path, ".."))
    return false;
  for (size_t i = from; i < path.len; i++)
    if (!is_letter_or_digit(path.at[i]) && !strchr("._-", path.at[i])) return false;
  return true;
}

static bool is_issuer_path(pc_span path) {
  if (!path.len || path.at[0] != '/' || pc_text_contains(path, "/..")) return false;
  for (size_t i = 0; i < path.len; i++)
    if (path.at[i] == '%' &&
        (path.len - i < 3 || !is_hex(path.at[i + 1]) || !is_hex(path.at[i + 2])))
      return false;
  return true;
}

static bool has_query(pc_span path) {
  return memchr(path.at, '?', path.len) || memchr(path.at, '#', path.len);
}

static char *append(char *to, pc_span text) {
  memcpy(to, text.at, text.len);
  return to + text.len;
}

/* Never longer than the URL: the scheme and the host in lower case, without a default port. */
static void write_canonical(char *out, const address *from) {
  char *p = append(out, pc_text_span(from->https ? "https://" : "http://"));
  for (size_t i = 0; i < from->host.len; i++) {
    char c = from->host.at[i];
    *p++ = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  if (!is_default_port(from)) {
    *p++ = ':';
    p = append(p, from->port);
  }
  *append(p, from->path) = '\0';
}

pc_reason pc_certificate_address(char out[PC_WEBHOOK_URL_MAX + 1], pc_span url, pc_spans hosts) {
  address from;
  pc_reason wrong = split(&from, url);
  if (!wrong && !from.https) wrong = PC_REASON_URL_SCHEME;
  if (!wrong) wrong = check_authority(&from, hosts);
  if (!wrong && has_query(from.path)) wrong = PC_REASON_URL_QUERY;
  if (!wrong && !is_certificate_path(from.path)) wrong = PC_REASON_URL_PATH;
  if (!wrong) write_canonical(out, &from);
  return wrong;
}

bool pc_issuer_address(char out[PC_WEBHOOK_URL_MAX + 1], pc_span url, pc_spans hosts) {
  address from;
  if (split(&from, url) || check_authority(&from, hosts) || has_query(from.path) ||
      !is_issuer_path(from.path))
    return false;
  write_canonical(out, &from);
  return true;
}
