/* The engine as userdata. Submitting a call makes the table that its outcome is written into. */
#include "lpc.h"

#include <string.h>

static lpc_engine *check_engine(lua_State *L) {
  lpc_engine *engine = lpc_self(L, LPC_ENGINE);
  if (!engine->core) luaL_error(L, "the engine is closed");
  return engine;
}

/* core.engine() -> engine | nil, message */
static int engine_new(lua_State *L) {
  lpc_engine *engine = lpc_newuserdata(L, sizeof *engine);
  memset(engine, 0, sizeof *engine);
  luaL_getmetatable(L, LPC_ENGINE);
  lua_setmetatable(L, -2);
  if (pc_engine_new(&engine->core) == PC_OK) return 1;
  lua_pushnil(L);
  lua_pushstring(L, "no descriptors or memory for the engine");
  return 2;
}

lpc_engine *lpc_check_engine(lua_State *L, int index) {
  lpc_engine *engine = luaL_checkudata(L, index, LPC_ENGINE);
  if (!engine->core) luaL_error(L, "the engine is closed");
  return engine;
}

static int engine_close(lua_State *L) {
  lpc_engine *engine = lpc_self(L, LPC_ENGINE);
  pc_engine *core = engine->core;
  engine->core = NULL;
  if (core && engine->taken) pc_call_release(engine->taken);
  engine->taken = NULL;
  pc_engine_free(core);
  return 0;
}

static int engine_stale(lua_State *L) {
  lpc_engine *engine = lpc_self(L, LPC_ENGINE);
  lua_pushboolean(L, !engine->core || pc_engine_stale(engine->core));
  return 1;
}

static int engine_fd(lua_State *L) {
  lua_pushinteger(L, pc_engine_fd(check_engine(L)->core));
  return 1;
}

/* engine:unwatch(): the host does not poll the descriptor until the next engine:fd() */
static int engine_unwatch(lua_State *L) {
  pc_engine_unwatch(check_engine(L)->core);
  return 0;
}

static int engine_in_flight(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)pc_engine_in_flight(check_engine(L)->core));
  return 1;
}

/* engine:kick(): the descriptor is readable until the next step */
static int engine_kick(lua_State *L) {
  pc_engine_kick(check_engine(L)->core);
  return 0;
}

/* engine:wait(seconds | nil) -> false when a signal ended it, nil when it would never end */
static int engine_wait(lua_State *L) {
  lpc_engine *engine = check_engine(L);
  lua_Number seconds = luaL_optnumber(L, 2, -1);
  if (seconds < 0 && pc_engine_in_flight(engine->core) == 0) return 0;
  int64_t ms = seconds < 0 ? -1 : seconds > 1e6 ? 1000000000 : (int64_t)(seconds * 1000);
  lua_pushboolean(L, pc_engine_wait(engine->core, ms));
  return 1;
}

/* engine:ready() -> whether the descriptor is readable: a step has something to do */
static int engine_ready(lua_State *L) {
  lua_pushboolean(L, pc_engine_ready(check_engine(L)->core));
  return 1;
}

/* engine:alarm(seconds | nil): a notice `alarm` comes after so long; nil: none does */
static int engine_alarm(lua_State *L) {
  lpc_engine *engine = check_engine(L);
  lua_Number seconds = luaL_optnumber(L, 2, -1);
  int64_t ms = seconds < 0 ? -1 : seconds > 1e6 ? 1000000000 : (int64_t)(seconds * 1000 + 0.999);
  if (!pc_engine_alarm(engine->core, ms)) return luaL_error(L, "not enough memory");
  return 0;
}

static int engine_cancel(lua_State *L) {
  lpc_engine *engine = check_engine(L);
  uint64_t id = (uint64_t)luaL_checknumber(L, 2);
  if (engine->taken && engine->outcome.id == id) return 0;
  pc_engine_cancel(engine->core, id);
  return 0;
}

/* A call's place among the waiting ones; a free place holds false. Lua would keep resizing a table
   with holes, and this one only grows. */
static int place_of(uint64_t id) {
  return (int)(id & 0xfffff) + 1;
}

enum {
  SUBMIT_WAITING = 2,
  SUBMIT_CLIENT,
  SUBMIT_OPERATION,
  SUBMIT_PATH,
  SUBMIT_REQUEST,
  SUBMIT_PATIENT,
  SUBMIT_LATEST,
  SUBMIT_ANSWER
};
enum { ANSWER_FIELDS = 12 };

static const char ID_END = ' ';

static void want_headers(lua_State *L) {
  lua_pushboolean(L, 1);
  lua_setfield(L, SUBMIT_ANSWER, "wants_headers");
}

