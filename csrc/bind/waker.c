/* core.waker: wakes a host whose loop cannot poll the engine's descriptor. */
#include "lpc.h"

#define LPC_WAKER "partnercenter.waker"

typedef struct {
  pc_waker *core; /* NULL: closed */
} lpc_waker;

static pc_waker *check_waker(lua_State *L) {
  const lpc_waker *waker = lpc_self(L, LPC_WAKER);
  if (!waker->core) luaL_error(L, "the waker is closed");
  return waker->core;
}

/* core.waker() -> waker | nil where the host has to poll */
static int waker_new(lua_State *L) {
  lpc_waker *waker = lpc_newuserdata(L, sizeof *waker);
  waker->core = NULL;
  luaL_getmetatable(L, LPC_WAKER);
  lua_setmetatable(L, -2);
  waker->core = pc_waker_open();
  if (!waker->core) lua_pushnil(L);
  return 1;
}

/* waker:path() -> path of the socket that the host connects to */
static int waker_path(lua_State *L) {
  lua_pushstring(L, pc_waker_path(check_waker(L)));
  return 1;
}

/* waker:start(engine's descriptor) -> whether the thread runs; the host has connected before */
static int waker_start(lua_State *L) {
  pc_waker *waker = check_waker(L);
  lua_pushboolean(L, pc_waker_start(waker, (int)luaL_checkinteger(L, 2)));
  return 1;
}

/* waker:is_connected() -> whether the host's socket is still open, so that the thread still runs */
static int waker_is_connected(lua_State *L) {
  lua_pushboolean(L, pc_waker_is_connected(check_waker(L)));
  return 1;
}

/* waker:arm() -> whether a byte will come once the engine's descriptor is readable */
static int waker_arm(lua_State *L) {
  lua_pushboolean(L, pc_waker_arm(check_waker(L)));
  return 1;
}

static int waker_close(lua_State *L) {
  lpc_waker *waker = lpc_self(L, LPC_WAKER);
  pc_waker_close(waker->core);
  waker->core = NULL;
  return 0;
}

void lpc_waker_register(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"path", waker_path}, {"start", waker_start}, {"is_connected", waker_is_connected},
      {"arm", waker_arm},   {"close", waker_close}, {NULL, NULL}};
  lpc_metatable(L, LPC_WAKER, methods, waker_close);
  lua_pushcfunction(L, waker_new);
  lua_setfield(L, -2, "waker");
}
