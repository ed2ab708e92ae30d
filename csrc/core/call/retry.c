#include "call/retry.h"

#include "base/text.h"

enum { BASE_MS = 500, CAP_MS = 20000 };

pc_repeat pc_retry_rule(pc_span method, pc_host host, bool retry_writes) {
  if (pc_text_equal(method, "GET") || pc_text_equal(method, "HEAD")) return PC_REPEAT_ALWAYS;
  if (!retry_writes) return PC_REPEAT_NEVER;
  if (pc_text_equal(method, "PUT") || pc_text_equal(method, "DELETE")) return PC_REPEAT_ALWAYS;
  /* MS-RequestId makes a repeated POST one and the same to the service */
  if (pc_text_equal(method, "POST") && host == PC_HOST_API) return PC_REPEAT_ALWAYS;
  return PC_REPEAT_UNSENT;
}

bool pc_status_is_retried(int status) {
  switch (status) {
  case 408:
  case 429:
  case 500:
  case 502:
  case 503:
  case 504:
    return true;
  default:
    return false;
  }
}

bool pc_status_is_unclear(int status) {
  switch (status) {
  case 501:
  case 503:
  case 505:
  case 509: /* these say that it was not done */
    return false;
  default:
    return status == 408 || status >= 500;
  }
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
  if (!pc_status_is_retried(attempt->status)) return false;
  return repeat == PC_REPEAT_ALWAYS || !pc_status_is_unclear(attempt->status);
}

bool pc_retry_unclear(const pc_attempt *attempt) {
  return attempt->kind == PC_OK ? pc_status_is_unclear(attempt->status) : !attempt->nothing_sent;
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
