/* Connections to Redis as userdata. */
#include "lpc.h"

#include <stdio.h>
#include <string.h>

#define LPC_REDIS "partnercenter.redis"

enum { NESTED_MAX = 16 };

typedef struct {
  pc_redis *core; /* NULL: freed */
} lpc_redis;

static lpc_redis *check_redis(lua_State *L) {
  lpc_redis *redis = lpc_self(L, LPC_REDIS);
  if (!redis->core) luaL_error(L, "partnercenter.core: the connection to Redis is closed");
  return redis;
}

/* core.redis(engine, { host, port, tls, database, user, password, name, ca_file, ca_path,
   extra_ca_file, proxy, no_proxy, user_agent, connect_timeout, command_timeout })
   -> redis | nil, kind, message */
static int redis_new(lua_State *L) {
  lpc_engine *engine = lpc_check_engine(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  pc_redis_options options = {.host = lpc_field(L, 2, "host"),
                              .port = lpc_field_int(L, 2, "port", 0),
                              .database = lpc_field_int(L, 2, "database", 0),
                              .tls = lpc_field_true(L, 2, "tls"),
                              .user = lpc_field(L, 2, "user"),
                              .password = lpc_field(L, 2, "password"),
                              .name = lpc_field(L, 2, "name"),
                              .ca_file = lpc_field(L, 2, "ca_file"),
                              .ca_path = lpc_field(L, 2, "ca_path"),
                              .extra_ca_file = lpc_field(L, 2, "extra_ca_file"),
                              .proxy = lpc_field(L, 2, "proxy"),
                              .no_proxy = lpc_field(L, 2, "no_proxy"),
                              .user_agent = lpc_field(L, 2, "user_agent"),
                              .connect_timeout_ms = lpc_field_ms(L, 2, "connect_timeout", 1000),
                              .command_timeout_ms = lpc_field_ms(L, 2, "command_timeout", 2000)};
  lpc_redis *redis = lpc_newuserdata(L, sizeof *redis);
  redis->core = NULL;
  luaL_getmetatable(L, LPC_REDIS);
  lua_setmetatable(L, -2);
  const char *why = NULL;
  pc_kind kind = pc_redis_open(&redis->core, &why, engine->core, &options);
  if (kind == PC_OK) return 1;
  lua_pushnil(L);
  lua_pushstring(L, pc_kind_name(kind));
  lua_pushstring(L, why);
  return 3;
}

static int redis_free(lua_State *L) {
  lpc_redis *redis = lpc_self(L, LPC_REDIS);
  pc_redis *core = redis->core;
  redis->core = NULL;
  pc_redis_free(core);
  return 0;
}

/* redis:close(): commands that were not answered end with kind `closed` in the next step */
static int redis_close(lua_State *L) {
  pc_redis_close(check_redis(L)->core);
  return 0;
}

/* redis:state() -> "connecting", "connected" or "lost"; kind and message of the last problem */
static int redis_state(lua_State *L) {
  static const char *const names[] = {"connecting", "connected", "lost"};
  pc_kind kind;
  const char *why;
  lua_pushstring(L, names[pc_redis_state_of(&kind, &why, check_redis(L)->core)]);
  if (kind == PC_OK) return 1;
  lua_pushstring(L, pc_kind_name(kind));
  lua_pushstring(L, why);
  return 3;
}

static int redis_renew(lua_State *L) {
  pc_redis_renew(check_redis(L)->core);
  return 0;
}

/* redis:script(text): the script is loaded at each connect */
static int redis_script(lua_State *L) {
  const lpc_redis *redis = check_redis(L);
  if (!pc_redis_add_script(redis->core, lpc_check_span(L, 2)))
    return luaL_error(L, "not enough memory");
  return 0;
}

enum { SUBMIT_WAITING = 2, SUBMIT_ANSWER, SUBMIT_WORDS };

/* False: it is no whole number, or one that Lua may have rounded. */
static bool read_whole(int64_t *out, lua_State *L) {
#if LUA_VERSION_NUM >= 503
  if (lua_isinteger(L, -1)) {
    *out = (int64_t)lua_tointeger(L, -1);
    return true;
  }
#endif
  lua_Number number = lua_tonumber(L, -1);
  if (!(number >= -9007199254740992.0 && number <= 9007199254740992.0)) return false;
  *out = (int64_t)number;
  return (lua_Number)*out == number;
}

/* Whole numbers keep all their digits, in every locale and version of Lua. */
static void push_word(lua_State *L, int place) {
  lua_rawgeti(L, SUBMIT_WORDS, place);
  if (lua_type(L, -1) == LUA_TNUMBER) {
    int64_t number = 0;
    char text[24];
    if (!read_whole(&number, L))
      luaL_error(L, "word %d of a command to Redis is no whole number: give it as a string", place);
    int len = snprintf(text, sizeof text, "%lld", (long long)number);
    lua_pop(L, 1);
    lua_pushlstring(L, text, (size_t)len);
  } else if (lua_type(L, -1) != LUA_TSTRING) {
    luaL_error(L, "word %d of a command to Redis is no string and no number", place);
  }
}

/* The words of a command; the memory and the strings are left on the stack. */
static pc_span *read_words(lua_State *L, size_t count) {
  pc_span *words = lpc_newuserdata(L, count * sizeof *words);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    push_word(L, (int)i + 1);
    words[i].at = lua_tolstring(L, -1, &words[i].len);
    lua_rawseti(L, -2, (int)i + 1);
  }
  return words;
}

