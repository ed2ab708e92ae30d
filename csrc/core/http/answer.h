/* Keeps an answer while it comes in, and says what is wrong with it. */
#ifndef PC_ANSWER_H
#define PC_ANSWER_H

#include "base/buf.h"
#include "http/sink.h"

typedef struct {
  pc_buf head, body;
  pc_sink sink; /* takes a success in place of `body` */
  bool plain;   /* asked for as something that does not show by itself whether it is whole */
  /* what was seen of the current one, reset whole for each attempt: */
  struct {
    bool h2;               /* that was asked for; then libcurl itself writes the status line */
    bool h1;               /* what the status line says */
    bool version_mismatch; /* a version that was not agreed on */
    bool stray;            /* its first header line continues another */
    bool named;            /* its head has had a header */
    bool interim;          /* another head follows this one */
    bool overflow, no_memory;
    bool head_ended; /* its blank line has come */
    bool is_chunked; /* it has a Transfer-Encoding */
    int lengths;     /* how many times it has a Content-Length */
    size_t size;     /* of its head, interim answers too */
  } seen;
} pc_answer;

/* Makes it ready for the next attempt. */
void pc_answer_begin(pc_answer *answer, bool h2);
/* Frees the buffers and closes the file. */
void pc_answer_drop(pc_answer *answer);
/* Takes a line of the head, or a trailer; false: it is not wanted. */
bool pc_answer_line(pc_answer *answer, pc_span line);
/* Takes bytes of the body; false: they are not wanted. */
bool pc_answer_body(pc_answer *answer, const char *bytes, size_t len);
/* Says why an answer was not wanted, and of what kind that is; NULL: it was. */
const char *pc_answer_refusal(char *out, size_t size, pc_kind *kind, const pc_answer *answer);
/* Nothing in the answer tells whether this is all of it. is_coded: it has a Content-Encoding. */
bool pc_answer_is_undelimited(const pc_answer *answer, bool is_coded);

#endif
