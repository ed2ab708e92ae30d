#include "redis/connection.h"

#include "base/text.h"
#include "os/process.h"

#include <stdio.h>
#include <stdlib.h>

/* Pauses between attempts to connect: drawn from 0 to the limit, which doubles. */
enum { PAUSE_FIRST_MS = 100, PAUSE_MAX_MS = 5000, DOUBLINGS_MAX = 6 };
enum {
  SOUND_MS = 1000 /* a connection that was idle is made anew at once if it lived for so long */
};
enum { GRACE_MS = 250 /* libcurl's own timeout tells more, so it comes first */ };

/* ---- making and freeing ---- */

static char *printed(const char *format, pc_span host, int port) {
  char text[512];
  int len = snprintf(text, sizeof text, format, (int)host.len, host.at, port);
  return len > 0 && (size_t)len < sizeof text ? pc_copy((pc_span){text, (size_t)len}) : NULL;
}

static const char *init_stream(pc_redis *redis, pc_transport *transport,
                               const pc_redis_options *options) {
  pc_client_options network = {.ca_file = options->ca_file,
                               .ca_path = options->ca_path,
                               .extra_ca_file = options->extra_ca_file,
                               .proxy = options->proxy,
                               .no_proxy = options->no_proxy,
                               .user_agent = options->user_agent,
                               .connect_timeout_ms = options->connect_timeout_ms};
  char *url =
      printed(options->tls ? "https://%.*s:%d" : "http://%.*s:%d", options->host, options->port);
  const char *wrong =
      pc_stream_init(&redis->stream, transport, &network, pc_text_span(url ? url : ""));
  pc_copy_free(url);
  return url ? wrong : "not enough memory";
}

static bool copy_options(pc_redis *redis, const pc_redis_options *options) {
  redis->place = printed("%.*s:%d", options->host, options->port);
  redis->database = options->database;
  redis->tls = options->tls;
  redis->connect_timeout_ms = options->connect_timeout_ms;
  redis->command_timeout_ms = options->command_timeout_ms;
  return redis->place && pc_copy_given(&redis->user, options->user) &&
         pc_copy_given(&redis->password, options->password) &&
         pc_copy_given(&redis->name, options->name);
}

pc_kind pc_connection_new(pc_redis **out, const char **why, pc_transport *transport,
                          pc_origin *origin, const pc_redis_options *options) {
  *why = "not enough memory";
  *out = NULL;
  pc_redis *redis = calloc(1, sizeof *redis);
  if (!redis) return PC_MEMORY;
  redis->origin = origin;
  pc_list_init(&redis->link);
  pc_list_init(&redis->scripts);
  pc_list_init(&redis->queued);
  pc_list_init(&redis->waiting);
  pc_list_init(&redis->finished);
  pc_output_init(&redis->output);
  const char *wrong = init_stream(redis, transport, options);
  if (wrong) *why = wrong;
  if (!wrong && copy_options(redis, options)) redis->resp = pc_resp_new(why);
  if (redis->resp) {
    *out = redis;
    return PC_OK;
  }
  pc_stream_free(&redis->stream, false);
  redis->closed = true;
  pc_connection_free(redis);
  return PC_CONFIG;
}

void pc_connection_shut(pc_redis *redis, bool forked) {
  static const pc_trouble closed = {.kind = PC_CLOSED,
                                    .text = "the connection to Redis was closed"};
  if (redis->closed) return;
  redis->closed = true;
  redis->stage = PC_STAGE_RESTING;
  pc_stream_free(&redis->stream, forked);
  pc_commands_interrupted(redis, &closed);
  pc_commands_fail_queued(redis, &closed);
  pc_output_drop(&redis->output);
}

void pc_connection_free(pc_redis *redis) {
  for (pc_node *node = redis->finished.next, *next; node != &redis->finished; node = next) {
    next = node->next;
    pc_command_free(PC_OWNER(node, pc_redis_command, link));
  }
  for (pc_node *node = redis->scripts.next, *next; node != &redis->scripts; node = next) {
    next = node->next;
    pc_redis_script *script = PC_OWNER(node, pc_redis_script, link);
    free(script->text);
    free(script);
  }
  pc_resp_free(redis->resp);
  pc_copy_free(redis->user);
  pc_copy_free(redis->password);
  pc_copy_free(redis->name);
  pc_copy_free(redis->place);
  free(redis);
}

pc_redis_state pc_connection_state(const pc_redis *redis) {
  if (redis->closed || redis->lost) return PC_REDIS_LOST;
  return redis->stage == PC_STAGE_UP ? PC_REDIS_CONNECTED : PC_REDIS_CONNECTING;
}

