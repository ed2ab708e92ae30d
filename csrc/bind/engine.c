/* The engine as userdata. Outcomes are written into the tables of those who wait for them. */
#include "lpc.h"

#include <string.h>

enum { ASK_PATH_MAX = 1024, WORD_MAX = 64 };

typedef struct {
  pc_engine *core; /* NULL: closed */
  /* taken from the core but not yet told: survives an out-of-memory error in between */
  pc_call *taken;
  pc_outcome outcome;
  bool noticed;
  pc_notice notice;
} lpc_engine;

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

static int engine_cancel(lua_State *L) {
  lpc_engine *engine = check_engine(L);
  uint64_t id = (uint64_t)luaL_checknumber(L, 2);
  if (engine->taken && engine->outcome.id == id) return 0;
  pc_engine_cancel(engine->core, id);
  return 0;
}

/* Where a call's table stands among those that wait, false where there is none: a table that only
   ever grows, as Lua would shrink and grow one with holes all the time. */
static int place_of(uint64_t id) {
  return (int)(id & 0xfffff) + 1;
}

enum { ASK_ENGINE = 1, ASK_TASKS, ASK_CLIENTS, ASK_WAITING, ASK_SWIFT };
enum { OUTCOME_LATEST = 1 };

static pc_span span_at(lua_State *L, int index) {
  pc_span span = {NULL, 0};
  if (lua_type(L, index) == LUA_TSTRING) span.at = lua_tolstring(L, index, &span.len);
  return span;
}

/* ask(owner, path before the id, id, path behind it) -> outcome, id; nothing: not this way.
   Submits a GET of the API host that wants a single word, for the running task. The id must be a
   GUID. */
static int ask(lua_State *L) {
  const lpc_engine *engine = lua_touserdata(L, lua_upvalueindex(ASK_ENGINE));
  lua_settop(L, 4);
  lua_pushthread(L);
  lua_rawget(L, lua_upvalueindex(ASK_TASKS));
  if (!lua_istable(L, 5)) return 0;
  lua_pushvalue(L, lua_upvalueindex(ASK_SWIFT));
  lua_rawget(L, 5);
  if (!lua_istable(L, 6)) return 0;
  lua_pushvalue(L, 1);
  lua_rawget(L, lua_upvalueindex(ASK_CLIENTS));
  const lpc_client *client = lua_touserdata(L, 7);
  if (!client || !client->core || !engine->core) return 0;
  lua_rawgeti(L, 6, OUTCOME_LATEST);
  lua_Number latest = lua_tonumber(L, 8);
  pc_span before = span_at(L, 2), id = span_at(L, 3), behind = span_at(L, 4);
  char path[ASK_PATH_MAX];
  if (!before.at || !id.at || !behind.at || !pc_is_guid(id) ||
      before.len + id.len + behind.len > sizeof path)
    return 0;
  memcpy(path, before.at, before.len);
  memcpy(path + before.len, id.at, id.len);
  memcpy(path + before.len + id.len, behind.at, behind.len);
  pc_request request = {.host = PC_HOST_API,
                        .method = {"GET", 3},
                        .path = {path, before.len + id.len + behind.len},
                        .patient = true,
                        .wants_word = true};
  if (latest > 0) {
    lua_Number left = latest * 1000 - (lua_Number)pc_now_ms();
    request.latest_ms = left > 1 ? (int64_t)left : 1;
  }
  uint64_t number;
  const char *why;
  if (pc_engine_submit(&number, &why, engine->core, client->core, &request) != PC_OK) return 0;
  lua_pushvalue(L, 6);
  lua_rawseti(L, lua_upvalueindex(ASK_WAITING), place_of(number));
  lua_settop(L, 6);
  lpc_pushid(L, number);
  return 2;
}

/* engine:asker(tasks by coroutine, clients by owner, waiting by place) -> ask. A task whose calls
   may be asked this way has, as `swift`, the table they are written into; its first element is when
   the task must be over (monotonic seconds), if it must. */
