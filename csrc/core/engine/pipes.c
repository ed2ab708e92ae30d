#include "engine/pipes.h"

#include "engine/descriptor.h"
#include "http/body_pipe.h"

void pc_engine_await(pc_body_pipe *pipe) {
  pc_call *call = pipe->call;
  if (!call || pc_engine_stale(call->engine)) return;
  pc_engine *engine = call->engine;
  pipe->awaited = true;
  if (pipe->len) pc_list_append(&engine->readable_pipes, &pipe->read_link);
  if (pipe->full && pipe->len <= PC_PIPE_SIZE - PC_PIPE_ROOM)
    pc_list_append(&engine->pipes_to_resume, &pipe->resume_link);
  pc_engine_arm(engine);
}

void pc_engine_abandon(pc_body_pipe *pipe) {
  pc_body_pipe_take(pipe, pipe->len);
  pc_engine_await(pipe);
}

uint64_t pc_engine_readable(pc_engine *engine) {
  pc_node *node = pc_list_first(&engine->readable_pipes);
  if (!node) return 0;
  pc_body_pipe *pipe = PC_OWNER(node, pc_body_pipe, read_link);
  pc_list_remove(node);
  pipe->awaited = false;
  return pipe->call->id;
}

pc_call *pc_pipes_resume(pc_engine *engine) {
  for (pc_node *node; (node = pc_list_first(&engine->pipes_to_resume));) {
    pc_body_pipe *pipe = PC_OWNER(node, pc_body_pipe, resume_link);
    pc_list_remove(node);
    pipe->full = false;
    pipe->moved_ms = engine->now;
    pc_transfer *transfer = pipe->call->flight.transfer;
    if (transfer && !pc_transfer_go_on(transfer)) return pipe->call;
  }
  return NULL;
}

void pc_pipes_note_progress(pc_call *call) {
  const pc_body_pipe *pipe = call->answer.pipe;
  if (!pipe) return;
  pc_limits *limits = &call->limits;
  int64_t moved = pipe->full ? call->engine->now : pipe->moved_ms;
  if (moved < call->flight.started_ms) return;
  call->flight.ends_ms = pc_time_add(moved, limits->attempt_timeout_ms);
  int64_t deadline = pc_time_add(moved, limits->timeout_ms);
  if (deadline > limits->deadline_ms) limits->deadline_ms = deadline;
  if (limits->deadline_ms > limits->latest_ms) limits->deadline_ms = limits->latest_ms;
  if (call->flight.ends_ms > limits->deadline_ms) call->flight.ends_ms = limits->deadline_ms;
}

void pc_pipes_begin(pc_call *call) {
  pc_body_pipe *pipe = call->answer.pipe;
  if (!pipe || !pipe->received) return;
  pc_body_pipe_ask_rest(pipe);
  if (pipe->resumes) return;
  pipe->resumes = true;
  call->request.lines[call->request.line_count++] = pipe->range;
  call->request.lines[call->request.line_count++] = pipe->if_match;
}

bool pc_pipes_may_resume(const pc_call *call) {
  return !call->answer.pipe || pc_body_pipe_may_resume(call->answer.pipe);
}
