/* The client as userdata: identity and policy in C buffers, tokens in and out. */
#include "lpc.h"

lpc_client *lpc_check_client(lua_State *L, int index) {
  return luaL_checkudata(L, index, LPC_CLIENT);
}

/* NULL once the client is closed. A user callback that provides or receives a token may close the
   client; then nothing is sent and nothing is stored. */
static pc_client *open_core(lua_State *L) {
  return ((lpc_client *)lpc_self(L, LPC_CLIENT))->core;
}

static void read_hosts(lua_State *L, pc_client_options *options) {
  static const char *const names[] = {"api", "partner", "graph", "token"};
  lua_getfield(L, 1, "base");
  luaL_checktype(L, -1, LUA_TTABLE);
  for (int i = 0; i < PC_HOST_COUNT; i++)
    options->base[i] = lpc_field(L, lua_gettop(L), names[i]);
  lua_getfield(L, 1, "audience");
  luaL_checktype(L, -1, LUA_TTABLE);
  for (int i = 0; i < PC_AUDIENCE_COUNT; i++) {
    lua_getfield(L, -1, names[i]);
    if (lua_istable(L, -1)) {
      lua_rawgeti(L, -1, 1);
      lua_rawgeti(L, -2, 2);
      options->audience[i].name = lpc_check_span(L, -2);
      options->audience[i].value = lpc_check_span(L, -1);
      lua_pop(L, 2);
    }
    lua_pop(L, 1);
  }
  lua_pop(L, 2);
}

#define LAST_ID "partnercenter.last_client_id"

/* Counted in the registry: an address could be reused, and a reload resets the module. */
static uint64_t next_id(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, LAST_ID);
  uint64_t id = (uint64_t)lua_tonumber(L, -1) + 1;
  lua_pop(L, 1);
  lpc_pushid(L, id);
  lua_setfield(L, LUA_REGISTRYINDEX, LAST_ID);
  return id;
}

/* core.client(options) -> client | nil, message */
static int client_new(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lpc_client *client = lpc_newuserdata(L, sizeof *client);
  client->core = NULL;
  client->id = 0;
  luaL_getmetatable(L, LPC_CLIENT);
  lua_setmetatable(L, -2);
  pc_client_options options = {
      .id = next_id(L),
      .token_path = lpc_field(L, 1, "token_path"),
      .static_token = lpc_field(L, 1, "access_token"),
      .certificate = lpc_field(L, 1, "certificate"),
      .private_key = lpc_field(L, 1, "private_key"),
      .private_key_password = lpc_field(L, 1, "private_key_password"),
      .assertion_rs256 = lpc_field_true(L, 1, "assertion_rs256"),
      .assertion_sha1 = lpc_field_true(L, 1, "assertion_sha1"),
      .send_certificate_chain = lpc_field_true(L, 1, "send_certificate_chain"),
      .user_agent = lpc_field(L, 1, "user_agent"),
      .ca_file = lpc_field(L, 1, "ca_file"),
      .ca_path = lpc_field(L, 1, "ca_path"),
      .extra_ca_file = lpc_field(L, 1, "extra_ca_file"),
      .proxy = lpc_field(L, 1, "proxy"),
      .no_proxy = lpc_field(L, 1, "no_proxy"),
      .http_version = lpc_field_int(L, 1, "http_version", 0),
      .timeout_ms = lpc_field_ms(L, 1, "timeout", 180000),
      .attempt_timeout_ms = lpc_field_ms(L, 1, "attempt_timeout", 30000),
      .connect_timeout_ms = lpc_field_ms(L, 1, "connect_timeout", 10000),
      .max_attempts = lpc_field_int(L, 1, "max_attempts", 4),
      .max_in_flight = lpc_field_int(L, 1, "max_in_flight", 32),
      .max_response_bytes = (size_t)lpc_field_int(L, 1, "max_response_bytes", 64 << 20),
      .max_requests_per_minute = lpc_field_number(L, 1, "max_requests_per_minute"),
      .shares_quota = lpc_field_true(L, 1, "shares_quota"),
      .retry_writes = lpc_field_true(L, 1, "retry_writes"),
      .managed_identity = lpc_field_true(L, 1, "managed_identity"),
      .ask = lpc_field_true(L, 1, "ask"),
      .token_once = lpc_field_true(L, 1, "token_once"),
      .observe = lpc_field_true(L, 1, "observe"),
  };
  read_hosts(L, &options);
  options.headers = lpc_field_lines(L, 1, "headers", &options.header_count);
  lua_getfield(L, 1, "fields");
  if (lua_istable(L, -1)) options.fields = lpc_pairs(L, lua_gettop(L), &options.field_count);
  const char *why = NULL;
  pc_client *core = NULL;
  if (pc_client_new(&core, &why, &options) != PC_OK) {
    lua_pushnil(L);
    lua_pushstring(L, why);
    return 2;
  }
  client->core = core;
  client->id = pc_client_id(core);
  lua_pushvalue(L, 2);
  return 1;
}

