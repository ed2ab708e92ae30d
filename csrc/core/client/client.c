#include "client/client.h"

#include "base/text.h"
#include "base/url.h"

#include <stdlib.h>
#include <string.h>

static bool copy_headers(pc_client *client, const pc_client_options *options) {
  client->headers = calloc(options->header_count + 1, sizeof *client->headers);
  if (!client->headers) return false;
  for (size_t i = 0; i < options->header_count; i++, client->header_count++)
    if (!pc_copy_given(&client->headers[i], options->headers[i])) return false;
  return true;
}

static bool copy_texts(pc_client *client, const pc_client_options *options) {
  for (int i = 0; i < PC_HOST_COUNT; i++)
    if (!pc_copy_given(&client->base[i], options->base[i])) return false;
  return pc_copy_given(&client->token_path, options->token_path) && copy_headers(client, options);
}

static const char *wrong_text(const pc_client_options *options) {
  for (int i = 0; i < PC_HOST_COUNT; i++)
    if (i == PC_HOST_TOKEN && options->managed_identity ? !pc_url_is_identity_base(options->base[i])
                                                        : !pc_url_is_base(options->base[i]))
      return "a base URL is not https (http is for loopback only), or is malformed";
  if (!pc_text_is_line(options->user_agent)) return "the user agent holds a control character";
  if (!pc_url_is_path(options->token_path)) return "the path of the token endpoint is malformed";
  if (!pc_text_is_line(options->static_token))
    return "the access token holds a control character: remove its line ends";
  for (size_t i = 0; i < options->header_count; i++)
    if (!pc_text_is_line(options->headers[i])) return "a header holds a control character";
  return NULL;
}

static void set_policy(pc_client *client, const pc_client_options *options) {
  client->defaults = (pc_call_defaults){.timeout_ms = options->timeout_ms,
                                        .attempt_timeout_ms = options->attempt_timeout_ms,
                                        .max_attempts = options->max_attempts,
                                        .retry_writes = options->retry_writes,
                                        .max_response_bytes = options->max_response_bytes};
  client->max_in_flight = options->max_in_flight;
  pc_request_spacing_init(&client->queues[PC_HOST_API].rate_limit,
                          options->max_requests_per_minute);
  client->ask = options->ask;
  client->token_once = options->token_once;
  client->observe = options->observe;
}

/* Tokens have no quota, and foreign hosts none that is known to be shared. */
static bool share_quota(pc_client *client) {
  for (int i = 0; i < PC_HOST_TOKEN; i++) {
    client->queues[i].slots = malloc(sizeof *client->queues[i].slots);
    if (!client->queues[i].slots) return false;
    pc_granted_slots_init(client->queues[i].slots);
  }
  return true;
}

static pc_client *new_client(uint64_t id) {
  pc_client *client = calloc(1, sizeof *client);
  if (!client) return NULL;
  client->id = id;
  client->refs = 1;
  pc_list_init(&client->link);
  pc_list_init(&client->turn);
  pc_list_init(&client->calls);
  pc_foreign_hosts_init(&client->foreign_hosts);
  for (int i = 0; i < PC_HOST_COUNT; i++)
    pc_host_queue_init(&client->queues[i], client, (pc_host)i);
  for (int i = 0; i < PC_AUDIENCE_COUNT; i++)
    pc_token_entry_init(&client->tokens[i], client, (pc_audience)i);
  client->last_served = PC_HOST_FOREIGN;
  return client;
}

static bool keep_static_token(pc_client *client, pc_span token) {
  for (int i = 0; token.at && i < PC_AUDIENCE_COUNT; i++) {
    pc_header_list *headers = pc_client_headers(client, (pc_audience)i, token);
    if (!headers) return false;
    pc_token_entry_set(&client->tokens[i], headers, -1, false, 0);
    client->tokens[i].is_static = true;
  }
  return true;
}