static int engine_asker(lua_State *L) {
  check_engine(L);
  for (int i = ASK_TASKS; i <= ASK_WAITING; i++)
    luaL_checktype(L, i, LUA_TTABLE);
  lua_settop(L, ASK_WAITING);
  lua_pushstring(L, "swift");
  lua_pushcclosure(L, ask, ASK_SWIFT);
  return 1;
}

/* engine:submit(client, request) -> id, place | nil, kind, message */
static int engine_submit(lua_State *L) {
  lpc_engine *engine = check_engine(L);
  lpc_client *client = lpc_check_client(L, 2);
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 3);
  uint64_t id = 0;
  const char *why = "the client was closed";
  pc_kind kind = PC_CLOSED;
  if (client->core) {
    lua_getfield(L, 3, "host");
    int file = lpc_field_int(L, 3, "file", -1);
    pc_request request = {.host = (pc_host)lpc_check_host(L, -1),
                          .method = lpc_field(L, 3, "method"),
                          .path = lpc_field(L, 3, "path"),
                          .body = lpc_field(L, 3, "body"),
                          .content_type = lpc_field(L, 3, "content_type"),
                          .accept = lpc_field(L, 3, "accept"),
                          .locale = lpc_field(L, 3, "locale"),
                          .request_id = lpc_field(L, 3, "request_id"),
                          .correlation_id = lpc_field(L, 3, "correlation_id"),
                          .timeout_ms = lpc_field_ms(L, 3, "timeout", 0),
                          .attempt_timeout_ms = lpc_field_ms(L, 3, "attempt_timeout", 0),
                          .max_attempts = lpc_field_int(L, 3, "max_attempts", 0),
                          .delay_ms = lpc_field_ms(L, 3, "delay", 0),
                          .only_unsent = lpc_field_true(L, 3, "only_unsent"),
                          .latest_ms = lpc_field_ms(L, 3, "latest", 0),
                          .patient = lpc_field_true(L, 3, "patient"),
                          .token_only = lpc_field_true(L, 3, "token_only"),
                          .file = file < 0 ? NULL : &file};
    request.has_body = request.body.at != NULL;
    request.headers = lpc_field_lines(L, 3, "headers", &request.header_count);
    kind = pc_engine_submit(&id, &why, engine->core, client->core, &request);
  }
  if (kind == PC_OK) {
    lpc_pushid(L, id);
    lua_pushinteger(L, place_of(id));
    return 2;
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

static void set_bool(lua_State *L, const char *name, bool value) {
  lua_pushboolean(L, value);
  lua_setfield(L, -2, name);
}

static void set_true(lua_State *L, const char *name) {
  set_bool(L, name, true);
}

/* A JSON string of letters alone, which needs no decoding. */
static bool is_word(pc_span text) {
  if (text.len < 3 || text.len > WORD_MAX + 2) return false;
  if (text.at[0] != '"' || text.at[text.len - 1] != '"') return false;
  for (size_t i = 1; i < text.len - 1; i++) {
    char c = (char)(text.at[i] | 0x20);
    if (c < 'a' || c > 'z') return false;
  }
  return true;
}

static void write_fields(lua_State *L, const pc_outcome *outcome) {
  bool plain = outcome->kind == PC_OK && outcome->status == 200;
  if (outcome->kind == PC_OK) {
    set_integer(L, "status", outcome->status);
    set_span(L, "body", outcome->body);
  } else {
    set_text(L, "error", pc_kind_name(outcome->kind));
    set_span(L, "message", outcome->message);
    set_text(L, "phase", pc_phase_name(outcome->phase));
    if (outcome->transient || outcome->kind == PC_NETWORK)
      set_bool(L, "transient", outcome->transient);
    if (outcome->late) set_true(L, "late");
  }
  if (outcome->kind != PC_OK || outcome->status >= 300) {
    lua_pushboolean(L, outcome->unclear);
    lua_setfield(L, -2, "unclear");
  }
  set_integer(L, "attempts", outcome->attempts);
  if (outcome->retry_after_ms >= 0)
    set_number(L, "retry_after", (lua_Number)outcome->retry_after_ms / 1000);
  if (outcome->undelimited) set_true(L, "undelimited");
  if (outcome->token_failed) set_true(L, "token_failed");
  set_text(L, "request_id", outcome->request_id);
  set_text(L, "correlation_id", outcome->correlation_id);
  if (plain && !lpc_field_true(L, lua_gettop(L), "want_headers")) return;
  if (outcome->kind == PC_OK) set_span(L, "headers", outcome->head);
}

/* Writes the outcome into the table on top of the stack, all but `done`, whose value it pushes:
   true, or a word that was asked for, which then stands alone. */
static void write_outcome(lua_State *L, const pc_outcome *outcome) {
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "done"); /* its place in the table: to set it takes no memory later */
  if (outcome->wants_word && outcome->kind == PC_OK && outcome->status == 200 &&
      is_word(outcome->body)) {
    lua_pushlstring(L, outcome->body.at + 1, outcome->body.len - 2);
    return;
  }
  write_fields(L, outcome);
  lua_pushboolean(L, 1);
}

