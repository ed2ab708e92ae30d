#include "base/text.h"
#include "engine/engine.h"
#include "http/transfer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ASSERTION_TYPE "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

enum {
  LEAST_LIFE_MS = 1000,             /* those who waited for a token must be able to use it */
  REFRESH_EARLY_MS = 5 * 60 * 1000, /* before the end, in the background */
  PAUSE_MS = 30 * 1000,             /* after a failed background refresh, or a refused renewal */
  FORM_MAX = 1 << 20
};

void pc_slot_init(pc_slot *slot, pc_client *client, int index) {
  *slot = (pc_slot){.client = client,
                    .index = index,
                    .expires_at = PC_NEVER,
                    .refresh_at = PC_NEVER,
                    .timer = {.owner = PC_TIMER_SLOT}};
  pc_list_init(&slot->parked);
}

void pc_slot_drop(pc_slot *slot) {
  pc_headers_release(slot->headers);
  pc_slot_init(slot, slot->client, slot->index);
}

static bool ask(pc_slot *slot) {
  return pc_engine_tell(slot->client->engine, &(pc_notice){.type = PC_NOTICE_ASK,
                                                           .client_id = pc_client_id(slot->client),
                                                           .host = slot->index,
                                                           .forced = slot->forced});
}

void pc_slot_timer_fired(pc_slot *slot) {
  if (slot->fetching && !ask(slot)) pc_token_fail(slot->client, slot->index, PC_CONFIG, 0);
}

void pc_token_ask_again(pc_client *client, int slot, int64_t delay_ms) {
  if (client->closed || client->retired || !client->engine) return;
  client->slots[slot].fetching = true;
  pc_engine_enter(client->engine);
  pc_timer_set(&client->engine->timers, &client->slots[slot].timer,
               pc_time_add(client->engine->now, delay_ms));
  pc_engine_arm(client->engine);
}

int64_t pc_token_waits_until(const pc_call *call) {
  int64_t patient_until = call->client->slots[call->host].patient_until;
  return call->deadline_ms > patient_until ? call->deadline_ms : patient_until;
}

void pc_token_patience(pc_client *client, int index, int64_t patience_ms) {
  pc_slot *slot = &client->slots[index];
  if (client->closed || !client->engine) return;
  pc_engine_enter(client->engine);
  slot->patient_until = pc_time_add(client->engine->now, patience_ms);
  for (pc_node *node = slot->parked.next; node != &slot->parked; node = node->next) {
    pc_call *call = PC_OWNER(node, pc_call, link);
    pc_timer_set(&client->engine->timers, &call->timer, pc_token_waits_until(call));
  }
  pc_engine_arm(client->engine);
}

static bool begin(pc_client *client, int index) {
  pc_slot *slot = &client->slots[index];
  slot->fetching = true;
  if (!client->ask) return pc_token_fetch(client, index, NULL) == PC_OK;
  return ask(slot);
}

static void end_refused(pc_call *call, pc_kind kind) {
  call->token_failed = true;
  pc_call_finish(call, kind, PC_PHASE_TOKEN, "no access token could be had");
}

static void end_held(pc_call *call, int64_t until, int64_t now) {
  pc_call_finish(call, PC_THROTTLED, PC_PHASE_TOKEN,
                 "the token endpoint asked to slow down for longer than the call may take");
  call->last.retry_after_ms = until - now;
}

void pc_token_delayed(const pc_call *request, int64_t until) {
  pc_slot *slot = &request->client->slots[request->slot];
  const pc_attempt *last = &request->last;
  if (last->kind == PC_OK)
    (void)snprintf(slot->trouble, sizeof slot->trouble, "the token endpoint answered %d",
                   last->status);
  else
    (void)snprintf(slot->trouble, sizeof slot->trouble, "the token endpoint: %.100s",
                   last->message);
  if (!pc_retry_throttles(last)) return;
  slot->held_until = until;
  for (pc_node *node = slot->parked.next, *next; node != &slot->parked; node = next) {
    next = node->next;
    pc_call *call = PC_OWNER(node, pc_call, link);
    if (pc_token_waits_until(call) <= until) end_held(call, until, request->engine->now);
  }
}

