#include "client/client.h"

#include "base/text.h"
#include "engine/engine.h"

#include <stdlib.h>
#include <string.h>

static bool copy_into(char **out, pc_span span) {
  if (!span.at) return true;
  *out = pc_copy(span);
  return *out != NULL;
}

static bool copy_lists(pc_client *client, const pc_client_options *options) {
  client->fields = calloc(options->field_count + 1, sizeof *client->fields);
  client->headers = calloc(options->header_count + 1, sizeof *client->headers);
  if (!client->fields || !client->headers) return false;
  for (size_t i = 0; i < options->field_count; i++, client->field_count++)
    if (!copy_into(&client->fields[i].name, options->fields[i].name) ||
        !copy_into(&client->fields[i].value, options->fields[i].value))
      return false;
  for (size_t i = 0; i < options->header_count; i++, client->header_count++)
    if (!copy_into(&client->headers[i], options->headers[i])) return false;
  for (int i = 0; i < PC_SLOT_COUNT; i++)
    if (!copy_into(&client->audience[i].name, options->audience[i].name) ||
        !copy_into(&client->audience[i].value, options->audience[i].value))
      return false;
  return true;
}

static bool copy_texts(pc_client *client, const pc_client_options *options) {
  for (int i = 0; i < PC_HOST_COUNT; i++)
    if (!copy_into(&client->base[i], options->base[i])) return false;
  return copy_into(&client->token_path, options->token_path) && copy_lists(client, options);
}

static const char *wrong_text(const pc_client_options *options) {
  for (int i = 0; i < PC_HOST_COUNT; i++)
    if (i == PC_HOST_TOKEN && options->managed_identity
            ? !pc_text_is_identity_base(options->base[i])
            : !pc_text_is_base(options->base[i]))
      return "a base URL is not https (http is for loopback only), or is malformed";
  if (!pc_text_is_line(options->user_agent)) return "the user agent holds a control character";
  if (!pc_text_is_path(options->token_path)) return "the path of the token endpoint is malformed";
  if (!pc_text_is_line(options->static_token))
    return "the access token holds a control character; was a line break pasted with it?";
  for (size_t i = 0; i < options->header_count; i++)
    if (!pc_text_is_line(options->headers[i])) return "a header holds a control character";
  return NULL;
}

static bool add_session(pc_client *client, const char **why, const pc_client_options *options) {
  const char *wrong = pc_session_init(&client->session, options);
  if (wrong) *why = wrong;
  return !wrong;
}

static bool add_certificate(pc_client *client, const char **why, const pc_client_options *options) {
  if (!options->certificate.at) return true;
  const char *wrong = pc_certificate_load(
      &client->certificate, &(pc_certificate_source){options->certificate, options->private_key,
                                                     options->private_key_password});
  if (wrong) *why = wrong;
  return !wrong;
}

pc_kind pc_client_new(pc_client **out, const char **why, const pc_client_options *options) {
  *out = NULL;
  *why = wrong_text(options);
  if (*why) return PC_CONFIG;
  *why = "not enough memory";
  pc_client *client = calloc(1, sizeof *client);
  if (!client) return PC_CONFIG;
  client->id = options->id;
  client->refs = 1;
  pc_list_init(&client->link);
  pc_list_init(&client->turn);
  pc_list_init(&client->calls);
  for (int i = 0; i < PC_HOST_COUNT; i++)
    pc_gate_init(&client->gates[i], client, (pc_host)i);
  for (int i = 0; i < PC_SLOT_COUNT; i++)
    pc_slot_init(&client->slots[i], client, i);
  client->last_served = PC_HOST_TOKEN;
  client->timeout_ms = options->timeout_ms;
  client->attempt_timeout_ms = options->attempt_timeout_ms;
  client->max_attempts = options->max_attempts;
  client->max_in_flight = options->max_in_flight;
  client->max_response_bytes = options->max_response_bytes;
  pc_pace_init(&client->gates[PC_HOST_API].pace, options->max_requests_per_minute);
  client->ask = options->ask;
  client->token_once = options->token_once;
  client->retry_writes = options->retry_writes;
  client->observe = options->observe;
  client->assertion_rs256 = options->assertion_rs256;
  client->assertion_sha1 = options->assertion_sha1;
  client->send_certificate_chain = options->send_certificate_chain;
  bool ok = add_session(client, why, options) && add_certificate(client, why, options) &&
            copy_texts(client, options);
  for (int i = 0; ok && options->static_token.at && i < PC_SLOT_COUNT; i++) {
    ok = pc_token_set(client, i, options->static_token, -1, false) == PC_OK;
    client->slots[i].is_static = true;
  }
  if (!ok) {
    pc_client_close(client);
    return PC_CONFIG;
  }
  *out = client;
  return PC_OK;
}

