#include "base/text.h"
#include "redis/connection.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  UNSENT_MAX = 64 << 10, /* bytes in the output: the rest can still leave on another connection */
  PIECE = 16 << 10,      /* bytes of one read */
  PIECES = 16            /* in one step */
};

void pc_command_free(pc_redis_command *command) {
  const pc_resp *resp = command->redis->resp;
  pc_list_remove(&command->link);
  pc_wipe(command->bytes, command->len);
  pc_resp_free_command(resp, command->bytes);
  pc_resp_free_reply(resp, command->reply);
  free(command);
}

static pc_redis_command *take_first(pc_node *list) {
  pc_node *node = pc_list_take(list);
  return node ? PC_OWNER(node, pc_redis_command, link) : NULL;
}

static pc_redis_command *command_new(pc_redis *redis, const pc_span *words, size_t count) {
  pc_redis_command *command = calloc(1, sizeof *command);
  if (!command) return NULL;
  command->redis = redis;
  pc_list_init(&command->link);
  command->bytes = pc_resp_format(&command->len, redis->resp, words, count);
  if (command->bytes) return command;
  free(command);
  return NULL;
}

static void finish(pc_redis_command *command) {
  pc_list_append(&command->redis->finished, &command->link);
}

static void fail(pc_redis_command *command, const pc_trouble *trouble, bool unknown) {
  command->kind = trouble->kind;
  command->unknown = unknown;
  memcpy(command->message, trouble->text, sizeof command->message);
  finish(command);
}

static bool troubled(pc_trouble *trouble, pc_kind kind, pc_span text) {
  trouble->kind = kind;
  trouble->hung_up = false;
  (void)snprintf(trouble->text, sizeof trouble->text, "%.*s", text.len > 255 ? 255 : (int)text.len,
                 text.at);
  return false;
}

pc_kind pc_commands_add(const char **why, pc_redis *redis, const pc_span *words, size_t count,
                        int64_t tag, int64_t now) {
  *why = "the connection to Redis is closed";
  if (redis->closed) return PC_CLOSED;
  *why = "not enough memory for the command";
  pc_redis_command *command = command_new(redis, words, count);
  if (!command) return PC_MEMORY;
  command->tag = tag;
  command->ends_ms = pc_time_add(now, redis->command_timeout_ms);
  redis->wanted = true;
  redis->in_flight++;
  if (redis->lost && redis->stage == PC_STAGE_RESTING && now < redis->rests_until_ms)
    fail(command, &redis->problem, false);
  else
    pc_list_append(&redis->queued, &command->link);
  return PC_OK;
}

/* False: out of memory. */
static bool put(pc_redis_command *command) {
  pc_redis *redis = command->redis;
  command->begins = redis->output.appended;
  pc_list_append(&redis->waiting, &command->link);
  return pc_output_append(&redis->output, (pc_span){command->bytes, command->len});
}

bool pc_commands_greet(pc_redis *redis, pc_greeting greeting, const pc_span *words, size_t count) {
  pc_redis_command *command = command_new(redis, words, count);
  if (!command) return false;
  command->greeting = greeting;
  command->ends_ms = redis->attempt_ends_ms;
  return put(command);
}

static bool put_queued(pc_redis *redis) {
  bool ok = true;
  while (ok && !redis->renewing && !pc_list_empty(&redis->queued) &&
         pc_output_waiting(&redis->output) < UNSENT_MAX)
    ok = put(take_first(&redis->queued));
  return ok;
}

bool pc_commands_to_send(const pc_redis *redis) {
  return pc_output_waiting(&redis->output) || !pc_list_empty(&redis->queued);
}

bool pc_commands_send(pc_trouble *trouble, pc_redis *redis) {
  pc_span front;
  pc_io outcome = PC_IO_DONE;
  do {
    if (redis->stage == PC_STAGE_UP && !put_queued(redis))
      return troubled(trouble, PC_MEMORY, pc_text_span("not enough memory to send commands"));
    front = pc_output_front(&redis->output);
    size_t sent = 0;
    if (front.len) outcome = pc_stream_send(&sent, &redis->stream, front);
    if (sent) pc_output_sent(&redis->output, sent);
  } while (front.len && outcome == PC_IO_DONE);
  bool goes_on = outcome != PC_IO_ENDED &&
                 pc_stream_watch(&redis->stream, front.len ? PC_READ | PC_WRITE : PC_READ);
  static const char text[] = "the connection broke while commands were sent";
  return goes_on || troubled(trouble, PC_NETWORK, pc_text_span(text));
}