void pc_token_late(pc_call *call) {
  const char *trouble = call->client->slots[call->host].trouble;
  char text[sizeof call->last.message];
  (void)snprintf(text, sizeof text, "the access token did not come in time%s%s",
                 *trouble ? "; " : "", trouble);
  pc_call_finish(call, PC_TIMEOUT, PC_PHASE_TOKEN, text);
}

pc_header_list *pc_token_for(pc_call *call, int64_t now) {
  pc_client *client = call->client;
  pc_slot *slot = &client->slots[call->host];
  int64_t boot = slot->is_static ? 0 : pc_boot_ms();
  if (boot >= slot->expires_at) slot->usable = false;
  if (slot->usable) {
    if (boot >= slot->refresh_at && !slot->fetching && now >= slot->pause_until)
      if (!begin(client, (int)call->host)) pc_token_fail(client, (int)call->host, PC_CONFIG, 0);
    call->generation = slot->generation;
    call->borrowed = slot->borrowed;
    return pc_headers_hold(slot->headers);
  }
  if (now < slot->refused_until) {
    end_refused(call, slot->refusal);
    return NULL;
  }
  if (slot->fetching && now < slot->held_until && pc_token_waits_until(call) <= slot->held_until) {
    end_held(call, slot->held_until, now);
    return NULL;
  }
  call->state = PC_PARKED;
  pc_list_append(&slot->parked, &call->link);
  call->parked_ms = now;
  pc_timer_set(&call->engine->timers, &call->timer, pc_token_waits_until(call));
  if (!slot->fetching && !begin(client, (int)call->host))
    pc_token_fail(client, (int)call->host, PC_CONFIG, 0);
  return NULL;
}

/* A fresh token that is refused right away will not get better. One that was borrowed says nothing
   about a fresh one, which is then tried, once. */
static bool is_worth_renewing(const pc_slot *slot, int64_t now) {
  return !slot->unproven || now >= slot->renewed_until || (slot->borrowed && !slot->lent);
}

bool pc_token_may_renew(const pc_call *call) {
  if (call->host == PC_HOST_TOKEN || call->renewals > (call->borrowed ? 1 : 0)) return false;
  const pc_slot *slot = &call->client->slots[call->host];
  pc_span body = pc_buf_view(&call->answer.body);
  /* a wrong audience or a missing MFA claim: the next token would be no better */
  if (slot->is_static || pc_text_contains(body, "900420") || pc_text_contains(body, "900421"))
    return false;
  return call->generation != slot->generation || is_worth_renewing(slot, call->engine->now);
}

void pc_token_renew(pc_call *call) {
  pc_slot *slot = &call->client->slots[call->host];
  if (call->generation == slot->generation) {
    if (slot->unproven && call->engine->now < slot->renewed_until) slot->lent = true;
    slot->usable = false;
    slot->forced = true;
  }
  call->renewals++;
  pc_gate_enqueue(&call->client->gates[call->host], call, true);
}

void pc_token_proven(pc_call *call) {
  if (call->host == PC_HOST_TOKEN) return;
  pc_slot *slot = &call->client->slots[call->host];
  if (call->generation == slot->generation) slot->unproven = slot->lent = false;
}

static bool add_field(pc_buf *form, pc_span name, pc_span value) {
  return (!form->len || pc_buf_text(form, "&")) && pc_buf_escaped(form, name) &&
         pc_buf_text(form, "=") && pc_buf_escaped(form, value);
}

static pc_span text_span(const char *text) {
  return (pc_span){text, text ? strlen(text) : 0};
}

static pc_span field_value(const pc_client *client, const char *name) {
  for (size_t i = 0; i < client->field_count; i++)
    if (!strcmp(client->fields[i].name, name)) return text_span(client->fields[i].value);
  return text_span("");
}

static bool is_given(const char *name, const pc_pair *fields, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (pc_text_equal(fields[i].name, name)) return true;
  return false;
}

