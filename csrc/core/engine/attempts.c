#include "engine/attempts.h"

#include "engine/after_attempt.h"
#include "engine/descriptor.h"
#include "engine/pipes.h"
#include "engine/queues.h"
#include "engine/states.h"
#include "engine/tokens.h"
#include "redis/connection.h"

#include <stdio.h>

/* A connection that was silent for less may still be sound. */
enum { SILENCE_MS = 2000 };

/* ---- the start ---- */

static bool send_request(pc_call *call, pc_header_list *headers) {
  pc_pipes_begin(call);
  pc_exchange exchange = {.call = call,
                          .host = call->host,
                          .request = &call->request,
                          .answer = &call->answer,
                          .once = call->limits.repeat != PC_REPEAT_ALWAYS};
  call->flight.transfer =
      pc_transfer_start(call->engine->transport, &call->client->session, &exchange, headers);
  if (!call->flight.transfer) pc_header_list_release(headers);
  return call->flight.transfer != NULL;
}

void pc_attempts_start(pc_call *call) {
  pc_attempt_reset(&call->attempt);
  pc_header_list *headers = NULL;
  if (pc_tokens_are_for(call->host)) {
    headers = pc_tokens_for(call);
    if (!headers) return;
  } else if (call->host == PC_HOST_TOKEN && call->tally.attempts > 0) {
    pc_credential_sign_again(call->request.body, &call->client->credential);
  }
  if (call->token_only) {
    pc_header_list_release(headers);
    pc_move_to_failed(call, PC_OK, PC_PHASE_TOKEN, NULL);
  } else if (send_request(call, headers)) {
    call->tally.attempts++;
    pc_queues_sent(call);
    pc_move_to_active(call);
  } else {
    pc_move_to_failed(call, PC_MEMORY, PC_PHASE_QUEUE, "not enough memory to send the request");
  }
}

/* ---- the end ---- */

void pc_attempts_reap(pc_engine *engine) {
  int code;
  pc_transfer *transfer;
  pc_engine_enter(engine); /* libcurl may have taken its time */
  while ((transfer = pc_transfer_take(engine->transport, &code))) {
    pc_stream *stream = pc_transfer_stream(transfer);
    if (stream) {
      pc_connection_opened(PC_OWNER(stream, pc_redis, stream), code, engine->now);
      continue;
    }
    pc_call *call = pc_transfer_call(transfer);
    pc_transfer_result(&call->attempt, transfer, code);
    pc_transfer_end(transfer);
    call->flight.transfer = NULL;
    pc_queues_ended(call, call->attempt.kind == PC_OK && !pc_retry_throttles(&call->attempt));
    pc_after_attempt(call);
  }
}

void pc_attempts_abandon(pc_call *call) {
  if (call->place.state != PC_ACTIVE) return;
  if (!pc_transfer_nothing_sent(call->flight.transfer)) call->tally.unclear = true;
  int64_t now = pc_now_ms();
  bool waited = now >= call->flight.ends_ms || now - call->flight.started_ms >= SILENCE_MS;
  pc_transfer_cancel(call->flight.transfer, waited);
  call->flight.transfer = NULL;
  pc_queues_ended(call, false);
}

static void describe_timeout(pc_call *call) {
  int64_t limit = call->limits.attempt_timeout_ms;
  char times[32] = "", part[8] = "";
  if (call->tally.late > 0)
    (void)snprintf(times, sizeof times, " in %d attempts", call->tally.late + 1);
  if (limit % 1000) (void)snprintf(part, sizeof part, ".%03d", (int)(limit % 1000));
  (void)snprintf(call->attempt.message, sizeof call->attempt.message, "no answer within %lld%s s%s",
                 (long long)limit / 1000, part, times);
}

void pc_attempts_time_out(pc_call *call) {
  pc_attempt *last = &call->attempt;
  pc_attempt_reset(last);
  last->kind = PC_TIMEOUT;
  last->phase = pc_transfer_phase(call->flight.transfer);
  last->nothing_sent = pc_transfer_nothing_sent(call->flight.transfer);
  last->transient = true;
  last->late = call->engine->now < call->limits.deadline_ms;
  if (last->late)
    describe_timeout(call);
  else
    (void)snprintf(last->message, sizeof last->message, "the call timed out");
  pc_attempts_abandon(call);
  pc_after_attempt(call);
}
