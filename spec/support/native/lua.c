/* A Lua built with the sanitizers: lua SCRIPT [ARGUMENT...] */
#include <stdio.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

/* LeakSanitizer takes some bytes before the thread-local memory of a loaded library for the header
   of an older glibc, and crashes where it looks then. */
__attribute__((visibility("default"))) const char *__asan_default_options(void);

const char *__asan_default_options(void) {
  return "intercept_tls_get_addr=0";
}

static int with_traceback(lua_State *L) {
  luaL_traceback(L, L, luaL_tolstring(L, 1, NULL), 1);
  return 1;
}

int main(int argc, char **argv) {
  lua_State *L = luaL_newstate();
  if (L == NULL || argc < 2) {
    fputs("usage: lua SCRIPT [ARGUMENT...]\n", stderr);
    return 2;
  }
  luaL_openlibs(L);
  luaL_checkstack(L, argc, "too many arguments");
  lua_createtable(L, argc, 0);
  for (int i = 0; i < argc; i++) {
    lua_pushstring(L, argv[i]);
    lua_rawseti(L, -2, i - 1);
  }
  lua_setglobal(L, "arg");
  lua_pushcfunction(L, with_traceback);
  int failed = luaL_loadfile(L, argv[1]);
  if (!failed) {
    for (int i = 2; i < argc; i++)
      lua_pushstring(L, argv[i]);
    failed = lua_pcall(L, argc - 2, 0, 1);
  }
  if (failed) fprintf(stderr, "lua: %s\n", lua_tostring(L, -1));
  lua_close(L);
  return failed ? 1 : 0;
}
