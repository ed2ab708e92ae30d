#include "engine/after_attempt.h"

#include "engine/engine.h"
#include "engine/pipes.h"
#include "engine/queues.h"
#include "engine/states.h"
#include "engine/tokens.h"
#include "os/process.h"

#include <stdio.h>

enum { SPREAD_MAX_MS = 1000 };

/* ---- the decision ---- */

/* While most calls fail, retries of each would only add load. */
static int paid_back(const pc_attempt *attempt, const pc_situation *situation) {
  if (attempt->kind != PC_OK || attempt->status >= 500) return situation->budget_used;
  int back = situation->attempts > 1 ? PC_BUDGET_PER_RETRY : 1;
  return situation->budget_used > back ? situation->budget_used - back : 0;
}

static int64_t hold_until(const pc_verdict *verdict, const pc_situation *situation) {
  /* spread, since several processes may have been refused at the same time */
  int64_t most = verdict->wait_ms / 10 < SPREAD_MAX_MS ? verdict->wait_ms / 10 : SPREAD_MAX_MS;
  int64_t until = pc_time_add(verdict->wake_ms, most * (situation->random >> 1) / INT32_MAX);
  int64_t latest = pc_time_add(situation->now_ms, PC_RETRY_AFTER_MAX_MS);
  return until < latest ? until : latest;
}

static bool is_affordable(const pc_attempt *attempt, const pc_situation *situation, int budget) {
  if (!pc_retry_allowed(attempt, situation->repeat)) return false;
  if (situation->attempts >= situation->max_attempts) return false;
  /* the host queue is closed: no storm of retries can follow */
  return pc_retry_throttles(attempt) || budget + PC_BUDGET_PER_RETRY <= PC_BUDGET;
}

pc_verdict pc_decide(const pc_attempt *attempt, const pc_situation *situation) {
  pc_verdict verdict = {.next = PC_NEXT_END,
                        .counts = true,
                        .deadline_ms = situation->deadline_ms,
                        .budget_used = paid_back(attempt, situation)};
  if (attempt->kind == PC_OK && attempt->status == 401 && situation->may_renew) {
    verdict.next = PC_NEXT_RENEW;
    return verdict;
  }
  bool throttles = pc_retry_throttles(attempt);
  bool pending = situation->reads && pc_retry_pending(attempt);
  bool again = pending || is_affordable(attempt, situation, verdict.budget_used);
  if (!again && !throttles) return verdict;
  verdict.wait_ms = pc_retry_wait_ms(attempt, situation->attempts, situation->random);
  verdict.wake_ms = pc_time_add(situation->now_ms, verdict.wait_ms);
  if (throttles) verdict.hold_until_ms = hold_until(&verdict, situation);
  if (!again) return verdict;
  verdict.counts = !pending; /* the service did answer: not yet */
  if (throttles && situation->queue_time_free && verdict.wait_ms < PC_RETRY_AFTER_MAX_MS) {
    int64_t later = pc_time_add(situation->deadline_ms, verdict.wait_ms);
    verdict.deadline_ms = later < situation->latest_ms ? later : situation->latest_ms;
  }
  /* the call ends now instead of sleeping past its deadline */
  if (verdict.wake_ms >= verdict.deadline_ms) return verdict;
  verdict.next = PC_NEXT_WAIT;
  if (!throttles && !pending) verdict.budget_used += PC_BUDGET_PER_RETRY;
  return verdict;
}

/* ---- doing it ---- */

static uint32_t random_number(pc_engine *engine) {
  uint32_t number;
  return pc_random_take(&number, sizeof number, engine->origin) ? number : UINT32_MAX;
}

static pc_situation situation_of(const pc_call *call) {
  const pc_attempt *last = &call->attempt;
  bool refused = last->kind == PC_OK && last->status == 401;
  return (pc_situation){.repeat = call->limits.repeat,
                        .reads = call->request.is_get,
                        .may_renew = refused && pc_tokens_may_renew(call),
                        .queue_time_free = call->limits.queue_time_free,
                        .now_ms = call->engine->now,
                        .deadline_ms = call->limits.deadline_ms,
                        .latest_ms = call->limits.latest_ms,
                        .attempts = call->tally.attempts,
                        .max_attempts = call->limits.max_attempts,
                        .budget_used = call->client->budget_used,
                        .random = random_number(call->engine)};
}

static void tell(const pc_call *call, pc_notice_type type, int64_t wait_ms) {
  if (!call->client->observe || call->host == PC_HOST_TOKEN) return;
  (void)pc_engine_tell(call->engine,
                       &(pc_notice){.type = type,
                                    .client_id = call->client->id,
                                    .call_id = call->id,
                                    .host = call->host,
                                    .status = call->attempt.status,
                                    .kind = call->attempt.kind,
                                    .attempt = call->tally.attempts,
                                    .wait_ms = wait_ms,
                                    .elapsed_ms = call->engine->now - call->flight.started_ms});
}

/* A body counts as received only once its file has taken all of it. */
static void close_file(pc_call *call) {
  pc_attempt *last = &call->attempt;
  if (!call->answer.body_file.wanted || last->kind != PC_OK || last->status < 200 ||
      last->status > 299 || pc_retry_pending(last))
    return;
  if (pc_body_file_close(&call->answer.body_file)) return;
  pc_attempt_reset(last);
  last->kind = PC_CONFIG;
  (void)snprintf(last->message, sizeof last->message, "%s",
                 pc_body_file_trouble(&call->answer.body_file));
}

static void note(pc_call *call, const pc_verdict *verdict) {
  const pc_attempt *last = &call->attempt;
  call->tally.late = last->late ? call->tally.late + 1 : 0;
  if (pc_retry_unclear(last)) call->tally.unclear = true;
  call->client->budget_used = verdict->budget_used;
  call->limits.deadline_ms = verdict->deadline_ms;
  tell(call, PC_NOTICE_ATTEMPT, 0);
  if (last->kind == PC_OK && last->status != 401) pc_tokens_accept(call);
  if (!verdict->counts) call->tally.attempts--;
}

static void wait(pc_call *call, int64_t wake_ms) {
  pc_move_to_sleep(call, wake_ms);
  if (call->host == PC_HOST_TOKEN) pc_tokens_delay(call, wake_ms);
}

void pc_after_attempt(pc_call *call) {
  close_file(call);
  pc_pipes_note_progress(call);
  if (!pc_pipes_may_resume(call)) call->attempt.transient = false;
  pc_situation situation = situation_of(call);
  pc_verdict verdict = pc_decide(&call->attempt, &situation);
  note(call, &verdict);
  switch (verdict.next) {
  case PC_NEXT_END:
    pc_move_to_done(call);
    break;
  case PC_NEXT_WAIT:
    wait(call, verdict.wake_ms);
    break;
  case PC_NEXT_RENEW:
    pc_tokens_renew(call);
    return;
  }
  if (verdict.hold_until_ms) {
    tell(call, PC_NOTICE_THROTTLED, verdict.wait_ms);
    pc_queues_refused(call, verdict.wait_ms, verdict.hold_until_ms);
  }
  if (verdict.next == PC_NEXT_WAIT) tell(call, PC_NOTICE_RETRY, verdict.wait_ms);
}
