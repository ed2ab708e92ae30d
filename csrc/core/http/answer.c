#include "http/answer.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

void pc_answer_begin(pc_answer *answer, pc_call *call, bool h2, bool shows_twice) {
  *answer = (pc_answer){.call = call, .h2 = h2, .shows_twice = shows_twice, .in_head = true};
  pc_buf_clear(&call->head);
  pc_buf_clear(&call->body);
  pc_sink_rewind(&call->sink);
  call->overflow = call->no_memory = call->head_ended = call->is_chunked = false;
  call->lengths = 0;
  call->head_seen = 0;
}

bool pc_answer_in_head(const pc_answer *answer) {
  return answer->shows_twice && answer->in_head;
}

/* A line that continues the one before, where there is none before in this answer. */
static bool is_stray(pc_answer *answer, char first) {
  answer->stray = answer->stray || (!answer->named && (first == ' ' || first == '\t'));
  return answer->stray;
}

bool pc_answer_peek(pc_answer *answer, char first) {
  bool begins = !answer->in_line;
  answer->in_line = true;
  return !begins || !is_stray(answer, first);
}

/* What tells where the answer ends. */
static void note_framing(pc_call *call, pc_span line) {
  if (pc_header_is(line, "Content-Length")) call->lengths++;
  if (pc_header_is(line, "Transfer-Encoding")) call->is_chunked = true;
}

static bool take_status_line(pc_answer *answer, pc_span line) {
  pc_call *call = answer->call;
  char version = '0';
  if (line.len > 5) version = line.at[5];
  const char *blank = memchr(line.at, ' ', line.len - 1);
  answer->h1 = version < '2';
  answer->boast = version > '2' || (version == '2' && !answer->h2);
  answer->interim = blank && blank[1] == '1';
  answer->named = false;
  pc_buf_clear(&call->head); /* an interim answer is not the answer */
  call->head_ended = call->is_chunked = false;
  call->lengths = 0;
  return !answer->boast;
}

bool pc_answer_line(pc_answer *answer, pc_span line) {
  pc_call *call = answer->call;
  call->head_seen += line.len;
  answer->in_line = false;
  if (line.len >= 5 && !memcmp(line.at, "HTTP/", 5)) return take_status_line(answer, line);
  if (line.len && is_stray(answer, line.at[0])) return false;
  answer->named = true;
  if (line.len <= 2) {
    call->head_ended = true;
    answer->in_head = answer->interim; /* then another head follows */
  }
  if (call->head_seen > call->head.max) {
    call->overflow = true;
    return false;
  }
  /* trailers are not looked at */
  if (call->head_ended) return true;
  note_framing(call, line);
  call->no_memory = !pc_buf_append(&call->head, line.at, line.len);
  return !call->no_memory;
}

const char *pc_answer_refusal(char *out, size_t size, pc_kind *kind, const pc_answer *answer) {
  const pc_call *call = answer->call;
  *kind = PC_PROTOCOL;
  if (answer->boast) return "the answer claims a version of HTTP that was not agreed on";
  if (answer->stray) return "the answer's first header begins with white space";
  *kind = PC_TOO_LARGE;
  if (call->overflow) {
    (void)snprintf(out, size, "the answer is larger than the limit of %zu bytes%s",
                   call->head_ended ? call->body.max : call->head.max,
                   call->head_ended ? "" : " for its headers");
    return out;
  }
  *kind = PC_CONFIG;
  if (call->sink.problem) return pc_sink_trouble(&call->sink);
  return call->no_memory ? "not enough memory for the answer" : NULL;
}

const char *pc_answer_fault(pc_kind *kind, const pc_call *call, long status) {
  *kind = PC_NETWORK;
  if (!call->head_ended) return "the connection ended inside the headers";
  *kind = PC_PROTOCOL;
  if (call->lengths > 1 && pc_header_differs(pc_buf_view(&call->head), "Content-Length"))
    return "the answer gives two lengths";
  if (status < 100 || status > 999) return "the answer has no status";
  return NULL;
}

bool pc_answer_is_undelimited(const pc_answer *answer) {
  const pc_call *call = answer->call;
  pc_span head = pc_buf_view(&call->head), value;
  if (!call->body.len && !call->sink.len) return false;
  /* a coding may be cut off too, which libcurl does not notice; plain text does not show it */
  if (call->plain && pc_header_find(&value, head, "Content-Encoding") &&
      !pc_text_equal(value, "identity"))
    return true;
  return answer->h1 && !call->lengths && !call->is_chunked;
}
