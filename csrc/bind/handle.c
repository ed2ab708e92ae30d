/* Makes handles in C: loops make one for each lookup, and two tables and their checks take Lua
   three times as many instructions (6,500 on Lua 5.4). */
#include "lpc.h"

enum {
  MAKER_META = 1,
  MAKER_NAMES, /* of the ids that this handle takes */
  MAKER_COUNT, /* of ids in all, those of the handles above included */
  MAKER_REFUSE /* a function of the same arguments that raises what is wrong with them */
};

static bool are_right(lua_State *L, int count, int given) {
  if (given < count + 1 || !lua_istable(L, 1)) return false;
  for (int i = 2; i <= given; i++)
    if (lua_type(L, i) != (i <= count + 1 ? LUA_TSTRING : LUA_TNIL)) return false;
  lua_getfield(L, 1, "_params");
  return lua_istable(L, -1);
}

/* Replaces the ids of the handle above, on top of the stack, by a copy. */
static void copy_ids(lua_State *L) {
  int above = lua_gettop(L);
  lua_createtable(L, 0, (int)lua_tointeger(L, lua_upvalueindex(MAKER_COUNT)));
  lua_pushnil(L);
  while (lua_next(L, above)) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, above + 1);
  }
  lua_remove(L, above);
}

/* maker(handle above, ids...) -> handle */
static int make(lua_State *L) {
  int count = (int)lpc_rawlen(L, lua_upvalueindex(MAKER_NAMES)), given = lua_gettop(L);
  if (!are_right(L, count, given)) {
    lua_settop(L, given);
    lua_pushvalue(L, lua_upvalueindex(MAKER_REFUSE));
    lua_insert(L, 1);
    lua_call(L, given, 1);
    return 1;
  }
  if (count) copy_ids(L);
  int ids = lua_gettop(L);
  for (int i = 1; i <= count; i++) {
    lua_rawgeti(L, lua_upvalueindex(MAKER_NAMES), i);
    lua_pushvalue(L, i + 1);
    lua_rawset(L, ids);
  }
  lua_createtable(L, 0, 2);
  lua_getfield(L, 1, "_owner");
  lua_setfield(L, -2, "_owner");
  lua_pushvalue(L, ids);
  lua_setfield(L, -2, "_params");
  lua_pushvalue(L, lua_upvalueindex(MAKER_META));
  lua_setmetatable(L, -2);
  return 1;
}

/* core.handle_maker(metatable, names, count, refuse) -> maker */
static int handle_maker(lua_State *L) {
  luaL_checktype(L, MAKER_META, LUA_TTABLE);
  luaL_checktype(L, MAKER_NAMES, LUA_TTABLE);
  luaL_checktype(L, MAKER_REFUSE, LUA_TFUNCTION);
  lua_settop(L, MAKER_REFUSE);
  lua_pushcclosure(L, make, MAKER_REFUSE);
  return 1;
}

void lpc_handle_register(lua_State *L) {
  lua_pushcfunction(L, handle_maker);
  lua_setfield(L, -2, "handle_maker");
}
