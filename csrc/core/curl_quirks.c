#include "curl_quirks.h"

#include <sys/socket.h>

enum { OUT_OF_MEMORY = 27 };

pc_curl_quirks pc_curl_quirks_of(unsigned version) {
  return (pc_curl_quirks){.takes_unasked_bytes = version < 0x080000,
                          .corrupts_used_handles = version < 0x080101,
                          .hides_large_headers = version < 0x080600,
                          .knows_no_default_cas = version < 0x081100};
}

bool pc_quirk_drop_unasked(int fd) {
  char bytes[4096];
  if (recv(fd, bytes, sizeof bytes, MSG_PEEK | MSG_DONTWAIT) <= 0) return false;
  shutdown(fd, SHUT_RDWR);
  for (int n = 0; n < 64 && recv(fd, bytes, sizeof bytes, MSG_DONTWAIT) > 0; n++) {
  }
  return true;
}

void pc_header_guard_begin(pc_header_guard *guard, bool on) {
  *guard = (pc_header_guard){.on = on, .in_head = on};
}

bool pc_header_guard_expects_line(const pc_header_guard *guard) {
  return guard->in_head;
}

bool pc_header_guard_allows(pc_header_guard *guard, char first) {
  bool begins = !guard->in_line;
  guard->in_line = true; /* libcurl may pass one line in parts */
  return !begins || guard->named || (first != ' ' && first != '\t');
}

void pc_header_guard_line(pc_header_guard *guard, bool named, bool is_last) {
  guard->in_line = false;
  guard->named = named;
  if (is_last) guard->in_head = false;
}

bool pc_quirk_is_too_large(const pc_curl_quirks *quirks, int curl_code, bool in_head) {
  return quirks->hides_large_headers && curl_code == OUT_OF_MEMORY && in_head;
}

bool pc_quirk_is_version_mismatch(pc_span status_line, bool agreed_h2) {
  char version = '0';
  if (status_line.len > 5) version = status_line.at[5];
  return version > '2' || (version == '2' && !agreed_h2);
}