/* The certificate's proof of possession. */
static bool sign(pc_buf *jwt, const pc_client *client) {
  pc_buf audience;
  pc_buf_init(&audience, FORM_MAX);
  pc_assertion assertion = {.client_id = field_value(client, "client_id"),
                            .rs256 = client->assertion_rs256,
                            .sha1 = client->assertion_sha1,
                            .send_chain = client->send_certificate_chain,
                            .now = (int64_t)time(NULL)};
  bool ok = pc_buf_text(&audience, client->base[PC_HOST_TOKEN]) &&
            pc_buf_text(&audience, client->token_path);
  assertion.audience = pc_buf_view(&audience);
  ok = ok && pc_assertion_sign(jwt, client->certificate, &assertion);
  pc_buf_drop(&audience);
  return ok;
}

static bool add_assertion(pc_buf *form, const pc_client *client, const pc_pair *fields,
                          size_t count) {
  if (!client->certificate || is_given("client_assertion", fields, count)) return true;
  pc_buf jwt;
  pc_buf_init(&jwt, FORM_MAX);
  bool ok = sign(&jwt, client) &&
            add_field(form, text_span("client_assertion_type"), text_span(ASSERTION_TYPE)) &&
            add_field(form, text_span("client_assertion"), pc_buf_view(&jwt));
  pc_buf_drop(&jwt);
  return ok;
}

/* An assertion serves once, and the last attempt's may have been seen. The new one is as long:
   only digits and random bytes differ. */
void pc_token_sign_again(pc_call *call) {
  static const char name[] = "&client_assertion=";
  if (!call->client->certificate || !call->request.body) return;
  char *at = strstr(call->request.body, name);
  if (!at) return;
  at += sizeof name - 1;
  pc_buf jwt;
  pc_buf_init(&jwt, FORM_MAX);
  if (sign(&jwt, call->client) && jwt.len == strcspn(at, "&")) memcpy(at, jwt.data, jwt.len);
  pc_buf_drop(&jwt);
}

static bool build_form(pc_buf *form, const pc_client *client, int index,
                       const pc_token_request *how) {
  const pc_pair *fields = how->fields;
  size_t count = how->field_count;
  bool ok = how->only_fields || add_assertion(form, client, fields, count);
  for (size_t i = 0; ok && !how->only_fields && i < client->field_count; i++) {
    const pc_field *own = &client->fields[i];
    if (!is_given(own->name, fields, count))
      ok = add_field(form, text_span(own->name), text_span(own->value));
  }
  for (size_t i = 0; ok && i < count; i++)
    ok = add_field(form, fields[i].name, fields[i].value);
  const pc_field *audience = &client->audience[index];
  if (ok && !how->only_fields && audience->name && !is_given(audience->name, fields, count))
    ok = add_field(form, text_span(audience->name), text_span(audience->value));
  return ok;
}

static pc_kind submit(pc_client *client, int slot, const pc_token_request *how, pc_span path,
                      pc_span form) {
  pc_request request = {
      .host = PC_HOST_TOKEN,
      .method = text_span(how->query ? "GET" : "POST"),
      .path = path,
      .headers = how->headers,
      .header_count = how->header_count,
      .timeout_ms =
          pc_time_add(how->timeout_ms > 0 ? how->timeout_ms : client->timeout_ms, how->delay_ms)};
  if (!how->query) {
    request.body = form;
    request.has_body = true;
    request.content_type = text_span("application/x-www-form-urlencoded");
  }
  const char *why;
  pc_call *call;
  pc_kind kind = pc_call_new(&call, &why, client->engine, client, &request);
  if (kind != PC_OK) return kind;
  client->slots[slot].fetching = true;
  call->slot = slot;
  call->repeat = client->token_once ? PC_REPEAT_UNSENT : PC_REPEAT_ALWAYS;
  if (how->delay_ms > 0)
    pc_call_sleep(call, pc_time_add(client->engine->now, how->delay_ms));
  else
    pc_gate_enqueue(&client->gates[PC_HOST_TOKEN], call, false);
  pc_engine_arm(client->engine);
  return PC_OK;
}

