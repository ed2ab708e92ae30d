#include "engine/submit.h"

#include "base/text.h"
#include "connection/transport.h"
#include "engine/descriptor.h"
#include "engine/queues.h"
#include "engine/states.h"

/* A timer for each call that is not done, for each host queue and token entry of each client, and
   for the alarm: then no timer is lost for want of memory. */
static bool reserve_timers(pc_engine *engine) {
  size_t count = engine->calls.count + 2 * (size_t)PC_HOST_COUNT * engine->client_count +
                 engine->foreign_host_count + 1;
  return pc_timers_reserve(&engine->timers, count);
}

static bool find_queue(pc_call *call, pc_engine *engine, pc_client *client,
                       const pc_request *request) {
  engine->foreign_host_count -= client->foreign_hosts.count;
  call->queue = pc_client_queue(client, request->host, request->origin);
  engine->foreign_host_count += client->foreign_hosts.count;
  return call->queue != NULL;
}

pc_kind pc_submit_new(pc_call **out, const char **why, pc_engine *engine, pc_client *client,
                      const pc_request *request) {
  pc_call *call;
  bool is_foreign = request->host == PC_HOST_FOREIGN;
  pc_span base = is_foreign ? request->origin : pc_text_span(client->base[request->host]);
  pc_kind kind = pc_call_new(&call, why, &engine->spares, engine->origin, base, request);
  if (kind != PC_OK) return kind;
  pc_engine_enter(engine);
  pc_call_limit(call, request, &client->defaults, engine->now);
  *why = "not enough memory";
  call->id = pc_call_table_add(&engine->calls, call);
  if (!call->id || !find_queue(call, engine, client, request) || !reserve_timers(engine)) {
    if (call->id) pc_call_table_remove(&engine->calls, call->id);
    pc_call_free(call, &engine->spares);
    return PC_MEMORY;
  }
  call->engine = engine;
  call->client = client;
  if (request->pipe) {
    call->answer.pipe = request->pipe;
    pc_body_pipe_join(request->pipe, call, &engine->readable_pipes);
  }
  client->refs++;
  pc_list_append(&client->calls, &call->client_link);
  *out = call;
  return PC_OK;
}

void pc_submit_queue(pc_call *call, int64_t delay_ms) {
  if (delay_ms > 0)
    pc_move_to_sleep(call, pc_time_add(call->engine->now, delay_ms));
  else
    pc_queues_add(call, false);
  pc_engine_arm(call->engine);
}

static bool attach(pc_engine *engine, pc_client *client) {
  if (client->engine) return true;
  pc_session *session = &client->session;
  if (!pc_transport_join(engine->transport, &session->member, session->network.digest,
                         client->base))
    return false;
  client->engine = engine;
  engine->client_count++;
  engine->foreign_host_count += client->foreign_hosts.count;
  pc_list_append(&engine->clients, &client->link);
  return true;
}

pc_kind pc_engine_submit(uint64_t *id, const char **why, pc_engine *engine, pc_client *client,
                         const pc_request *request) {
  *why = "the engine belongs to another process or was closed";
  if (pc_engine_stale(engine)) return PC_FORKED;
  if (request->host == PC_HOST_FOREIGN &&
      !pc_origin_is_allowed(request->origin, request->allowed, request->allowed_count)) {
    *why = "the host is not among those that are allowed";
    return PC_CONFIG;
  }
  *why = "the body of another call goes to this consumer";
  if (request->pipe && (request->pipe->call || request->pipe->end != PC_PIPE_OPEN))
    return PC_CONFIG;
  *why = "the client was closed";
  if (client->closed || client->draining) return PC_CLOSED;
  *why = "the client belongs to another engine";
  if (client->engine && client->engine != engine) return PC_FORKED;
  *why = "not enough memory";
  if (!attach(engine, client)) return PC_MEMORY;
  pc_call *call;
  pc_kind kind = pc_submit_new(&call, why, engine, client, request);
  if (kind != PC_OK) return kind;
  if (request->delay_ms > 0)
    call->limits.deadline_ms = pc_time_add(call->limits.deadline_ms, request->delay_ms);
  *id = call->id;
  pc_submit_queue(call, request->delay_ms);
  return PC_OK;
}