static void read_request(lua_State *L, pc_request *request, int *file) {
  *file = lpc_field_int(L, SUBMIT_REQUEST, "file", -1);
  if (*file >= 0) request->file = file;
  request->body = lpc_field(L, SUBMIT_REQUEST, "body");
  request->has_body = request->body.at != NULL;
  request->content_type = lpc_field(L, SUBMIT_REQUEST, "content_type");
  request->accept = lpc_field(L, SUBMIT_REQUEST, "accept");
  request->locale = lpc_field(L, SUBMIT_REQUEST, "locale");
  request->request_id = lpc_field(L, SUBMIT_REQUEST, "request_id");
  request->correlation_id = lpc_field(L, SUBMIT_REQUEST, "correlation_id");
  request->timeout_ms = lpc_field_ms(L, SUBMIT_REQUEST, "timeout", 0);
  request->attempt_timeout_ms = lpc_field_ms(L, SUBMIT_REQUEST, "attempt_timeout", 0);
  request->max_attempts = lpc_field_int(L, SUBMIT_REQUEST, "max_attempts", 0);
  request->delay_ms = lpc_field_ms(L, SUBMIT_REQUEST, "delay", 0);
  request->only_unsent = lpc_field_true(L, SUBMIT_REQUEST, "only_unsent");
  request->token_only = lpc_field_true(L, SUBMIT_REQUEST, "token_only");
  if (lpc_field_true(L, SUBMIT_REQUEST, "wants_headers")) want_headers(L);
  request->headers = lpc_field_lines(L, SUBMIT_REQUEST, "headers", &request->header_count);
  request->origin = lpc_field(L, SUBMIT_REQUEST, "origin");
  request->allowed = lpc_field_lines(L, SUBMIT_REQUEST, "allowed", &request->allowed_count);
  request->pipe = lpc_field_pipe(L, SUBMIT_REQUEST, "blob");
  request->max_bytes = (size_t)lpc_field_int(L, SUBMIT_REQUEST, "max_bytes", 0);
}

static int64_t left_until(lua_Number seconds) {
  lua_Number left = seconds * 1000 - (lua_Number)pc_now_ms();
  return left > 1 ? (int64_t)left : 1;
}

/* engine:submit(waiting by place, client, operation, path, request | nil, patient, latest | nil)
   -> answer | nil, kind, message. The operation names method and host; the request holds the
   rest, all of it optional. `latest` is when the call must be over, in monotonic seconds. */
static int engine_submit(lua_State *L) {
  lpc_engine *engine = lpc_self(L, LPC_ENGINE);
  luaL_checktype(L, SUBMIT_WAITING, LUA_TTABLE);
  const lpc_client *client = lpc_check_client(L, SUBMIT_CLIENT);
  luaL_checktype(L, SUBMIT_OPERATION, LUA_TTABLE);
  lua_settop(L, SUBMIT_LATEST);
  lua_createtable(L, 0, ANSWER_FIELDS);
  lua_pushvalue(L, SUBMIT_OPERATION);
  lua_setfield(L, SUBMIT_ANSWER, "operation");
  if (lpc_field_true(L, SUBMIT_OPERATION, "wants_headers")) want_headers(L);
  uint64_t id = 0;
  const char *why = engine->core ? "the client was closed" : "the engine is closed";
  pc_kind kind = engine->core ? PC_CLOSED : PC_FORKED;
  if (engine->core && client->core) {
    lua_getfield(L, SUBMIT_OPERATION, "host");
    int file;
    pc_request request = {.host = (pc_host)lpc_check_host(L, -1),
                          .method = lpc_field(L, SUBMIT_OPERATION, "method"),
                          .path = lpc_check_span(L, SUBMIT_PATH),
                          .queue_time_free = lua_toboolean(L, SUBMIT_PATIENT)};
    if (!lua_isnil(L, SUBMIT_REQUEST)) read_request(L, &request, &file);
    if (lua_toboolean(L, SUBMIT_LATEST))
      request.latest_ms = left_until(luaL_checknumber(L, SUBMIT_LATEST));
    kind = pc_engine_submit(&id, &why, engine->core, client->core, &request);
  }
  if (kind == PC_OK) {
    lpc_pushid(L, id);
    lua_setfield(L, SUBMIT_ANSWER, "id");
    lua_pushvalue(L, SUBMIT_ANSWER);
    lua_rawseti(L, SUBMIT_WAITING, place_of(id));
    lua_settop(L, SUBMIT_ANSWER);
    return 1;
  }
  lua_pushnil(L);
  lua_pushstring(L, pc_kind_name(kind));
  lua_pushstring(L, why);
  return 3;
}

static void set_text(lua_State *L, const char *name, const char *text) {
  lua_pushstring(L, text);
  lua_setfield(L, -2, name);
}

static void set_number(lua_State *L, const char *name, lua_Number value) {
  lua_pushnumber(L, value);
  lua_setfield(L, -2, name);
}