/* ---- losing it ---- */

static int64_t pause_of(pc_redis *redis) {
  int doublings = redis->failures < DOUBLINGS_MAX ? redis->failures : DOUBLINGS_MAX;
  int64_t limit = (int64_t)PAUSE_FIRST_MS << doublings;
  if (limit > PAUSE_MAX_MS) limit = PAUSE_MAX_MS;
  uint32_t drawn = 0;
  if (!pc_random_take(&drawn, sizeof drawn, redis->origin)) return limit;
  return (int64_t)(drawn % (uint32_t)(limit + 1));
}

static void lose(pc_redis *redis, int64_t now, pc_kind kind, const char *text) {
  bool was_up = redis->stage == PC_STAGE_UP;
  bool was_idle = was_up && pc_list_empty(&redis->waiting) && now - redis->up_since_ms >= SOUND_MS;
  redis->problem.kind = kind;
  (void)snprintf(redis->problem.text, sizeof redis->problem.text, "Redis at %s: %.200s",
                 redis->place, text);
  pc_stream_close(&redis->stream);
  pc_commands_interrupted(redis, &redis->problem);
  pc_output_drop(&redis->output);
  redis->stage = PC_STAGE_RESTING;
  redis->readable = redis->renewing = false;
  redis->failures = was_up ? 0 : redis->failures + 1;
  redis->lost = !was_up;
  redis->rests_until_ms = was_idle ? now : now + pause_of(redis);
  if (redis->lost) pc_commands_fail_queued(redis, &redis->problem);
}

static void receive_more(pc_redis *redis, int64_t now) {
  static const char needs_tls[] = "the server hangs up (is this a TLS port? rediss:// is for one)";
  static const char asks_for_one[] =
      "the server hangs up (does it ask for a client certificate? tls-auth-clients no)";
  pc_trouble trouble;
  if (!pc_commands_receive(&trouble, redis)) {
    const char *text = redis->tls ? asks_for_one : needs_tls;
    lose(redis, now, trouble.kind, trouble.hung_up && !redis->proven ? text : trouble.text);
  } else if (redis->stage == PC_STAGE_GREETING && pc_list_empty(&redis->waiting)) {
    redis->stage = PC_STAGE_UP;
    redis->up_since_ms = now;
    redis->proven = true;
    redis->lost = false;
    redis->failures = 0;
  }
}

/* A server that hangs up before it reads may have said why. */
static void send_more(pc_redis *redis, int64_t now) {
  pc_trouble trouble;
  if (pc_commands_send(&trouble, redis)) return;
  if (trouble.kind == PC_NETWORK) receive_more(redis, now);
  if (redis->stage != PC_STAGE_RESTING) lose(redis, now, trouble.kind, trouble.text);
}

/* ---- opening it ---- */

static void open_now(pc_redis *redis, int64_t now) {
  redis->stage = PC_STAGE_OPENING;
  redis->attempt_ends_ms = now + redis->connect_timeout_ms + GRACE_MS;
  if (!pc_resp_reset(redis->resp) || !pc_stream_open(&redis->stream))
    lose(redis, now, PC_MEMORY, "not enough memory to connect");
}

static bool greet(pc_redis *redis, pc_greeting greeting, const char *first, const char *second,
                  const char *third) {
  pc_span words[3] = {pc_text_span(first)};
  size_t count = 1;
  if (second) words[count++] = pc_text_span(second);
  if (third) words[count++] = pc_text_span(third);
  return pc_commands_greet(redis, greeting, words, count);
}

static bool greet_with_scripts(pc_redis *redis) {
  bool ok = true;
  for (pc_node *node = redis->scripts.next; ok && node != &redis->scripts; node = node->next) {
    const pc_redis_script *script = PC_OWNER(node, pc_redis_script, link);
    pc_span words[3] = {{"SCRIPT", 6}, {"LOAD", 4}, {script->text, script->len}};
    ok = pc_commands_greet(redis, PC_GREETS_OTHERWISE, words, 3);
  }
  return ok;
}

static bool greet_all(pc_redis *redis) {
  char database[16];
  (void)snprintf(database, sizeof database, "%d", redis->database);
  const char *user = redis->user ? redis->user : redis->password;
  const char *password = redis->user ? redis->password : NULL;
  return (!redis->password || greet(redis, PC_GREETS_WITH_AUTH, "AUTH", user, password)) &&
         (!redis->database || greet(redis, PC_GREETS_WITH_SELECT, "SELECT", database, NULL)) &&
         greet(redis, PC_GREETS_OTHERWISE, "CLIENT", "SETNAME", redis->name) &&
         greet_with_scripts(redis);
}

