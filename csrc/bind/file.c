/* core.replace_file and core.lock_file: what plain Lua cannot do with files that hold secrets. */
#include "lpc.h"

#include <errno.h>
#include <string.h>

#define LPC_LOCK "partnercenter.lock"

static int push_problem(lua_State *L, int problem) {
  char text[128];
#if defined(__GLIBC__) && defined(_GNU_SOURCE)
  lua_pushnil(L);
  lua_pushstring(L, strerror_r(problem, text, sizeof text));
#else
  lua_pushnil(L);
  lua_pushstring(L, strerror_r(problem, text, sizeof text) ? "unknown error" : text);
#endif
  return 2;
}

/* core.replace_file(path, content) -> true | nil, message */
static int replace_file(lua_State *L) {
  int problem = pc_file_replace(luaL_checkstring(L, 1), lpc_check_span(L, 2));
  if (problem) return push_problem(L, problem);
  lua_pushboolean(L, 1);
  return 1;
}

/* core.lock_file(path) -> lock | false (another has it) | nil, message; lock:close() gives it back
 */
static int lock_file(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  pc_file_guard *lock = lpc_newuserdata(L, sizeof *lock);
  lock->fd = -1;
  luaL_getmetatable(L, LPC_LOCK);
  lua_setmetatable(L, -2);
  int problem = pc_file_lock(lock, path);
  if (problem == EWOULDBLOCK) {
    lua_pushboolean(L, 0);
    return 1;
  }
  return problem ? push_problem(L, problem) : 1;
}

static int lock_close(lua_State *L) {
  pc_file_unlock(lpc_self(L, LPC_LOCK));
  return 0;
}

void lpc_file_register(lua_State *L) {
  static const luaL_Reg methods[] = {{"close", lock_close}, {NULL, NULL}};
  lpc_metatable(L, LPC_LOCK, methods, lock_close);
  lua_pushcfunction(L, replace_file);
  lua_setfield(L, -2, "replace_file");
  lua_pushcfunction(L, lock_file);
  lua_setfield(L, -2, "lock_file");
}