/* The reply to a command of the greeting. */
static bool take_greeting(pc_trouble *trouble, pc_redis_command *command) {
  pc_kind kind = PC_OK;
  pc_span text = {NULL, 0};
  if (pc_reply_type_of(command->reply) == PC_REPLY_ERROR) text = pc_reply_text(command->reply);
  bool refused = text.len && pc_greeting_is_refused(&kind, command->greeting, text);
  if (refused) (void)troubled(trouble, kind, text);
  pc_command_free(command);
  return !refused;
}

/* Gives the reply to the command that it is for. */
static bool take_reply(pc_trouble *trouble, pc_redis *redis, pc_reply *reply) {
  pc_redis_command *command = take_first(&redis->waiting);
  if (!command) {
    pc_resp_free_reply(redis->resp, reply);
    return troubled(trouble, PC_PROTOCOL, pc_text_span("a reply came without a command"));
  }
  command->reply = reply;
  if (command->greeting != PC_GREETS_NOTHING) return take_greeting(trouble, command);
  finish(command);
  return true;
}

static bool take_replies(pc_trouble *trouble, pc_redis *redis) {
  pc_reply *reply;
  pc_resp_result result;
  while ((result = pc_resp_next(&reply, redis->resp)) == PC_RESP_REPLY)
    if (!take_reply(trouble, redis, reply)) return false;
  if (result == PC_RESP_NEEDS_MORE) return true;
  return troubled(trouble, PC_PROTOCOL, pc_text_span(pc_resp_problem(redis->resp)));
}

bool pc_commands_receive(pc_trouble *trouble, pc_redis *redis) {
  static const char closed[] = "the server closed the connection";
  char piece[PIECE];
  redis->readable = false;
  for (int i = 0; i < PIECES; i++) {
    size_t len;
    pc_io outcome = pc_stream_receive(&len, &redis->stream, piece, sizeof piece);
    if (outcome == PC_IO_AGAIN) return true;
    if (outcome == PC_IO_ENDED) {
      (void)troubled(trouble, PC_NETWORK, pc_text_span(closed));
      trouble->hung_up = true;
      return false;
    }
    bool fed = pc_resp_feed(redis->resp, piece, len);
    pc_wipe(piece, len);
    if (!fed) return troubled(trouble, PC_PROTOCOL, pc_text_span(pc_resp_problem(redis->resp)));
    if (!take_replies(trouble, redis)) return false;
  }
  redis->readable = true;
  return true;
}

void pc_commands_interrupted(pc_redis *redis, const pc_trouble *trouble) {
  uint64_t sent = redis->output.sent;
  pc_node unsent;
  pc_list_init(&unsent);
  for (pc_node *node = redis->waiting.next, *next; node != &redis->waiting; node = next) {
    next = node->next;
    pc_redis_command *command = PC_OWNER(node, pc_redis_command, link);
    if (command->greeting != PC_GREETS_NOTHING)
      pc_command_free(command);
    else if (command->begins < sent)
      fail(command, trouble, true);
    else
      pc_list_append(&unsent, &command->link);
  }
  for (pc_redis_command *command; (command = take_first(&redis->queued));)
    pc_list_append(&unsent, &command->link);
  for (pc_redis_command *command; (command = take_first(&unsent));)
    pc_list_append(&redis->queued, &command->link);
}

void pc_commands_fail_queued(pc_redis *redis, const pc_trouble *trouble) {
  for (pc_redis_command *command; (command = take_first(&redis->queued));)
    fail(command, trouble, false);
}

static int64_t ends_of(const pc_node *list) {
  return pc_list_empty(list) ? PC_NEVER : PC_OWNER(list->next, pc_redis_command, link)->ends_ms;
}

void pc_commands_expire(pc_redis *redis, int64_t now) {
  if (ends_of(&redis->queued) > now) return;
  pc_trouble trouble = {.kind = PC_TIMEOUT};
  (void)snprintf(trouble.text, sizeof trouble.text, "Redis at %s could not be reached in time",
                 redis->place);
  while (ends_of(&redis->queued) <= now)
    fail(take_first(&redis->queued), &trouble, false);
}

int64_t pc_commands_due(const pc_redis *redis) {
  int64_t queued = ends_of(&redis->queued), waiting = ends_of(&redis->waiting);
  return queued < waiting ? queued : waiting;
}

bool pc_commands_are_late(const pc_redis *redis, int64_t now) {
  return ends_of(&redis->waiting) <= now;
}