static void explain_failure(pc_redis *redis, int64_t now, const pc_attempt *attempt) {
  char text[sizeof redis->problem.text];
  bool plain = redis->tls && attempt->phase == PC_PHASE_TLS && attempt->kind == PC_TIMEOUT;
  (void)snprintf(text, sizeof text, "%.200s%s", attempt->message,
                 plain && !redis->proven ? " (is this a TLS port? redis:// is for a plain one)"
                                         : "");
  lose(redis, now, attempt->kind, text);
}

/* The greeting leaves at once: until it does, libcurl may close a connection that it finds unused.
 */
void pc_connection_opened(pc_redis *redis, int curl_code, int64_t now) {
  pc_attempt attempt;
  pc_stream_opened(&attempt, &redis->stream, curl_code);
  if (attempt.kind != PC_OK) {
    explain_failure(redis, now, &attempt);
    return;
  }
  redis->stage = PC_STAGE_GREETING;
  redis->fd = pc_stream_fd(&redis->stream);
  redis->attempt_ends_ms = now + redis->connect_timeout_ms;
  if (greet_all(redis))
    send_more(redis, now);
  else
    lose(redis, now, PC_MEMORY, "not enough memory to connect");
}

/* ---- what is due ---- */

void pc_connection_ready(pc_redis *redis, int mask, int64_t now) {
  if (redis->stage < PC_STAGE_GREETING) return;
  if (mask & PC_READ) receive_more(redis, now);
}

static void give_up_opening(pc_redis *redis, int64_t now) {
  pc_attempt attempt = {.kind = PC_TIMEOUT, .phase = PC_PHASE_ANSWER};
  if (redis->stage == PC_STAGE_OPENING) attempt.phase = pc_stream_phase(&redis->stream);
  (void)snprintf(attempt.message, sizeof attempt.message, "no answer within %lld ms",
                 (long long)redis->connect_timeout_ms);
  explain_failure(redis, now, &attempt);
}

static void give_up_waiting(pc_redis *redis, int64_t now) {
  char text[64];
  receive_more(redis, now); /* a step may have come late */
  if (redis->stage != PC_STAGE_UP || !pc_commands_are_late(redis, now)) return;
  (void)snprintf(text, sizeof text, "no reply within %lld ms",
                 (long long)redis->command_timeout_ms);
  lose(redis, now, PC_TIMEOUT, text);
}

/* A server may have closed the idle connection: what is sent over it now would be lost. */
static void look_before_sending(pc_redis *redis, int64_t now) {
  if (pc_list_empty(&redis->waiting) && !pc_list_empty(&redis->queued)) receive_more(redis, now);
}

static void renew_if_idle(pc_redis *redis, int64_t now) {
  if (!redis->renewing || !pc_list_empty(&redis->waiting)) return;
  redis->renewing = false;
  pc_stream_close(&redis->stream);
  pc_output_drop(&redis->output);
  redis->readable = false;
  open_now(redis, now);
}

void pc_connection_run(pc_redis *redis, int64_t now) {
  if (redis->closed) return;
  if (redis->readable) receive_more(redis, now);
  bool opening = redis->stage == PC_STAGE_OPENING || redis->stage == PC_STAGE_GREETING;
  if (opening && redis->attempt_ends_ms <= now) give_up_opening(redis, now);
  if (redis->stage == PC_STAGE_UP && pc_commands_are_late(redis, now)) give_up_waiting(redis, now);
  pc_commands_expire(redis, now);
  if (redis->stage == PC_STAGE_UP) renew_if_idle(redis, now);
  if (redis->stage == PC_STAGE_UP) look_before_sending(redis, now);
  if (redis->stage == PC_STAGE_RESTING && redis->wanted && redis->rests_until_ms <= now)
    open_now(redis, now);
  if (redis->stage >= PC_STAGE_GREETING && pc_commands_to_send(redis)) send_more(redis, now);
}

int64_t pc_connection_due(const pc_redis *redis) {
  if (!pc_list_empty(&redis->finished) || redis->readable) return 0;
  if (redis->closed) return PC_NEVER;
  int64_t due = pc_commands_due(redis), attempt = redis->attempt_ends_ms;
  if (redis->stage == PC_STAGE_RESTING) attempt = redis->wanted ? redis->rests_until_ms : PC_NEVER;
  if (redis->stage == PC_STAGE_UP) attempt = PC_NEVER;
  return attempt < due ? attempt : due;
}
