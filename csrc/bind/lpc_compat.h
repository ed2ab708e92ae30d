/* The differences between Lua 5.1 to 5.5 and LuaJIT, and nothing else. */
#ifndef LPC_COMPAT_H
#define LPC_COMPAT_H

#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM >= 504
#define lpc_newuserdata(L, size) lua_newuserdatauv((L), (size), 0)
#else
#define lpc_newuserdata(L, size) lua_newuserdata((L), (size))
#endif

#if LUA_VERSION_NUM >= 503
#define lpc_pushid(L, id) lua_pushinteger((L), (lua_Integer)(id))
#else
#define lpc_pushid(L, id) lua_pushnumber((L), (lua_Number)(id))
#endif

#if LUA_VERSION_NUM == 501
#define lpc_rawlen(L, index) lua_objlen((L), (index))
static inline void lpc_setfuncs(lua_State *L, const luaL_Reg *functions) {
  for (; functions->name; functions++) {
    lua_pushcfunction(L, functions->func);
    lua_setfield(L, -2, functions->name);
  }
}
#else
#define lpc_rawlen(L, index)       lua_rawlen((L), (index))
#define lpc_setfuncs(L, functions) luaL_setfuncs((L), (functions), 0)
#endif

#endif
