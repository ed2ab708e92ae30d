/* Keeps an answer while it comes in, and says what is wrong with it. */
#ifndef PC_ANSWER_H
#define PC_ANSWER_H

#include "base/buf.h"
#include "http/attempt.h"
#include "http/body_file.h"
#include "http/body_pipe.h"

typedef struct {
  pc_buf head, body;
  pc_body_file body_file; /* takes a success in place of `body` */
  pc_body_pipe *pipe;     /* so does this, if there is one */
  bool plain;             /* asked for in a form that does not show by itself whether it is whole */
  /* reset whole for each attempt */
  struct {
    bool h2;               /* asked for; libcurl then writes the status line itself */
    bool h1;               /* by the status line */
    bool version_mismatch; /* the status line names a version that was not agreed on */
    bool piped;            /* the pipe takes the body */
    bool discontinuous;    /* the body does not continue the one that was cut off */
    bool stray;            /* the first header line continues another */
    bool named;            /* a header was seen in this head */
    bool interim;          /* another head follows this one */
    bool overflow, no_memory;
    bool head_ended;
    bool is_chunked; /* there is a Transfer-Encoding */
    int lengths;     /* number of Content-Length lines */
    size_t size;     /* of the heads, those of interim answers too */
  } seen;
} pc_answer;

/* Prepares it for the next attempt. */
void pc_answer_begin(pc_answer *answer, bool h2);
/* Frees the buffers and closes the file. */
void pc_answer_drop(pc_answer *answer);
/* Takes a line of the head, or a trailer; false: the answer is refused. */
bool pc_answer_line(pc_answer *answer, pc_span line);
/* Takes bytes of the body; false: the answer is refused. */
bool pc_answer_body(pc_answer *answer, const char *bytes, size_t len);
/* The body of a success begins, and the pipe takes it. False: it does not continue what came
 * before. */
bool pc_answer_begin_pipe(pc_answer *answer, int status, const char *etag, const char *range);
/* Why an answer was refused, and the kind of that error; NULL: it was not. */
const char *pc_answer_refusal(char *out, size_t size, pc_kind *kind, const pc_answer *answer);
/* Sets the message of an attempt that failed: why the answer was refused, or else libcurl's text.
 */
void pc_answer_describe(pc_attempt *attempt, const pc_answer *answer, const char *text);
/* Makes an error of what libcurl takes for an answer although it is none. */
void pc_answer_find_fault(pc_attempt *attempt, const pc_answer *answer, bool gives_two_lengths);
/* A success does not go into `body`. */
static inline bool pc_answer_has_consumer(const pc_answer *answer) {
  return answer->pipe || answer->body_file.wanted;
}
/* The most bytes of a body that it takes. */
uint64_t pc_answer_max(const pc_answer *answer);
/* Nothing in the answer tells whether this is all of it. is_coded: it has a Content-Encoding. */
bool pc_answer_is_undelimited(const pc_answer *answer, bool is_coded);

#endif
