/* Reads option and request tables. */
#include "lpc.h"

#include <string.h>

static int wrong(lua_State *L, const char *name, const char *expected) {
  return luaL_error(L, "partnercenter.core: field '%s' must be %s, got %s", name, expected,
                    luaL_typename(L, -1));
}

pc_span lpc_field(lua_State *L, int table, const char *name) {
  pc_span span = {NULL, 0};
  lua_getfield(L, table, name);
  if (lua_type(L, -1) == LUA_TSTRING)
    span.at = lua_tolstring(L, -1, &span.len);
  else if (!lua_isnil(L, -1))
    wrong(L, name, "a string");
  lua_pop(L, 1); /* the table keeps the string alive */
  return span;
}

int64_t lpc_to_ms(lua_Number seconds) {
  if (!(seconds > 0)) return 0;
  if (seconds > 1e9) return (int64_t)1e12;
  return seconds < 0.001 ? 1 : (int64_t)(seconds * 1000 + 0.5);
}

int64_t lpc_field_ms(lua_State *L, int table, const char *name, int64_t otherwise) {
  lua_getfield(L, table, name);
  int64_t value = otherwise;
  if (lua_type(L, -1) == LUA_TNUMBER) {
    lua_Number seconds = lua_tonumber(L, -1);
    value = lpc_to_ms(seconds);
  } else if (!lua_isnil(L, -1)) {
    wrong(L, name, "a number of seconds");
  }
  lua_pop(L, 1);
  return value;
}

int lpc_field_int(lua_State *L, int table, const char *name, int otherwise) {
  lua_getfield(L, table, name);
  int value = otherwise;
  if (lua_type(L, -1) == LUA_TNUMBER) {
    lua_Number number = lua_tonumber(L, -1);
    value = number > 2e9 ? 2000000000 : number < -2e9 ? -2000000000 : (int)number;
  } else if (!lua_isnil(L, -1)) {
    wrong(L, name, "a number");
  }
  lua_pop(L, 1);
  return value;
}

lua_Number lpc_field_number(lua_State *L, int table, const char *name) {
  lua_getfield(L, table, name);
  lua_Number value = lua_tonumber(L, -1);
  lua_pop(L, 1);
  return value;
}

bool lpc_field_true(lua_State *L, int table, const char *name) {
  lua_getfield(L, table, name);
  bool value = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return value;
}

const pc_span *lpc_field_lines(lua_State *L, int table, const char *name, size_t *count) {
  *count = 0;
  lua_getfield(L, table, name);
  if (lua_isnil(L, -1)) return NULL;
  if (!lua_istable(L, -1)) wrong(L, name, "an array of strings");
  size_t len = lpc_rawlen(L, -1);
  pc_span *lines = lpc_newuserdata(L, (len + 1) * sizeof *lines);
  for (size_t i = 0; i < len; i++) {
    lua_rawgeti(L, -2, (int)i + 1);
    if (lua_type(L, -1) != LUA_TSTRING) wrong(L, name, "an array of strings");
    lines[i].at = lua_tolstring(L, -1, &lines[i].len);
    lua_pop(L, 1);
  }
  *count = len;
  return lines;
}

const pc_pair *lpc_pairs(lua_State *L, int table, size_t *count) {
  size_t len = lpc_rawlen(L, table);
  pc_pair *pairs = lpc_newuserdata(L, (len + 1) * sizeof *pairs);
  for (size_t i = 0; i < len; i++) {
    lua_rawgeti(L, table, (int)i + 1);
    if (!lua_istable(L, -1)) wrong(L, "fields", "an array of {name, value}");
    lua_rawgeti(L, -1, 1);
    lua_rawgeti(L, -2, 2);
    if (lua_type(L, -1) != LUA_TSTRING || lua_type(L, -2) != LUA_TSTRING)
      wrong(L, "fields", "an array of {name, value}");
    pairs[i].name.at = lua_tolstring(L, -2, &pairs[i].name.len);
    pairs[i].value.at = lua_tolstring(L, -1, &pairs[i].value.len);
    lua_pop(L, 3);
  }
  *count = len;
  return pairs;
}

pc_host lpc_check_host(lua_State *L, int index) {
  static const char *const names[] = {"api", "partner", "graph", "foreign", NULL};
  static const pc_host hosts[] = {PC_HOST_API, PC_HOST_PARTNER, PC_HOST_GRAPH, PC_HOST_FOREIGN};
  return hosts[luaL_checkoption(L, index, NULL, names)];
}

pc_audience lpc_check_audience(lua_State *L, int index) {
  static const char *const names[] = {"api", "partner", "graph", NULL};
  return (pc_audience)luaL_checkoption(L, index, NULL, names);
}

pc_span lpc_check_span(lua_State *L, int index) {
  pc_span span;
  span.at = luaL_checklstring(L, index, &span.len);
  return span;
}

void lpc_push_span(lua_State *L, pc_span span) {
  lua_pushlstring(L, span.at, span.len);
}

static void set_method(lua_State *L, int metatable, const char *name, lua_CFunction method) {
  lua_pushvalue(L, metatable);
  lua_pushcclosure(L, method, 1);
  lua_setfield(L, -2, name);
}

void lpc_metatable(lua_State *L, const char *name, const luaL_Reg *methods, lua_CFunction close) {
  luaL_newmetatable(L, name);
  int metatable = lua_gettop(L);
  lua_pushstring(L, name);
  lua_setfield(L, -2, "__name");
  set_method(L, metatable, "__gc", close);
  set_method(L, metatable, "__close", close);
  lua_newtable(L);
  for (; methods->name; methods++)
    set_method(L, metatable, methods->name, methods->func);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

void *lpc_self(lua_State *L, const char *name) {
  void *self = lua_touserdata(L, 1);
  if (self && lua_getmetatable(L, 1)) {
    bool is_ours = lua_rawequal(L, -1, lua_upvalueindex(1));
    lua_pop(L, 1);
    if (is_ours) return self;
  }
  return luaL_checkudata(L, 1, name); /* raises the error message */
}
