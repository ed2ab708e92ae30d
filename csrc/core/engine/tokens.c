#include "engine/tokens.h"

#include "base/text.h"
#include "engine/descriptor.h"
#include "engine/queues.h"
#include "engine/states.h"
#include "engine/submit.h"

#include <stdio.h>
#include <string.h>

enum { FORM_MAX = 1 << 20 };

bool pc_tokens_are_for(pc_host host) {
  return host < (int)PC_AUDIENCE_COUNT;
}

/* Hosts with tokens and audiences have the same order. */
static pc_token_entry *entry_of(const pc_call *call) {
  return &call->client->tokens[call->host];
}

/* ---- fetching ---- */

static pc_kind ask_owner(const pc_token_entry *entry) {
  pc_notice notice = {.type = PC_NOTICE_ASK,
                      .client_id = entry->client->id,
                      .host = (pc_host)entry->audience,
                      .forced = entry->forced};
  return pc_engine_tell(entry->client->engine, &notice) ? PC_OK : PC_MEMORY;
}

static void fetch_or_fail(pc_token_entry *entry) {
  pc_client *client = entry->client;
  entry->fetching = true;
  pc_kind kind = client->ask ? ask_owner(entry) : pc_token_fetch(client, entry->audience, NULL);
  if (kind != PC_OK) pc_token_fail(client, entry->audience, kind, 0);
}

void pc_tokens_timer_fired(pc_token_entry *entry) {
  if (!entry->fetching) return;
  pc_kind kind = ask_owner(entry);
  if (kind != PC_OK) pc_token_fail(entry->client, entry->audience, kind, 0);
}

void pc_token_ask_again(pc_client *client, pc_audience audience, int64_t delay_ms) {
  if (client->closed || client->draining || !client->engine) return;
  pc_token_entry *entry = &client->tokens[audience];
  pc_engine *engine = client->engine;
  entry->fetching = true;
  pc_engine_enter(engine);
  pc_timer_set(&engine->timers, &entry->timer, pc_time_add(engine->now, delay_ms));
  pc_engine_arm(engine);
}

static pc_kind submit(pc_client *client, pc_audience audience, const pc_token_request *how,
                      pc_span path, pc_span form) {
  int64_t timeout = how->timeout_ms > 0 ? how->timeout_ms : client->defaults.timeout_ms;
  pc_request request = {.host = PC_HOST_TOKEN,
                        .method = pc_text_span(how->query ? "GET" : "POST"),
                        .path = path,
                        .headers = how->headers,
                        .header_count = how->header_count,
                        .timeout_ms = pc_time_add(timeout, how->delay_ms)};
  if (!how->query) {
    request.body = form;
    request.has_body = true;
    request.content_type = pc_text_span("application/x-www-form-urlencoded");
  }
  const char *why;
  pc_call *call;
  pc_kind kind = pc_submit_new(&call, &why, client->engine, client, &request);
  if (kind != PC_OK) return kind;
  client->tokens[audience].fetching = true;
  call->audience = audience;
  call->limits.repeat = client->token_once ? PC_REPEAT_UNSENT : PC_REPEAT_ALWAYS;
  pc_submit_queue(call, how->delay_ms);
  return PC_OK;
}

pc_kind pc_token_fetch(pc_client *client, pc_audience audience, const pc_token_request *how) {
  static const pc_token_request as_the_options_say = {0};
  if (client->closed || client->draining || !client->engine) return PC_CLOSED;
  if (!how) how = &as_the_options_say;
  pc_engine_enter(client->engine);
  pc_buf form, path;
  pc_buf_init(&form, FORM_MAX);
  pc_buf_init(&path, FORM_MAX + 4096);
  pc_kind kind = PC_CONFIG;
  bool ok = pc_credential_form(&form, &client->credential, audience, how) &&
            pc_buf_span(&path, how->path.len ? how->path : pc_text_span(client->token_path));
  if (ok && how->query)
    ok = pc_buf_text(&path, pc_text_contains(pc_buf_view(&path), "?") ? "&" : "?") &&
         pc_buf_span(&path, pc_buf_view(&form));
  if (ok) kind = submit(client, audience, how, pc_buf_view(&path), pc_buf_view(&form));
  pc_buf_drop(&form);
  pc_buf_drop(&path);
  return kind;
}

/* ---- tokens for calls ---- */

int64_t pc_tokens_waits_until(const pc_call *call) {
  int64_t extended_until = entry_of(call)->extended_until, deadline = call->limits.deadline_ms;
  return deadline > extended_until ? deadline : extended_until;
}

static void end_refused(pc_call *call, pc_kind kind) {
  call->token_failed = true;
  pc_move_to_failed(call, kind, PC_PHASE_TOKEN, "no access token is available");
}

static void end_held(pc_call *call, const pc_token_entry *entry) {
  pc_move_to_failed(call, PC_THROTTLED, PC_PHASE_TOKEN,
                    "the token endpoint throttles this client for longer than the call's timeout");
  call->attempt.retry_after_ms = entry->held_until - call->engine->now;
}

