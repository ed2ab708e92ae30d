/* Writes the URL and the header lines of a call: its ids, the media types, the language. */
#ifndef PC_REQUEST_HEADERS_H
#define PC_REQUEST_HEADERS_H

#include "call/call.h"

enum { PC_OWN_LINES = 7 }; /* accept, its coding, locale, content type, two ids, expect */

/* Hands out the storage behind a call. Past its end it only counts, so that a second try fits. */
typedef struct {
  char *at;
  size_t used, size;
} pc_arena;

/* Returns NULL, or what is wrong with the path, an id or a header. */
const char *pc_request_headers_problem(const pc_request *request);
/* Puts the texts of the request into the arena. */
void pc_request_headers_put(pc_arena *arena, pc_call *call, pc_span base,
                            const pc_request *request);

#endif