static int client_close(lua_State *L) {
  lpc_client *client = lpc_self(L, LPC_CLIENT);
  pc_client *core = client->core;
  client->core = NULL;
  pc_client_close(core);
  return 0;
}

static int64_t check_seconds(lua_State *L, int index) {
  return lpc_to_ms(luaL_checknumber(L, index));
}

/* client:drain(seconds) -> true while a token request is in flight */
static int client_drain(lua_State *L) {
  pc_client *core = open_core(L);
  lua_pushboolean(L, core && pc_client_drain(core, check_seconds(L, 2)));
  return 1;
}

static int client_id(lua_State *L) {
  const lpc_client *client = lpc_self(L, LPC_CLIENT);
  lpc_pushid(L, client->id);
  return 1;
}

static int push_kind(lua_State *L, pc_kind kind) {
  if (kind == PC_OK) {
    lua_pushboolean(L, 1);
    return 1;
  }
  lua_pushnil(L);
  lua_pushstring(L, pc_kind_name(kind));
  return 2;
}

/* client:token_fetch(host, how | nil): requests a token; how: fields, path, headers,
   only_fields, query, delay and timeout in seconds. */
static int client_token_fetch(lua_State *L) {
  pc_client *core = open_core(L);
  pc_audience audience = lpc_check_audience(L, 2);
  if (!core) return push_kind(L, PC_CLOSED);
  if (lua_isnoneornil(L, 3)) return push_kind(L, pc_token_fetch(core, audience, NULL));
  luaL_checktype(L, 3, LUA_TTABLE);
  pc_token_request how = {.path = lpc_field(L, 3, "path"),
                          .only_fields = lpc_field_true(L, 3, "only_fields"),
                          .query = lpc_field_true(L, 3, "query"),
                          .delay_ms = lpc_field_ms(L, 3, "delay", 0),
                          .timeout_ms = lpc_field_ms(L, 3, "timeout", 0)};
  how.headers = lpc_field_lines(L, 3, "headers", &how.header_count);
  lua_getfield(L, 3, "fields");
  if (lua_istable(L, -1)) how.fields = lpc_pairs(L, lua_gettop(L), &how.field_count);
  return push_kind(L, pc_token_fetch(core, audience, &how));
}

/* client:token_ask_again(host, seconds) */
static int client_token_ask_again(lua_State *L) {
  pc_client *core = open_core(L);
  if (core) pc_token_ask_again(core, lpc_check_audience(L, 2), check_seconds(L, 3));
  return 0;
}

/* client:token_extend_wait(host, seconds) */
static int client_token_extend_wait(lua_State *L) {
  pc_client *core = open_core(L);
  if (core) pc_token_extend_wait(core, lpc_check_audience(L, 2), check_seconds(L, 3));
  return 0;
}

/* client:token_set(host, token, seconds | nil, shared) */
static int client_token_set(lua_State *L) {
  pc_client *core = open_core(L);
  pc_audience audience = lpc_check_audience(L, 2);
  pc_span token = lpc_check_span(L, 3);
  lua_Number life = luaL_optnumber(L, 4, -1);
  int64_t ms = life < 0 ? -1 : life > 1e9 ? (int64_t)1e12 : (int64_t)(life * 1000);
  for (size_t i = 0; i < token.len; i++)
    if ((unsigned char)token.at[i] < 0x20 || token.at[i] == 0x7f)
      return luaL_error(L, "the access token holds a control character");
  if (!core) return push_kind(L, PC_CLOSED);
  return push_kind(L, pc_token_set(core, audience, token, ms, lua_toboolean(L, 5)));
}

/* client:token_fail(host, kind, seconds to keep the failure) */
static int client_token_fail(lua_State *L) {
  pc_client *core = open_core(L);
  pc_audience audience = lpc_check_audience(L, 2);
  pc_kind kind = pc_kind_named(luaL_checkstring(L, 3));
  if (kind == PC_KIND_COUNT || kind == PC_OK) kind = PC_AUTH;
  if (core) pc_token_fail(core, audience, kind, check_seconds(L, 4));
  return 0;
}