/* redis:submit(waiting, answer, words) -> true | nil, kind, message. The answer is kept in
   `waiting` until a step writes `reply`, or `error`, `message` and `unknown`, into it. */
static int redis_submit(lua_State *L) {
  const lpc_redis *redis = check_redis(L);
  luaL_checktype(L, SUBMIT_WAITING, LUA_TTABLE);
  luaL_checktype(L, SUBMIT_ANSWER, LUA_TTABLE);
  luaL_checktype(L, SUBMIT_WORDS, LUA_TTABLE);
  lua_settop(L, SUBMIT_WORDS);
  size_t count = lpc_rawlen(L, SUBMIT_WORDS);
  luaL_argcheck(L, count > 0, SUBMIT_WORDS, "a command has at least one word");
  const pc_span *words = read_words(L, count);
  lua_pushvalue(L, SUBMIT_ANSWER);
  int tag = luaL_ref(L, SUBMIT_WAITING);
  const char *why = NULL;
  pc_kind kind = pc_redis_submit(&why, redis->core, words, count, tag);
  if (kind == PC_OK) {
    lua_pushboolean(L, 1);
    return 1;
  }
  luaL_unref(L, SUBMIT_WAITING, tag);
  lua_pushnil(L);
  lua_pushstring(L, pc_kind_name(kind));
  lua_pushstring(L, why);
  return 3;
}

static void push_reply(lua_State *L, const pc_reply *reply, int depth) {
  size_t count;
  luaL_checkstack(L, 3, "a reply of Redis is nested too deeply");
  switch (pc_reply_type_of(reply)) {
  case PC_REPLY_INTEGER:
    lpc_pushid(L, pc_reply_integer(reply));
    return;
  case PC_REPLY_NIL:
    lua_pushboolean(L, 0);
    return;
  case PC_REPLY_ARRAY:
    count = depth == NESTED_MAX ? 0 : pc_reply_count(reply); /* no script of ours nests so deeply */
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
      push_reply(L, pc_reply_at(reply, i), depth + 1);
      lua_rawseti(L, -2, (int)i + 1);
    }
    return;
  case PC_REPLY_STATUS:
    if (pc_reply_text(reply).len == 2 && !memcmp(pc_reply_text(reply).at, "OK", 2)) {
      lua_pushboolean(L, 1);
      return;
    } /* fall through */
  default:
    lpc_push_span(L, pc_reply_text(reply));
  }
}

static void set(lua_State *L, const char *name) {
  lua_setfield(L, -2, name);
}

/* Writes a result into the table on top of the stack, except `done`. */
static void write_result(lua_State *L, const pc_redis_result *result) {
  lua_pushboolean(L, 0);
  set(L, "done"); /* takes its place now, so that setting it needs no memory later */
  if (result->kind != PC_OK) {
    lua_pushstring(L, pc_kind_name(result->kind));
    set(L, "error");
    lua_pushstring(L, result->message);
    set(L, "message");
    lua_pushboolean(L, result->unknown);
    set(L, "unknown");
  } else if (pc_reply_type_of(result->reply) == PC_REPLY_ERROR) {
    lpc_push_span(L, pc_reply_text(result->reply));
    set(L, "refusal");
  } else {
    push_reply(L, result->reply, 0);
    set(L, "reply");
  }
}

int lpc_redis_hand_over(lua_State *L, lpc_engine *engine, int waiting, int over, int n) {
  pc_redis_result result; /* stays the engine's until the end: memory may run out in between */
  while (pc_redis_next(&result, engine->core)) {
    int tag = (int)result.tag;
    lua_rawgeti(L, waiting, tag);
    if (lua_istable(L, -1)) {
      write_result(L, &result);
      lua_pushvalue(L, -1);
      lua_rawseti(L, over, n + 1);
      n++;
      lua_pushboolean(L, 1);
      set(L, "done");
    }
    lua_pop(L, 1);
    luaL_unref(L, waiting, tag);
    pc_redis_drop_next(engine->core);
  }
  return n;
}

/* core.has_redis() -> true | nil, why it cannot connect to any */
static int redis_is_available(lua_State *L) {
  const char *why = NULL;
  if (pc_redis_is_available(&why)) {
    lua_pushboolean(L, 1);
    return 1;
  }
  lua_pushnil(L);
  lua_pushstring(L, why);
  return 2;
}

/* core.sha1(text) -> in hexadecimal, by which Redis knows a script */
static int redis_sha1(lua_State *L) {
  char text[PC_SHA1_TEXT + 1];
  if (!pc_sha1_text(text, lpc_check_span(L, 1))) return luaL_error(L, "not enough memory");
  lua_pushlstring(L, text, PC_SHA1_TEXT);
  return 1;
}

void lpc_redis_register(lua_State *L) {
  static const luaL_Reg methods[] = {{"close", redis_close},   {"state", redis_state},
                                     {"renew", redis_renew},   {"script", redis_script},
                                     {"submit", redis_submit}, {NULL, NULL}};
  lpc_metatable(L, LPC_REDIS, methods, redis_free);
  lua_pushcfunction(L, redis_new);
  lua_setfield(L, -2, "redis");
  lua_pushcfunction(L, redis_is_available);
  lua_setfield(L, -2, "has_redis");
  lua_pushcfunction(L, redis_sha1);
  lua_setfield(L, -2, "sha1");
}