static void set_integer(lua_State *L, const char *name, int value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, name);
}

static void set_span(lua_State *L, const char *name, pc_span span) {
  lpc_push_span(L, span);
  lua_setfield(L, -2, name);
}

/* Both as one text: most answers are never asked for them. */
static void set_ids(lua_State *L, const pc_outcome *outcome) {
  char ids[2 * PC_GUID_LEN + 2];
  size_t first = strlen(outcome->request_id), second = strlen(outcome->correlation_id);
  memcpy(ids, outcome->request_id, first);
  ids[first] = ID_END;
  memcpy(ids + first + 1, outcome->correlation_id, second);
  lua_pushlstring(L, ids, first + 1 + second);
  lua_setfield(L, -2, "ids");
}

/* core.ids(answer) -> request id, correlation id; nothing when it was never sent */
static int answer_ids(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  pc_span ids = lpc_field(L, 1, "ids");
  const char *end = ids.at ? memchr(ids.at, ID_END, ids.len) : NULL;
  if (!end) return 0;
  size_t first = (size_t)(end - ids.at);
  lua_pushlstring(L, ids.at, first);
  lua_pushlstring(L, end + 1, ids.len - first - 1);
  return 2;
}

static void set_bool(lua_State *L, const char *name, bool value) {
  lua_pushboolean(L, value);
  lua_setfield(L, -2, name);
}

/* Most lookups never read a header: those of a 200 are only written for calls that want them. */
static bool wants_head(lua_State *L, const pc_outcome *outcome) {
  return outcome->kind == PC_OK &&
         (outcome->status != 200 || lpc_field_true(L, lua_gettop(L), "wants_headers"));
}

/* Writes an outcome into the table on top of the stack, except `done`. */
static void write_outcome(lua_State *L, const pc_outcome *outcome) {
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "done"); /* takes its place now, so that setting it needs no memory later */
  if (outcome->kind == PC_OK) {
    set_integer(L, "status", outcome->status);
    set_span(L, "text", outcome->body);
  } else {
    set_text(L, "error", pc_kind_name(outcome->kind));
    set_span(L, "message", outcome->message);
    set_text(L, "phase", pc_phase_name(outcome->phase));
    if (outcome->transient || outcome->kind == PC_NETWORK)
      set_bool(L, "transient", outcome->transient);
    if (outcome->late) set_bool(L, "late", true);
  }
  if (outcome->kind != PC_OK || outcome->status >= 300) set_bool(L, "unclear", outcome->unclear);
  set_integer(L, "attempts", outcome->attempts);
  if (outcome->retry_after_ms >= 0)
    set_number(L, "retry_after", (lua_Number)outcome->retry_after_ms / 1000);
  if (outcome->undelimited) set_bool(L, "undelimited", true);
  if (outcome->token_failed) set_bool(L, "token_failed", true);
  set_ids(L, outcome);
  if (wants_head(L, outcome)) set_span(L, "head", outcome->head);
}

static void push_host(lua_State *L, unsigned host) {
  static const char *const names[] = {"api", "partner", "graph", "token", "foreign"};
  lua_pushstring(L, names[host]);
}

/* Pushes the table that the outcome is written into: the waiting call's, a new one for a token
   answer, or nil when the call was abandoned. */
static void push_receiver(lua_State *L, const pc_outcome *outcome) {
  if (outcome->token_answer) {
    lua_createtable(L, 0, ANSWER_FIELDS);
    set_text(L, "event", "token_answer");
    lpc_pushid(L, pc_client_id(outcome->client));
    lua_setfield(L, -2, "client");
    push_host(L, outcome->audience);
    lua_setfield(L, -2, "host");
    return;
  }
  lua_rawgeti(L, 2, place_of(outcome->id));
}

/* Pushes the table of the call that a notice is about, or nil when that call has ended. */
static void push_waiting(lua_State *L, uint64_t id) {
  lua_rawgeti(L, 2, place_of(id));
  if (!lua_istable(L, -1)) return;
  lua_getfield(L, -1, "id");
  bool same = lua_tonumber(L, -1) == (lua_Number)id;
  lua_pop(L, 1);
  if (same) return;
  lua_pop(L, 1);
  lua_pushnil(L);
}