/* client:set_field(name, value | nil): replaces or removes a field of the token form. */
static int client_set_field(lua_State *L) {
  pc_client *core = open_core(L);
  pc_span value = {NULL, 0};
  if (!lua_isnoneornil(L, 3)) value = lpc_check_span(L, 3);
  if (!core) return push_kind(L, PC_CLOSED);
  return push_kind(L, pc_client_set_field(core, lpc_check_span(L, 2), value));
}

/* client:field(name) -> its value in the token form, or nil */
static int client_field(lua_State *L) {
  const pc_client *core = open_core(L);
  pc_span value = {NULL, 0};
  if (core) value = pc_client_field(core, lpc_check_span(L, 2));
  if (!value.at) return 0;
  lpc_push_span(L, value);
  return 1;
}

/* client:token(host) -> token | nil, seconds left | nil */
static int client_token(lua_State *L) {
  pc_client *core = open_core(L);
  if (!core) return 0;
  int64_t left;
  pc_span token = pc_token_peek(&left, core, lpc_check_audience(L, 2));
  if (!token.len) return 0;
  lpc_push_span(L, token);
  if (left < 0) return 1;
  lua_pushnumber(L, (lua_Number)left / 1000);
  return 2;
}

/* ---- a shared quota ---- */

/* An array of at most PC_SLOTS_MAX seconds, as milliseconds. */
static int read_times(lua_State *L, int table, double in_ms[PC_SLOTS_MAX]) {
  int count = 0;
  for (; count < PC_SLOTS_MAX; count++) {
    lua_rawgeti(L, table, count + 1);
    if (lua_isnil(L, -1)) break;
    in_ms[count] = luaL_checknumber(L, -1) * 1000;
    lua_pop(L, 1);
  }
  return count;
}

/* client:grant(host, count, first, interval, life, hold, more): slots to send at, in seconds from
   now. They lapse `life` after their time; nothing leaves for `hold`. */
static int client_grant(lua_State *L) {
  pc_client *core = open_core(L);
  double more[PC_SLOTS_MAX];
  luaL_checktype(L, 8, LUA_TTABLE);
  pc_slots_grant_of grant = {.count = (int)luaL_checkinteger(L, 3),
                             .first_ms = luaL_checknumber(L, 4) * 1000,
                             .interval_ms = luaL_checknumber(L, 5) * 1000,
                             .life_ms = luaL_checknumber(L, 6) * 1000,
                             .hold_ms = check_seconds(L, 7),
                             .more_ms = more,
                             .more_count = read_times(L, 8, more)};
  if (core) pc_slots_grant(core, lpc_check_host(L, 2), &grant);
  return 0;
}

/* client:go_local(host, per_minute, seconds): the quota is out of reach. The client sends at that
   rate (0: any), and asks again after so long. */
static int client_go_local(lua_State *L) {
  pc_client *core = open_core(L);
  if (core) pc_slots_local(core, lpc_check_host(L, 2), luaL_checknumber(L, 3), check_seconds(L, 4));
  return 0;
}

/* client:refuse_slots(host, why): ends the calls that wait for slots, as "config" */
static int client_refuse_slots(lua_State *L) {
  pc_client *core = open_core(L);
  if (core) pc_slots_refuse(core, lpc_check_host(L, 2), luaL_checkstring(L, 3));
  return 0;
}

/* client:take_back(host) -> the times of unused slots, in seconds from now */
static int client_take_back(lua_State *L) {
  pc_client *core = open_core(L);
  double in_ms[PC_SLOTS_MAX];
  int count = core ? pc_slots_take_back(in_ms, core, lpc_check_host(L, 2)) : 0;
  lua_createtable(L, count, 0);
  for (int i = 0; i < count; i++) {
    lua_pushnumber(L, in_ms[i] / 1000);
    lua_rawseti(L, -2, i + 1);
  }
  return 1;
}

void lpc_client_register(lua_State *L) {
  static const luaL_Reg methods[] = {{"close", client_close},
                                     {"drain", client_drain},
                                     {"id", client_id},
                                     {"token_fetch", client_token_fetch},
                                     {"token_set", client_token_set},
                                     {"token_fail", client_token_fail},
                                     {"set_field", client_set_field},
                                     {"field", client_field},
                                     {"token_ask_again", client_token_ask_again},
                                     {"token_extend_wait", client_token_extend_wait},
                                     {"token", client_token},
                                     {"grant", client_grant},
                                     {"go_local", client_go_local},
                                     {"refuse_slots", client_refuse_slots},
                                     {"take_back", client_take_back},
                                     {NULL, NULL}};
  lpc_metatable(L, LPC_CLIENT, methods, client_close);
  lua_pushcfunction(L, client_new);
  lua_setfield(L, -2, "client");
}
