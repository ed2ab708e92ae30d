/* Connections to Redis as their owner sees them. */
#include "engine/descriptor.h"
#include "redis/connections.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>

bool pc_redis_is_available(const char **why) {
  pc_resp *resp = pc_resp_new(why);
  pc_resp_free(resp);
  return resp != NULL;
}

pc_kind pc_redis_open(pc_redis **out, const char **why, pc_engine *engine,
                      const pc_redis_options *options) {
  *out = NULL;
  *why = "the engine belongs to another process";
  if (pc_engine_stale(engine)) return PC_FORKED;
  pc_kind kind = pc_connection_new(out, why, engine->transport, engine->origin, options);
  if (kind != PC_OK) return kind;
  (*out)->engine = engine;
  pc_list_append(&engine->redis, &(*out)->link);
  return PC_OK;
}

void pc_redis_close(pc_redis *redis) {
  if (redis->engine && !pc_engine_stale(redis->engine)) {
    pc_connection_shut(redis, false);
    pc_engine_kick(redis->engine);
  }
}

void pc_redis_free(pc_redis *redis) {
  if (!redis) return;
  if (redis->engine) pc_connections_detach(redis, pc_engine_stale(redis->engine));
  pc_connection_free(redis);
}

bool pc_redis_add_script(pc_redis *redis, pc_span text) {
  pc_redis_script *script = calloc(1, sizeof *script);
  if (!script) return false;
  pc_list_init(&script->link);
  script->text = pc_copy(text);
  script->len = text.len;
  if (!script->text) {
    free(script);
    return false;
  }
  pc_list_append(&redis->scripts, &script->link);
  return true;
}

pc_redis_state pc_redis_state_of(pc_kind *kind, const char **why, const pc_redis *redis) {
  *kind = redis->problem.kind;
  *why = redis->problem.text;
  return pc_connection_state(redis);
}

bool pc_redis_changed(pc_engine *engine) {
  return pc_connections_changed(&engine->redis);
}

void pc_redis_renew(pc_redis *redis) {
  if (redis->stage != PC_STAGE_UP || !redis->engine) return;
  redis->renewing = true;
  pc_engine_kick(redis->engine);
}

pc_kind pc_redis_submit(const char **why, pc_redis *redis, const pc_span *words, size_t count,
                        int64_t tag) {
  pc_engine *engine = redis->engine;
  *why = "the connection to Redis was closed";
  if (!engine) return PC_CLOSED;
  *why = "the engine belongs to another process";
  if (pc_engine_stale(engine)) return PC_FORKED;
  pc_engine_enter(engine);
  pc_kind kind = pc_commands_add(why, redis, words, count, tag, engine->now);
  if (kind == PC_OK) pc_engine_kick(engine);
  return kind;
}

bool pc_redis_next(pc_redis_result *out, const pc_engine *engine) {
  const pc_redis_command *command = pc_connections_ended(&engine->redis);
  if (!command) return false;
  *out = (pc_redis_result){.tag = command->tag,
                           .kind = command->kind,
                           .reply = command->reply,
                           .message = command->message,
                           .unknown = command->unknown};
  return true;
}

void pc_redis_drop_next(pc_engine *engine) {
  pc_redis_command *command = pc_connections_ended(&engine->redis);
  if (!command) return;
  command->redis->in_flight--;
  pc_command_free(command);
}

bool pc_sha1_text(char out[PC_SHA1_TEXT + 1], pc_span text) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned len = 0;
  if (EVP_Digest(text.at, text.len, digest, &len, EVP_sha1(), NULL) != 1) return false;
  for (unsigned i = 0; i < len; i++)
    (void)snprintf(out + (size_t)i * 2, 3, "%02x", digest[i]);
  return true;
}
