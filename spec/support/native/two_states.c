/* Runs a Lua file in two states, each in its own thread: two_states FILE ARGUMENT... */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>

static char **arguments;

static void *run(void *number) {
  lua_State *L = luaL_newstate();
  if (!L) return NULL;
  luaL_openlibs(L);
  lua_newtable(L);
  for (int i = 1; arguments[i]; i++) {
    lua_pushstring(L, arguments[i]);
    lua_rawseti(L, -2, i - 1);
  }
  lua_setglobal(L, "arg");
  void *result = number;
  if (luaL_dofile(L, arguments[1])) {
    (void)fprintf(stderr, "%s\n", lua_tostring(L, -1));
    result = NULL;
  }
  lua_close(L);
  return result;
}

int main(int argc, char **argv) {
  pthread_t threads[2];
  int failed = 0;
  if (argc < 2) return 2;
  arguments = argv;
  for (int i = 0; i < 2; i++)
    if (pthread_create(&threads[i], NULL, run, argv) != 0) return 2;
  for (int i = 0; i < 2; i++) {
    void *result = NULL;
    failed += pthread_join(threads[i], &result) != 0 || !result;
  }
  return failed;
}