pc_kind pc_token_fetch(pc_client *client, int slot, const pc_token_request *how) {
  static const pc_token_request as_the_options_say = {0};
  if (client->closed || client->retired || !client->engine) return PC_CLOSED;
  if (!how) how = &as_the_options_say;
  pc_engine_enter(client->engine);
  pc_buf form, path;
  pc_buf_init(&form, FORM_MAX);
  pc_buf_init(&path, FORM_MAX + 4096);
  pc_kind kind = PC_CONFIG;
  bool ok = build_form(&form, client, slot, how) &&
            pc_buf_span(&path, how->path.len ? how->path : text_span(client->token_path));
  if (ok && how->query)
    ok = pc_buf_text(&path, pc_text_contains(pc_buf_view(&path), "?") ? "&" : "?") &&
         pc_buf_span(&path, pc_buf_view(&form));
  if (ok) kind = submit(client, slot, how, pc_buf_view(&path), pc_buf_view(&form));
  pc_buf_drop(&form);
  pc_buf_drop(&path);
  return kind;
}

pc_kind pc_token_set(pc_client *client, int index, pc_span token, int64_t life_ms, bool borrowed) {
  if (client->closed) return PC_CLOSED;
  pc_slot *slot = &client->slots[index];
  bool api = index == PC_HOST_API;
  pc_header_list *headers = pc_headers_new(client->headers, api ? client->header_count : 0, token);
  if (!headers) return PC_CONFIG;
  int64_t now = pc_now_ms();
  if (client->engine) pc_engine_enter(client->engine);
  pc_headers_release(slot->headers);
  slot->headers = headers;
  slot->generation++;
  slot->usable = true;
  slot->fetching = false;
  slot->unproven = slot->forced;
  slot->borrowed = borrowed;
  if (slot->forced) slot->renewed_until = pc_time_add(now, PAUSE_MS);
  slot->forced = false;
  slot->refused_until = slot->pause_until = slot->held_until = 0;
  slot->trouble[0] = '\0';
  slot->expires_at = slot->refresh_at = PC_NEVER;
  if (life_ms >= 0) {
    if (life_ms < LEAST_LIFE_MS) life_ms = LEAST_LIFE_MS;
    int64_t boot = pc_boot_ms(), early = life_ms / 2;
    slot->expires_at = pc_time_add(boot, life_ms);
    slot->refresh_at = slot->expires_at - (early < REFRESH_EARLY_MS ? early : REFRESH_EARLY_MS);
  }
  while (!pc_list_empty(&slot->parked)) { /* from the last, each to the front: order is kept */
    pc_call *call = PC_OWNER(slot->parked.prev, pc_call, link);
    if (slot->patient_until) /* the time a person took is not the call's */
      call->deadline_ms = pc_time_add(call->deadline_ms, now - call->parked_ms);
    pc_list_remove(&call->link);
    pc_gate_enqueue(&client->gates[call->host], call, true);
  }
  slot->patient_until = 0;
  if (client->engine) pc_engine_arm(client->engine);
  return PC_OK;
}

void pc_token_fail(pc_client *client, int index, pc_kind kind, int64_t hold_ms) {
  if (client->closed) return;
  pc_slot *slot = &client->slots[index];
  int64_t now = pc_now_ms();
  if (client->engine) pc_engine_enter(client->engine);
  slot->fetching = false;
  slot->patient_until = slot->held_until = 0;
  slot->trouble[0] = '\0';
  if (slot->usable) {
    slot->pause_until = pc_time_add(now, hold_ms > PAUSE_MS ? hold_ms : PAUSE_MS);
    return;
  }
  slot->refusal = kind;
  slot->refused_until = pc_time_add(now, hold_ms);
  for (pc_node *node; (node = pc_list_first(&slot->parked));)
    end_refused(PC_OWNER(node, pc_call, link), kind);
  if (client->engine) pc_engine_arm(client->engine);
}

pc_span pc_token_peek(int64_t *life_ms, const pc_client *client, int index) {
  const pc_slot *slot = &client->slots[index];
  *life_ms = -1;
  if (client->closed || !slot->headers) return (pc_span){"", 0};
  if (slot->expires_at != PC_NEVER) {
    int64_t left = slot->expires_at - pc_boot_ms();
    *life_ms = left > 0 ? left : 0;
  }
  return pc_headers_bearer(slot->headers);
}