static void push_host(lua_State *L, int host) {
  static const char *const names[] = {"api", "partner", "graph", "token"};
  lua_pushstring(L, names[host]);
}

/* Pushes what the outcome is written into: the waiter's table, a new one for a token answer, or
   nil when nobody waits any more. */
static void push_receiver(lua_State *L, const pc_outcome *outcome) {
  if (outcome->token_answer) {
    lua_createtable(L, 0, 8);
    set_text(L, "event", "token_answer");
    lpc_pushid(L, pc_client_id(outcome->client));
    lua_setfield(L, -2, "client");
    push_host(L, outcome->slot);
    lua_setfield(L, -2, "host");
    return;
  }
  lua_rawgeti(L, 2, place_of(outcome->id));
}

/* The table of the call a notice is about, unless that call is gone and its place another's. */
static void push_request(lua_State *L, uint64_t id) {
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
  static const char *const names[] = {"ask", "attempt", "retry", "throttled"};
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
  push_request(L, notice->call_id);
  lua_setfield(L, -2, "request");
  if (notice->kind == PC_OK)
    set_integer(L, "status", notice->status);
  else
    set_text(L, "kind", pc_kind_name(notice->kind));
  set_integer(L, "attempt", notice->attempt);
  lua_Number seconds =
      (lua_Number)(notice->type == PC_NOTICE_ATTEMPT ? notice->elapsed_ms : notice->wait_ms);
  set_number(L, "seconds", seconds / 1000);
}

/* Puts the table below the top of the stack into a list and sets its `done` to what is on top.
   Whoever waits for it must find the outcome whole, so what may run out of memory comes first. */
static void hand_over(lua_State *L, int list, int at, int waiting) {
  lua_pushvalue(L, -2);
  lua_rawseti(L, list, at);
  lua_setfield(L, -2, "done");
  lua_pop(L, 1);
  if (!waiting) return;
  lua_pushboolean(L, 0);
  lua_rawseti(L, 2, waiting);
}

/* engine:step(waiting by place, over, told) -> n. Does what is due; over[1..n] are the tables of
   the calls that are over, which are taken out of waiting; to `told` come the notices and the token
   answers. What an out-of-memory error left in them stays and is counted in. */
static int engine_step(lua_State *L) {
  lpc_engine *engine = check_engine(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  luaL_checktype(L, 3, LUA_TTABLE);
  luaL_checktype(L, 4, LUA_TTABLE);
  lua_settop(L, 4);
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
  lua_pushinteger(L, n);
  return 1;
}

void lpc_engine_register(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"close", engine_close},         {"stale", engine_stale}, {"fd", engine_fd},
      {"in_flight", engine_in_flight}, {"wait", engine_wait},   {"cancel", engine_cancel},
      {"submit", engine_submit},       {"asker", engine_asker}, {"step", engine_step},
      {"kick", engine_kick},           {"ready", engine_ready}, {NULL, NULL}};
  lpc_metatable(L, LPC_ENGINE, methods, engine_close);
  lua_pushcfunction(L, engine_new);
  lua_setfield(L, -2, "engine");
}