static void push_notice(lua_State *L, const pc_notice *notice) {
  static const char *const names[] = {"ask",   "attempt",      "retry",      "throttled",
                                      "alarm", "slots_wanted", "slots_left", "refused"};
  lua_createtable(L, 0, 10);
  set_text(L, "event", names[notice->type]);
  lpc_pushid(L, notice->client_id);
  lua_setfield(L, -2, "client");
  push_host(L, notice->host);
  lua_setfield(L, -2, "host");
  if (notice->type == PC_NOTICE_ASK) {
    lua_pushboolean(L, notice->forced);
    lua_setfield(L, -2, "forced");
    return;
  }
  if (notice->type >= PC_NOTICE_SLOTS_WANTED) {
    set_integer(L, "count", notice->count);
    set_number(L, "seconds", (lua_Number)notice->wait_ms / 1000);
    set_number(L, "ago", (lua_Number)notice->elapsed_ms / 1000);
    return;
  }
  push_waiting(L, notice->call_id);
  lua_setfield(L, -2, "answer");
  if (notice->kind == PC_OK)
    set_integer(L, "status", notice->status);
  else
    set_text(L, "kind", pc_kind_name(notice->kind));
  set_integer(L, "attempt", notice->attempt);
  lua_Number seconds =
      (lua_Number)(notice->type == PC_NOTICE_ATTEMPT ? notice->elapsed_ms : notice->wait_ms);
  set_number(L, "seconds", seconds / 1000);
}

/* Appends the table on top of the stack to a list and marks it as done. Everything that may run out
   of memory happens before, so that nobody sees half an outcome. */
static void hand_over(lua_State *L, int list, int at, int place) {
  lua_pushvalue(L, -1);
  lua_rawseti(L, list, at);
  lua_pushboolean(L, 1);
  lua_setfield(L, -2, "done");
  lua_pop(L, 1);
  if (!place) return;
  lua_pushboolean(L, 0);
  lua_rawseti(L, 2, place);
}

/* Appends the waiting answer of a call whose consumer may go on. True: there was one. */
static bool hand_over_readable(lua_State *L, uint64_t id, int at) {
  push_waiting(L, id);
  if (!lua_istable(L, -1)) {
    lua_pop(L, 1);
    return false;
  }
  hand_over(L, 3, at, 0);
  return true;
}

/* engine:step(waiting by place, over, told, [replies]) -> n, changed. Does what is due. over[1..n]
   are the answers of calls that ended, which leave `waiting`, those whose blobs may be read on, and
   those of commands to Redis, which leave `replies`; notices and token answers are appended to
   `told`. Both lists keep what a step that ran out of memory left there. `changed`: the state of a
   connection to Redis did. */
static int engine_step(lua_State *L) {
  lpc_engine *engine = check_engine(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  luaL_checktype(L, 3, LUA_TTABLE);
  luaL_checktype(L, 4, LUA_TTABLE);
  lua_settop(L, 5);
  int n = (int)lpc_rawlen(L, 3), told = (int)lpc_rawlen(L, 4);
  if (!engine->taken && !engine->noticed) pc_engine_step(engine->core);
  while (engine->noticed || (engine->noticed = pc_engine_notice(&engine->notice, engine->core))) {
    push_notice(L, &engine->notice);
    lua_rawseti(L, 4, told + 1);
    told++;
    engine->noticed = false;
  }
  while (engine->taken || (engine->taken = pc_engine_take(&engine->outcome, engine->core))) {
    push_receiver(L, &engine->outcome);
    if (lua_istable(L, -1)) {
      write_outcome(L, &engine->outcome);
      if (engine->outcome.token_answer)
        hand_over(L, 4, ++told, 0);
      else
        hand_over(L, 3, ++n, place_of(engine->outcome.id));
    } else {
      lua_pop(L, 1);
    }
    pc_call_release(engine->taken);
    engine->taken = NULL;
  }
  /* after the outcomes: an answer that is over is not handed out twice */
  while (engine->readable || (engine->readable = pc_engine_readable(engine->core))) {
    if (hand_over_readable(L, engine->readable, n + 1)) n++;
    engine->readable = 0;
  }
  if (lua_istable(L, 5)) n = lpc_redis_hand_over(L, engine, 5, 3, n);
  lua_pushinteger(L, n);
  lua_pushboolean(L, pc_redis_changed(engine->core));
  return 2;
}

void lpc_engine_register(lua_State *L) {
  static const luaL_Reg methods[] = {{"close", engine_close},
                                     {"stale", engine_stale},
                                     {"fd", engine_fd},
                                     {"unwatch", engine_unwatch},
                                     {"in_flight", engine_in_flight},
                                     {"wait", engine_wait},
                                     {"cancel", engine_cancel},
                                     {"submit", engine_submit},
                                     {"step", engine_step},
                                     {"kick", engine_kick},
                                     {"ready", engine_ready},
                                     {"alarm", engine_alarm},
                                     {NULL, NULL}};
  lpc_metatable(L, LPC_ENGINE, methods, engine_close);
  lua_pushcfunction(L, engine_new);
  lua_setfield(L, -2, "engine");
  lua_pushcfunction(L, answer_ids);
  lua_setfield(L, -2, "ids");
}