static bool copy_options(pc_client *client, const char **why, const pc_client_options *options) {
  const char *wrong = pc_session_init(&client->session, options);
  if (!wrong) wrong = pc_credential_init(&client->credential, options);
  if (wrong) *why = wrong;
  return !wrong && copy_texts(client, options) &&
         keep_static_token(client, options->static_token) &&
         (!options->shares_quota || share_quota(client));
}

pc_kind pc_client_new(pc_client **out, const char **why, const pc_client_options *options) {
  *out = NULL;
  *why = wrong_text(options);
  if (*why) return PC_CONFIG;
  *why = "not enough memory";
  pc_client *client = new_client(options->id);
  if (!client) return PC_MEMORY;
  set_policy(client, options);
  if (!copy_options(client, why, options)) {
    pc_client_release(client);
    return PC_CONFIG;
  }
  *out = client;
  return PC_OK;
}

uint64_t pc_client_id(const pc_client *client) {
  return client->id;
}

pc_kind pc_client_set_field(pc_client *client, pc_span name, pc_span value) {
  return pc_credential_set_field(&client->credential, name, value) ? PC_OK : PC_MEMORY;
}

pc_span pc_client_field(const pc_client *client, pc_span name) {
  return pc_credential_field(&client->credential, name);
}

pc_header_list *pc_client_headers(const pc_client *client, pc_audience audience, pc_span token) {
  size_t count = audience == PC_AUDIENCE_API ? client->header_count : 0;
  return pc_header_list_new(client->headers, count, token);
}

/* ---- turns ---- */

pc_host_queue *pc_client_queue(pc_client *client, pc_host host, pc_span origin) {
  if (host != PC_HOST_FOREIGN) return &client->queues[host];
  return pc_foreign_hosts_queue(&client->foreign_hosts, client, &client->calls, origin);
}

/* Calls wait for token requests, so these count against no limit of the client. */
static bool has_room(const pc_client *client, int host) {
  return host == PC_HOST_TOKEN || client->in_flight < client->max_in_flight;
}

static pc_host_queue *ready_queue(pc_client *client, int host, int64_t now_ms) {
  if (!has_room(client, host)) return NULL;
  if (host == PC_HOST_FOREIGN) return pc_foreign_hosts_next(&client->foreign_hosts, now_ms);
  pc_host_queue *queue = &client->queues[host];
  return !pc_list_empty(&queue->calls) && pc_host_queue_may_send(queue, now_ms) ? queue : NULL;
}

pc_host_queue *pc_client_next_queue(pc_client *client, int64_t now_ms) {
  enum { KINDS = PC_HOST_FOREIGN + 1 };
  for (int i = 1; i <= KINDS; i++) {
    pc_host_queue *queue = ready_queue(client, (client->last_served + i) % KINDS, now_ms);
    if (queue) return queue;
  }
  return NULL;
}

void pc_client_sent(pc_host_queue *queue, int64_t now_ms) {
  if (queue->host != PC_HOST_TOKEN) queue->client->in_flight++;
  if (queue->host == PC_HOST_FOREIGN) pc_foreign_hosts_sent(&queue->client->foreign_hosts, queue);
  pc_host_queue_sent(queue, now_ms);
}

void pc_client_ended(pc_host_queue *queue, bool passed) {
  if (queue->host != PC_HOST_TOKEN) queue->client->in_flight--;
  pc_host_queue_ended(queue, passed);
}

/* ---- the end ---- */

static void client_free(pc_client *client) {
  pc_foreign_hosts_drop(&client->foreign_hosts);
  for (int i = 0; i < PC_HOST_COUNT; i++) {
    free(client->base[i]);
    free(client->queues[i].slots);
  }
  for (int i = 0; i < PC_AUDIENCE_COUNT; i++)
    pc_token_entry_drop(&client->tokens[i]);
  pc_credential_drop(&client->credential);
  for (size_t i = 0; client->headers && i <= client->header_count; i++)
    free(client->headers[i]);
  free(client->headers);
  free(client->token_path);
  pc_session_free(&client->session);
  free(client);
}

void pc_client_release(pc_client *client) {
  if (--client->refs == 0) client_free(client);
}
