#include "http/answer.h"

#include "base/text.h"
#include "curl_quirks.h"

#include <stdio.h>
#include <string.h>

void pc_answer_begin(pc_answer *answer, bool h2) {
  memset(&answer->seen, 0, sizeof answer->seen);
  answer->seen.h2 = h2;
  pc_buf_clear(&answer->head);
  pc_buf_clear(&answer->body);
  pc_body_file_rewind(&answer->body_file);
}

void pc_answer_drop(pc_answer *answer) {
  pc_buf_drop(&answer->head);
  pc_buf_drop(&answer->body);
  pc_body_file_close(&answer->body_file);
  if (answer->pipe) pc_body_pipe_leave(answer->pipe);
}

/* A folded line without a header before it. */
static bool is_stray(const pc_answer *answer, char first) {
  return !answer->seen.named && (first == ' ' || first == '\t');
}

/* Inline: the compiler knows the name and its length. */
static inline bool has_name(pc_span line, const char *name) {
  size_t len = strlen(name);
  return line.len > len && line.at[len] == ':' && pc_text_alike(line.at, name, len);
}

/* Notes the headers that tell where the answer ends. */
static void note_framing(pc_answer *answer, pc_span line) {
  if (has_name(line, "Content-Length")) answer->seen.lengths++;
  if (has_name(line, "Transfer-Encoding")) answer->seen.is_chunked = true;
}

static bool take_status_line(pc_answer *answer, pc_span line) {
  char version = '0';
  if (line.len > 5) version = line.at[5];
  const char *blank = memchr(line.at, ' ', line.len - 1);
  answer->seen.h1 = version < '2';
  answer->seen.version_mismatch = pc_quirk_is_version_mismatch(line, answer->seen.h2);
  answer->seen.interim = blank && blank[1] == '1';
  answer->seen.named = answer->seen.head_ended = answer->seen.is_chunked = false;
  answer->seen.lengths = 0;
  pc_buf_clear(&answer->head); /* drops the head of an interim answer */
  return !answer->seen.version_mismatch;
}

bool pc_answer_line(pc_answer *answer, pc_span line) {
  answer->seen.size += line.len;
  if (line.len >= 5 && !memcmp(line.at, "HTTP/", 5)) return take_status_line(answer, line);
  if (line.len && is_stray(answer, line.at[0])) {
    answer->seen.stray = true;
    return false;
  }
  answer->seen.named = true;
  if (line.len <= 2) answer->seen.head_ended = true;
  if (answer->seen.size > answer->head.max) {
    answer->seen.overflow = true;
    return false;
  }
  /* trailers are ignored */
  if (answer->seen.head_ended) return true;
  note_framing(answer, line);
  answer->seen.no_memory = !pc_buf_append(&answer->head, line.at, line.len);
  return !answer->seen.no_memory;
}

bool pc_answer_body(pc_answer *answer, const char *bytes, size_t len) {
  pc_buf *body = &answer->body;
  if (pc_buf_append(body, bytes, len)) return true;
  if (body->len + len > body->max)
    answer->seen.overflow = true;
  else
    answer->seen.no_memory = true;
  return false;
}

bool pc_answer_begin_pipe(pc_answer *answer, int status, const char *etag, const char *range) {
  answer->seen.piped = true;
  answer->seen.discontinuous = !pc_body_pipe_begin(answer->pipe, status, etag, range);
  return !answer->seen.discontinuous;
}

const char *pc_answer_refusal(char *out, size_t size, pc_kind *kind, const pc_answer *answer) {
  *kind = PC_PROTOCOL;
  if (answer->seen.version_mismatch)
    return "the answer has another HTTP version than the negotiated one";
  if (answer->seen.stray) return "the answer's first header begins with white space";
  if (answer->seen.discontinuous) return "the body changed between two attempts";
  *kind = PC_TOO_LARGE;
  if (answer->seen.overflow) {
    bool in_body = answer->seen.head_ended;
    (void)snprintf(out, size, "the answer is larger than the limit of %zu bytes%s",
                   in_body ? answer->body.max : answer->head.max,
                   in_body ? "" : " for its headers");
    return out;
  }
  *kind = PC_CONFIG;
  if (answer->body_file.problem) return pc_body_file_trouble(&answer->body_file);
  *kind = PC_MEMORY;
  return answer->seen.no_memory ? "not enough memory for the answer" : NULL;
}

void pc_answer_describe(pc_attempt *attempt, const pc_answer *answer, const char *text) {
  pc_kind kind;
  char *out = attempt->message;
  const char *refusal = pc_answer_refusal(out, sizeof attempt->message, &kind, answer);
  if (refusal) attempt->kind = kind;
  if (refusal != out) (void)snprintf(out, sizeof attempt->message, "%s", refusal ? refusal : text);
}

static void set_fault(pc_attempt *attempt, pc_kind kind, const char *text) {
  attempt->kind = kind;
  attempt->status = 0;
  attempt->transient = kind == PC_NETWORK;
  (void)snprintf(attempt->message, sizeof attempt->message, "%s", text);
}

/* A success that does not give all of the rest of a body that was cut off. */
static bool is_short(const pc_attempt *attempt, const pc_answer *answer) {
  const pc_body_pipe *pipe = answer->pipe;
  return pipe && pipe->received && attempt->status / 100 == 2 &&
         (!answer->seen.piped || pipe->skip);
}

void pc_answer_find_fault(pc_attempt *attempt, const pc_answer *answer, bool gives_two_lengths) {
  if (!answer->seen.head_ended)
    set_fault(attempt, PC_NETWORK, "the connection ended inside the headers");
  else if (gives_two_lengths)
    set_fault(attempt, PC_PROTOCOL, "the answer gives two lengths");
  else if (attempt->status < 100 || attempt->status > 999)
    set_fault(attempt, PC_PROTOCOL, "the answer has no status");
  else if (is_short(attempt, answer))
    set_fault(attempt, PC_PROTOCOL, "the body changed between two attempts");
}

bool pc_answer_is_undelimited(const pc_answer *answer, bool is_coded) {
  if (!answer->body.len && !answer->body_file.len && !answer->seen.piped) return false;
  /* libcurl does not notice that a coding is cut off, and plain text does not show it */
  if (answer->plain && is_coded && !answer->pipe) return true;
  return answer->seen.h1 && !answer->seen.lengths && !answer->seen.is_chunked;
}

uint64_t pc_answer_max(const pc_answer *answer) {
  if (answer->pipe) return PC_PIPE_BODY_MAX;
  return answer->body_file.wanted ? PC_BODY_FILE_MAX : answer->body.max;
}
