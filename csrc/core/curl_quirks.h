/* What exists only for old versions of libcurl, and the version from which on each part can go. */
#ifndef PC_CURL_QUIRKS_H
#define PC_CURL_QUIRKS_H

#include "pc.h"

typedef struct {
  bool takes_unasked_bytes;   /* until 8.0.0, see pc_quirk_drop_unasked */
  bool corrupts_used_handles; /* until 8.1.1, see pc_header_guard */
  bool hides_large_headers;   /* until 8.6.0, see pc_quirk_is_too_large */
  bool knows_no_default_cas;  /* until 8.17.0: without CAs named it trusts none, since then those
                                 that it was built with */
} pc_curl_quirks;

/* `version` is libcurl's version_num. */
pc_curl_quirks pc_curl_quirks_of(unsigned version);

/* Until 8.0.0 libcurl takes bytes that arrived on an idle HTTP/1.1 connection as the answer to the
   next request. Where there are any, this empties the connection, shuts it down and returns true:
   the request must not use it. */
bool pc_quirk_drop_unasked(int fd);

/* Until 8.1.1 a handle keeps a pointer to its last header, which is freed, and writes there when
   the next answer begins with a folded line. With CURLOPT_HEADER libcurl passes each header line to
   the body's callback first, where this guard stops such an answer. */
typedef struct {
  bool on;
  bool in_head, in_line, named; /* named: this head has had a header */
} pc_header_guard;

void pc_header_guard_begin(pc_header_guard *guard, bool on);
/* The body's callback was called for a header line. */
bool pc_header_guard_expects_line(const pc_header_guard *guard);
/* Checks the first byte of what that callback got; false: libcurl must not read it. */
bool pc_header_guard_allows(pc_header_guard *guard, char first);
/* Tells the guard what the header's callback got; named: see above. */
void pc_header_guard_line(pc_header_guard *guard, bool named, bool is_last);

/* Until 8.6.0 libcurl reports a header line that is too long as CURLE_OUT_OF_MEMORY. */
bool pc_quirk_is_too_large(const pc_curl_quirks *quirks, int curl_code, bool in_head);

/* Until 8.8.0 libcurl accepts any version of HTTP in a status line: it then sends several requests
   at once on a connection of HTTP/1.1. */
bool pc_quirk_is_version_mismatch(pc_span status_line, bool agreed_h2);

/* Results that libcurl's headers name only since 8.6.0 and 8.8.0; see PC_RESULTS. */
#define PC_NEWER_RESULTS(X)                                                                        \
  X(100, TOO_LARGE, PC_TOO_LARGE, PC_PHASE_ANSWER, false)                                          \
  X(101, ECH_REQUIRED, PC_TLS, PC_PHASE_TLS, false)

/* libcurl's headers name CURLMOPT_QUICK_EXIT only since 8.20.0. */
enum { PC_CURLMOPT_QUICK_EXIT = 21 };

#endif
