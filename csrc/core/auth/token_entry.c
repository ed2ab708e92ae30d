#include "auth/token_entry.h"

#include <stdio.h>

enum {
  LEAST_LIFE_MS = 1000,             /* calls that waited for a token must be able to use it */
  REFRESH_EARLY_MS = 5 * 60 * 1000, /* before the end, in the background */
  PAUSE_MS = 30 * 1000              /* after a failed background refresh, or a refused renewal */
};

void pc_token_entry_init(pc_token_entry *entry, pc_client *client, pc_audience audience) {
  *entry = (pc_token_entry){.client = client,
                            .audience = audience,
                            .expires_at = PC_NEVER,
                            .refresh_at = PC_NEVER,
                            .timer = {.owner = PC_TIMER_TOKEN}};
  pc_list_init(&entry->parked);
}

void pc_token_entry_drop(pc_token_entry *entry) {
  pc_header_list_release(entry->headers);
  pc_token_entry_init(entry, entry->client, entry->audience);
}

pc_token_verdict pc_token_entry_ask(pc_token_entry *entry, int64_t now_ms, int64_t waits_until_ms) {
  int64_t boot = entry->is_static ? 0 : pc_boot_ms();
  if (boot >= entry->expires_at) entry->usable = false;
  if (entry->usable) {
    bool due = boot >= entry->refresh_at && !entry->fetching && now_ms >= entry->pause_until;
    return due ? PC_TOKEN_REFRESH : PC_TOKEN_READY;
  }
  if (now_ms < entry->refused_until) return PC_TOKEN_REFUSED;
  if (!entry->fetching) return PC_TOKEN_FETCH;
  bool held = now_ms < entry->held_until && waits_until_ms <= entry->held_until;
  return held ? PC_TOKEN_HELD : PC_TOKEN_WAIT;
}

static bool is_in_doubt(const pc_token_entry *entry, int64_t now_ms) {
  return entry->unproven && now_ms < entry->renewed_until;
}

/* If a fresh token is refused, the next one is no better. After a token that another process had
   fetched, a fresh one is tried once. */
bool pc_token_entry_may_renew(const pc_token_entry *entry, unsigned generation, int64_t now_ms) {
  if (entry->is_static) return false;
  return generation != entry->generation || !is_in_doubt(entry, now_ms) ||
         (entry->shared && !entry->shared_refused);
}

void pc_token_entry_refuse(pc_token_entry *entry, unsigned generation, int64_t now_ms) {
  if (generation != entry->generation) return;
  if (is_in_doubt(entry, now_ms)) entry->shared_refused = true;
  entry->usable = false;
  entry->forced = true;
}

void pc_token_entry_accept(pc_token_entry *entry, unsigned generation) {
  if (generation == entry->generation) entry->unproven = entry->shared_refused = false;
}

void pc_token_entry_set(pc_token_entry *entry, pc_header_list *headers, int64_t life_ms,
                        bool shared, int64_t now_ms) {
  pc_header_list_release(entry->headers);
  entry->headers = headers;
  entry->generation++;
  entry->usable = true;
  entry->fetching = false;
  entry->unproven = entry->forced;
  entry->shared = shared;
  if (entry->forced) entry->renewed_until = pc_time_add(now_ms, PAUSE_MS);
  entry->forced = false;
  entry->refused_until = entry->pause_until = entry->held_until = entry->extended_until = 0;
  entry->trouble[0] = '\0';
  entry->expires_at = entry->refresh_at = PC_NEVER;
  if (life_ms < 0) return;
  if (life_ms < LEAST_LIFE_MS) life_ms = LEAST_LIFE_MS;
  int64_t boot = pc_boot_ms(), early = life_ms / 2;
  entry->expires_at = pc_time_add(boot, life_ms);
  entry->refresh_at = entry->expires_at - (early < REFRESH_EARLY_MS ? early : REFRESH_EARLY_MS);
}

bool pc_token_entry_fail(pc_token_entry *entry, pc_kind kind, int64_t hold_ms, int64_t now_ms) {
  entry->fetching = false;
  entry->extended_until = entry->held_until = 0;
  entry->trouble[0] = '\0';
  if (entry->usable) {
    entry->pause_until = pc_time_add(now_ms, hold_ms > PAUSE_MS ? hold_ms : PAUSE_MS);
    return false;
  }
  entry->refusal = kind;
  entry->refused_until = pc_time_add(now_ms, hold_ms);
  return true;
}

bool pc_token_entry_delay(pc_token_entry *entry, const pc_attempt *attempt, bool throttled,
                          int64_t until_ms) {
  char *out = entry->trouble;
  size_t size = sizeof entry->trouble;
  if (attempt->kind == PC_OK)
    (void)snprintf(out, size, "the token endpoint answered %d", attempt->status);
  else
    (void)snprintf(out, size, "the token endpoint: %.100s", attempt->message);
  if (throttled) entry->held_until = until_ms;
  return throttled;
}

pc_span pc_token_entry_peek(int64_t *life_ms, const pc_token_entry *entry) {
  *life_ms = -1;
  if (!entry->headers) return (pc_span){"", 0};
  if (entry->expires_at != PC_NEVER) {
    int64_t left = entry->expires_at - pc_boot_ms();
    *life_ms = left > 0 ? left : 0;
  }
  return pc_header_list_bearer(entry->headers);
}
