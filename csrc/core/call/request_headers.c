#include "call/request_headers.h"

#include "base/text.h"
#include "base/url.h"

#include <string.h>

enum { LINES_MAX = 64 };

static char *put(pc_arena *arena, pc_span first, pc_span second) {
  char *start = arena->at + arena->used;
  arena->used += first.len + second.len + 1;
  if (arena->used > arena->size) return NULL;
  if (first.len) memcpy(start, first.at, first.len);
  if (second.len) memcpy(start + first.len, second.at, second.len);
  start[first.len + second.len] = '\0';
  return start;
}

static inline void put_line(pc_arena *arena, pc_call *call, const char *name, pc_span value) {
  call->request.lines[call->request.line_count++] = put(arena, pc_text_span(name), value);
}

static void put_ids(pc_arena *arena, pc_call *call) {
  pc_span request = {call->request_id, PC_GUID_LEN}, trace = {call->correlation_id, PC_GUID_LEN};
  if (call->host == PC_HOST_FOREIGN) {
    put_line(arena, call, "x-ms-client-request-id: ", request); /* Azure Storage logs it */
  } else if (call->host == PC_HOST_API) {
    put_line(arena, call, "MS-RequestId: ", request);
    put_line(arena, call, "MS-CorrelationId: ", trace);
  } else {
    put_line(arena, call, "client-request-id: ", request);
  }
}

void pc_request_headers_put(pc_arena *arena, pc_call *call, pc_span base,
                            const pc_request *request) {
  bool posts = request->has_body || pc_text_equal(request->method, "POST");
  call->request.url = put(arena, base, request->path);
  call->request.method = put(arena, request->method, pc_text_span(""));
  call->request.body = put(arena, request->body, pc_text_span(""));
  put_ids(arena, call);
  put_line(arena, call,
           "Accept: ", request->accept.len ? request->accept : pc_text_span("application/json"));
  if (call->answer.plain) put_line(arena, call, "Accept-Encoding: ", pc_text_span("identity"));
  if (request->locale.len) put_line(arena, call, "X-Locale: ", request->locale);
  /* an empty value keeps libcurl from adding a Content-Type or Expect of its own */
  if (request->content_type.len)
    put_line(arena, call, "Content-Type: ", request->content_type);
  else if (posts)
    put_line(arena, call, "Content-Type:", pc_text_span(""));
  if (posts) put_line(arena, call, "Expect:", pc_text_span(""));
  for (size_t i = 0; i < request->header_count; i++)
    put_line(arena, call, "", request->headers[i]);
}

const char *pc_request_headers_problem(const pc_request *request) {
  if (!pc_url_is_path(request->path)) return "the path is malformed";
  if (!pc_text_is_line(request->accept) || !pc_text_is_line(request->locale) ||
      !pc_text_is_line(request->content_type) || !pc_text_is_line(request->method))
    return "a header holds a control character";
  for (size_t i = 0; i < request->header_count; i++)
    if (!pc_text_is_line(request->headers[i])) return "a header holds a control character";
  if (request->header_count > LINES_MAX) return "there are too many headers";
  if (request->request_id.len && request->request_id.len != PC_GUID_LEN)
    return "request_id is not a GUID";
  if (request->correlation_id.len && request->correlation_id.len != PC_GUID_LEN)
    return "correlation_id is not a GUID";
  if (!pc_text_is_line(request->request_id) || !pc_text_is_line(request->correlation_id))
    return "an id holds a control character";
  return NULL;
}
