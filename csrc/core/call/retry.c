#include "call/retry.h"

#include "base/clock.h"
#include "base/text.h"

enum { BASE_MS = 500, CAP_MS = 20000, SPREAD_MAX_MS = 1000 };

pc_repeat pc_retry_rule(pc_span method, pc_host host, bool retry_writes) {
  if (pc_text_equal(method, "GET") || pc_text_equal(method, "HEAD")) return PC_REPEAT_ALWAYS;
  if (!retry_writes) return PC_REPEAT_NEVER;
  if (pc_text_equal(method, "PUT") || pc_text_equal(method, "DELETE")) return PC_REPEAT_ALWAYS;
  /* MS-RequestId makes a repeated POST one and the same to the service */
  if (pc_text_equal(method, "POST") && host == PC_HOST_API) return PC_REPEAT_ALWAYS;
  return PC_REPEAT_UNSENT;
}

bool pc_retry_pending(const pc_attempt *attempt) {
  return attempt->kind == PC_OK && attempt->status == 204 && attempt->retry_after_ms >= 0;
}

bool pc_retry_throttles(const pc_attempt *attempt) {
  return attempt->kind == PC_OK &&
         (attempt->status == 429 || (attempt->status == 503 && attempt->retry_after_ms >= 0));
}

bool pc_retry_allowed(const pc_attempt *attempt, pc_repeat repeat) {
  if (repeat == PC_REPEAT_NEVER) return false;
  if (attempt->kind != PC_OK)
    return attempt->transient && (attempt->nothing_sent || repeat == PC_REPEAT_ALWAYS);
  switch (attempt->status) {
  case 429:
  case 503:
    return true;
  case 408:
  case 500:
  case 502:
  case 504:
    return repeat == PC_REPEAT_ALWAYS;
  default:
    return false;
  }
}

bool pc_retry_unclear(const pc_attempt *attempt) {
  if (attempt->kind != PC_OK) return !attempt->nothing_sent;
  switch (attempt->status) {
  case 501:
  case 503:
  case 505:
  case 509: /* these say that it was not done */
    return false;
  default:
    return attempt->status == 408 || attempt->status >= 500;
  }
}

int64_t pc_retry_wait_ms(const pc_attempt *attempt, int n, uint32_t random) {
  if (attempt->retry_after_ms > 0) return attempt->retry_after_ms;
  int64_t most = BASE_MS;
  for (int i = 1; i < n && most < CAP_MS; i++)
    most *= 2;
  if (most > CAP_MS) most = CAP_MS;
  int64_t least = pc_retry_throttles(attempt) || pc_retry_pending(attempt) ? most / 2 : 0;
  return least + (int64_t)((uint64_t)(most - least) * random / UINT32_MAX);
}

/* While most calls fail, repeating each of them would only add to the trouble. */
static int paid_back(const pc_attempt *attempt, const pc_situation *situation) {
  if (attempt->kind != PC_OK || attempt->status >= 500) return situation->budget_used;
  int back = situation->attempts > 1 ? PC_BUDGET_PER_RETRY : 1;
  return situation->budget_used > back ? situation->budget_used - back : 0;
}

static int64_t hold_until(const pc_verdict *verdict, const pc_situation *situation) {
  /* processes that were refused together should not come back together */
  int64_t most = verdict->wait_ms / 10 < SPREAD_MAX_MS ? verdict->wait_ms / 10 : SPREAD_MAX_MS;
  int64_t until = pc_time_add(verdict->wake_ms, most * (situation->random >> 1) / INT32_MAX);
  int64_t latest = pc_time_add(situation->now_ms, PC_RETRY_AFTER_MAX_MS);
  return until < latest ? until : latest;
}

static bool is_affordable(const pc_attempt *attempt, const pc_situation *situation, int budget) {
  if (!pc_retry_allowed(attempt, situation->repeat)) return false;
  if (situation->attempts >= situation->max_attempts) return false;
  /* the host is held back: no storm can come of it */
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
  verdict.counts = !pending; /* it did answer: not yet */
  if (throttles && situation->patient && verdict.wait_ms < PC_RETRY_AFTER_MAX_MS) {
    int64_t later = pc_time_add(situation->deadline_ms, verdict.wait_ms);
    verdict.deadline_ms = later < situation->latest_ms ? later : situation->latest_ms;
  }
  /* the deadline is looked at before the sleep: what is known now is told now */
  if (verdict.wake_ms >= verdict.deadline_ms) return verdict;
  verdict.next = PC_NEXT_WAIT;
  if (!throttles && !pending) verdict.budget_used += PC_BUDGET_PER_RETRY;
  return verdict;
}
