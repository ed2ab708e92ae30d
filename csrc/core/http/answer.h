/* What is kept of an answer while it comes in, and what is wrong with it. */
#ifndef PC_ANSWER_H
#define PC_ANSWER_H

#include "client/client.h"

typedef struct {
  pc_call *call;
  bool h2;           /* that was asked for; then libcurl itself writes the status line */
  bool shows_twice;  /* each line of the head comes to pc_answer_peek first */
  bool h1;           /* what the status line says */
  bool boast, stray; /* a version that was not agreed on; a first line that continues another */
  bool in_head, in_line, named, interim; /* where it is; named: it has had a header */
} pc_answer;

/* Makes the call ready for another answer. */
void pc_answer_begin(pc_answer *answer, pc_call *call, bool h2, bool shows_twice);
/* True while it is in its head, as it comes to the sink of the body too. */
bool pc_answer_in_head(const pc_answer *answer);
/* Looks at the beginning of a line before libcurl does; false: it must not see it. */
bool pc_answer_peek(pc_answer *answer, char first);
/* Takes a line of the head, or a trailer; false: it is not wanted. */
bool pc_answer_line(pc_answer *answer, pc_span line);
/* Says why an answer was not wanted, and of what kind that is; NULL: it was. */
const char *pc_answer_refusal(char *out, size_t size, pc_kind *kind, const pc_answer *answer);
/* What libcurl takes for an answer although it is none; NULL when there is nothing to object to. */
const char *pc_answer_fault(pc_kind *kind, const pc_call *call, long status);
/* Nothing in the answer tells whether this is all of it. */
bool pc_answer_is_undelimited(const pc_answer *answer);

#endif
