/* Carries the body of a success from a transfer to a consumer that takes it at its own pace. It is
   bounded: while it is full, the transfer rests. */
#ifndef PC_BODY_PIPE_H
#define PC_BODY_PIPE_H

#include "base/list.h"
#include "pc.h"

enum {
  PC_PIPE_SIZE = 256 << 10,
  PC_PIPE_ROOM = PC_PIPE_SIZE / 2, /* a transfer that rests goes on once so much is free */
  PC_ETAG_MAX = 128
};
#define PC_PIPE_BODY_MAX ((uint64_t)16 << 30)

typedef enum { PC_PIPE_OPEN, PC_PIPE_WHOLE, PC_PIPE_CUT } pc_pipe_end;

struct pc_body_pipe {
  pc_call *call;                  /* NULL: none, or it is over */
  pc_node *readable;              /* the engine's list of pipes whose consumers wait no longer */
  pc_node read_link, resume_link; /* in lists of the engine */
  bool has_consumer;
  bool awaited; /* the consumer waits */
  bool full;    /* the transfer rests */
  bool resumes; /* the request names `range` and `if_match` */
  pc_pipe_end end;
  int64_t moved_ms;  /* when bytes came last, or the transfer went on */
  uint64_t received; /* over all attempts */
  uint64_t skip;     /* bytes that an attempt repeats */
  char etag[PC_ETAG_MAX], range[48], if_match[PC_ETAG_MAX + 16];
  size_t from, len;
  char bytes[PC_PIPE_SIZE];
};

/* Sets the call that fills it. */
void pc_body_pipe_join(pc_body_pipe *pipe, pc_call *call, pc_node *readable);
/* The call is over; frees the pipe if its consumer has gone. */
void pc_body_pipe_leave(pc_body_pipe *pipe);
/* A cut body can be continued by another attempt: nothing came yet, or a strong ETag names it. */
bool pc_body_pipe_may_resume(const pc_body_pipe *pipe);
/* Writes the header lines that ask for the rest. */
void pc_body_pipe_ask_rest(pc_body_pipe *pipe);
/* The body of a success begins; its headers may be NULL. False: it does not continue what came
   before. */
bool pc_body_pipe_begin(pc_body_pipe *pipe, int status, const char *etag, const char *range);
/* False: there is no room now, and the transfer rests. */
bool pc_body_pipe_has_room(pc_body_pipe *pipe, size_t len);
void pc_body_pipe_put(pc_body_pipe *pipe, const char *bytes, size_t len);
void pc_body_pipe_end(pc_body_pipe *pipe, bool is_whole);
/* What has arrived and was not taken. */
pc_span pc_body_pipe_view(const pc_body_pipe *pipe);
void pc_body_pipe_take(pc_body_pipe *pipe, size_t len);

#endif
