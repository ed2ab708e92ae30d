/* Userdata that keep the internals of public objects: pairs, next and metatables do not lead into
   them. A weak table would never free an object that its own internals refer to on Lua 5.1. */
#include "lpc.h"

enum { SEAL_TYPE = 1 }; /* the upvalue of both functions: the metatable of all seals */
enum { SEALED_INNER = 1, SEALED_MORE };

/* core.seal(inner, more | nil) -> the field `_private` of a public object */
static int seal(lua_State *L) {
  lua_settop(L, 2);
  lpc_newsealed(L);
  lua_pushvalue(L, lua_upvalueindex(SEAL_TYPE));
  lua_setmetatable(L, -2);
  lua_createtable(L, 2, 0);
  lua_pushvalue(L, 1);
  lua_rawseti(L, -2, SEALED_INNER);
  lua_pushvalue(L, 2);
  lua_rawseti(L, -2, SEALED_MORE);
  lpc_setsealed(L, -2);
  return 1;
}

/* core.unseal(object) -> inner, more; nothing when the object has no seal */
static int unseal(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_getfield(L, 1, "_private"); /* by __index too: objects may be derived from public ones */
  if (lua_type(L, -1) != LUA_TUSERDATA || !lua_getmetatable(L, -1)) return 0;
  if (!lua_rawequal(L, -1, lua_upvalueindex(SEAL_TYPE))) return 0;
  lua_pop(L, 1);
  lpc_getsealed(L, -1);
  lua_rawgeti(L, -1, SEALED_INNER);
  lua_rawgeti(L, -2, SEALED_MORE);
  return 2;
}

void lpc_private_register(lua_State *L) {
  lua_createtable(L, 0, 1);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pushvalue(L, -1);
  lua_pushcclosure(L, seal, SEAL_TYPE);
  lua_setfield(L, -3, "seal");
  lua_pushcclosure(L, unseal, SEAL_TYPE);
  lua_setfield(L, -2, "unseal");
}