uint64_t pc_client_id(const pc_client *client) {
  return client->id;
}

static bool replace_value(pc_field *field, pc_span value) {
  char *copy = pc_copy(value);
  if (!copy) return false;
  pc_copy_free(field->value);
  field->value = copy;
  return true;
}

static void remove_field(pc_client *client, size_t index) {
  free(client->fields[index].name);
  pc_copy_free(client->fields[index].value);
  client->field_count--;
  for (size_t i = index; i < client->field_count; i++)
    client->fields[i] = client->fields[i + 1];
  client->fields[client->field_count] = (pc_field){NULL, NULL};
}

pc_kind pc_client_set_field(pc_client *client, pc_span name, pc_span value) {
  for (size_t i = 0; i < client->field_count; i++) {
    if (!pc_text_equal(name, client->fields[i].name)) continue;
    if (value.at) return replace_value(&client->fields[i], value) ? PC_OK : PC_CONFIG;
    remove_field(client, i);
    return PC_OK;
  }
  if (!value.at) return PC_OK;
  pc_field added = {pc_copy(name), pc_copy(value)};
  pc_field *fields = realloc(client->fields, (client->field_count + 2) * sizeof *fields);
  if (fields) client->fields = fields;
  if (!fields || !added.name || !added.value) {
    pc_copy_free(added.name);
    pc_copy_free(added.value);
    return PC_CONFIG;
  }
  fields[client->field_count++] = added;
  fields[client->field_count] = (pc_field){NULL, NULL};
  return PC_OK;
}

static void client_free(pc_client *client) {
  for (int i = 0; i < PC_HOST_COUNT; i++)
    free(client->base[i]);
  for (int i = 0; i < PC_SLOT_COUNT; i++) {
    free(client->audience[i].name);
    free(client->audience[i].value);
  }
  for (size_t i = 0; client->fields && i <= client->field_count; i++) {
    free(client->fields[i].name);
    pc_copy_free(client->fields[i].value);
  }
  for (size_t i = 0; client->headers && i <= client->header_count; i++)
    free(client->headers[i]);
  free(client->fields);
  free(client->headers);
  pc_certificate_free(client->certificate);
  free(client->token_path);
  pc_session_free(&client->session);
  free(client);
}

void pc_client_release(pc_client *client) {
  if (--client->refs == 0) client_free(client);
}

static void end_closed(pc_call *call) {
  if (call->state == PC_DONE) return;
  pc_call_detach(call);
  pc_call_finish(call, PC_CLOSED, PC_PHASE_QUEUE, "the client was closed");
}

/* A sent token request is not repeated, and has that long. */
static bool hurry(pc_call *call, int64_t latest) {
  if (call->host != PC_HOST_TOKEN) return false;
  if (call->state == PC_DONE) return true;
  if (call->state != PC_ACTIVE) return false;
  call->max_attempts = call->attempts;
  if (call->deadline_ms > latest) call->deadline_ms = latest;
  if (call->attempt_ends_ms > latest) call->attempt_ends_ms = latest;
  pc_timer_set(&call->engine->timers, &call->timer, call->attempt_ends_ms);
  return true;
}

bool pc_client_retire(pc_client *client, int64_t patience_ms) {
  if (client->closed || !client->engine || pc_engine_stale(client->engine)) return false;
  client->retired = true;
  pc_engine_enter(client->engine);
  int64_t latest = pc_time_add(client->engine->now, patience_ms);
  bool awaited = false;
  for (pc_node *node = client->calls.next, *next; node != &client->calls; node = next) {
    next = node->next;
    pc_call *call = PC_OWNER(node, pc_call, client_link);
    if (hurry(call, latest))
      awaited = true;
    else
      end_closed(call);
  }
  pc_engine_arm(client->engine);
  return awaited;
}

void pc_client_close(pc_client *client) {
  if (!client || client->closed) return;
  client->closed = true;
  pc_engine *engine = client->engine;
  bool forked = engine && pc_engine_stale(engine);
  if (engine) pc_engine_enter(engine);
  for (pc_node *node = client->calls.next, *next; node != &client->calls; node = next) {
    next = node->next;
    pc_call *call = PC_OWNER(node, pc_call, client_link);
    if (!forked) end_closed(call);
  }
  pc_transfers_drop(&client->session, forked);
  if (engine) pc_engine_detach(engine, client);
  for (int i = 0; i < PC_SLOT_COUNT; i++)
    pc_slot_drop(&client->slots[i]);
  pc_client_release(client);
  if (engine && !forked) pc_engine_arm(engine);
}