pc_header_list *pc_tokens_for(pc_call *call) {
  pc_token_entry *entry = entry_of(call);
  int64_t waits_until = pc_tokens_waits_until(call);
  switch (pc_token_entry_ask(entry, call->engine->now, waits_until)) {
  case PC_TOKEN_REFRESH:
    fetch_or_fail(entry);
    break;
  case PC_TOKEN_READY:
    break;
  case PC_TOKEN_WAIT:
    pc_move_to_parked(call, entry, waits_until);
    return NULL;
  case PC_TOKEN_FETCH:
    pc_move_to_parked(call, entry, waits_until);
    fetch_or_fail(entry);
    return NULL;
  case PC_TOKEN_REFUSED:
    end_refused(call, entry->refusal);
    return NULL;
  case PC_TOKEN_HELD:
    end_held(call, entry);
    return NULL;
  }
  call->flight.token = entry->generation;
  call->flight.token_shared = entry->shared;
  return pc_header_list_hold(entry->headers);
}

void pc_tokens_time_out(pc_call *call) {
  const char *trouble = entry_of(call)->trouble;
  char text[sizeof call->attempt.message];
  (void)snprintf(text, sizeof text, "the access token did not arrive in time%s%s",
                 *trouble ? "; " : "", trouble);
  pc_move_to_failed(call, PC_TIMEOUT, PC_PHASE_TOKEN, text);
}

void pc_tokens_delay(const pc_call *request, int64_t until_ms) {
  pc_token_entry *entry = &request->client->tokens[request->audience];
  bool throttled = pc_retry_throttles(&request->attempt);
  if (!pc_token_entry_delay(entry, &request->attempt, throttled, until_ms)) return;
  for (pc_node *node = entry->parked.next, *next; node != &entry->parked; node = next) {
    next = node->next;
    pc_call *call = PC_OWNER(node, pc_call, place.link);
    if (pc_tokens_waits_until(call) <= until_ms) end_held(call, entry);
  }
}

/* ---- tokens that the service refused or accepted ---- */

/* 900420 is a wrong audience, 900421 a missing MFA claim: the next token would have them too. */
static bool would_fail_again(const pc_call *call) {
  pc_span body = pc_buf_view(&call->answer.body);
  return pc_text_contains(body, "900420") || pc_text_contains(body, "900421");
}

bool pc_tokens_may_renew(const pc_call *call) {
  if (!pc_tokens_are_for(call->host) || call->tally.renewals > (call->flight.token_shared ? 1 : 0))
    return false;
  return !would_fail_again(call) &&
         pc_token_entry_may_renew(entry_of(call), call->flight.token, call->engine->now);
}

void pc_tokens_renew(pc_call *call) {
  pc_token_entry_refuse(entry_of(call), call->flight.token, call->engine->now);
  call->tally.renewals++;
  pc_queues_add(call, true);
}

void pc_tokens_accept(const pc_call *call) {
  if (pc_tokens_are_for(call->host)) pc_token_entry_accept(entry_of(call), call->flight.token);
}

/* ---- tokens from the owner ---- */

void pc_token_extend_wait(pc_client *client, pc_audience audience, int64_t extra_ms) {
  if (client->closed || !client->engine) return;
  pc_token_entry *entry = &client->tokens[audience];
  pc_engine *engine = client->engine;
  pc_engine_enter(engine);
  entry->extended_until = pc_time_add(engine->now, extra_ms);
  for (pc_node *node = entry->parked.next; node != &entry->parked; node = node->next) {
    pc_call *call = PC_OWNER(node, pc_call, place.link);
    pc_timer_set(&engine->timers, &call->timer, pc_tokens_waits_until(call));
  }
  pc_engine_arm(engine);
}

/* The last one goes to the front first, so the calls keep their order. */
static void requeue_parked(pc_token_entry *entry, bool waited_for_a_person) {
  while (!pc_list_empty(&entry->parked)) {
    pc_call *call = PC_OWNER(entry->parked.prev, pc_call, place.link);
    int64_t waited = call->engine->now - call->place.since_ms;
    if (waited_for_a_person)
      call->limits.deadline_ms = pc_time_add(call->limits.deadline_ms, waited);
    pc_list_remove(&call->place.link);
    pc_queues_add(call, true);
  }
}

pc_kind pc_token_set(pc_client *client, pc_audience audience, pc_span token, int64_t life_ms,
                     bool shared) {
  if (client->closed) return PC_CLOSED;
  pc_header_list *headers = pc_client_headers(client, audience, token);
  if (!headers) return PC_MEMORY;
  pc_token_entry *entry = &client->tokens[audience];
  bool waited_for_a_person = entry->extended_until != 0;
  pc_token_entry_set(entry, headers, life_ms, shared, pc_now_ms());
  if (!client->engine) return PC_OK;
  pc_engine_enter(client->engine);
  requeue_parked(entry, waited_for_a_person);
  pc_engine_arm(client->engine);
  return PC_OK;
}

void pc_token_fail(pc_client *client, pc_audience audience, pc_kind kind, int64_t hold_ms) {
  if (client->closed) return;
  pc_token_entry *entry = &client->tokens[audience];
  if (client->engine) pc_engine_enter(client->engine);
  if (!pc_token_entry_fail(entry, kind, hold_ms, pc_now_ms())) return;
  for (pc_node *node; (node = pc_list_first(&entry->parked));)
    end_refused(PC_OWNER(node, pc_call, place.link), kind);
  if (client->engine) pc_engine_arm(client->engine);
}

pc_span pc_token_peek(int64_t *life_ms, const pc_client *client, pc_audience audience) {
  if (!client->closed) return pc_token_entry_peek(life_ms, &client->tokens[audience]);
  *life_ms = -1;
  return (pc_span){"", 0};
}
