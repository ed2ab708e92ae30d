/* A Lua whose allocator fails on request: tight_lua SCRIPT [ARGUMENT...] */
#define _GNU_SOURCE /* RTLD_NODELETE */
#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

static struct {
  long until_failure; /* < 0: no failure is due */
  int failures;
} memory = {.until_failure = -1};

/* Lua collects its garbage and tries again, so two fail in a row. */
static bool fails(void) {
  if (memory.until_failure < 0 || memory.until_failure-- > 0) return false;
  memory.until_failure = ++memory.failures < 2 ? 0 : -1;
  return true;
}

static void *allocate(void *user, void *old, size_t old_size, size_t size) {
  (void)user;
  if (size == 0) {
    free(old);
    return NULL;
  }
  if ((!old || size > old_size) && fails()) return NULL;
  return realloc(old, size);
}

/* fail_at(n | nil) -> whether an allocation has failed since the last call */
static int fail_at(lua_State *L) {
  long next = (long)luaL_optinteger(L, 1, -1);
  lua_pushboolean(L, memory.failures > 0);
  memory.failures = 0;
  memory.until_failure = next;
  return 1;
}

/* keep(path): the module stays in memory, so that LeakSanitizer can name it */
static int keep(lua_State *L) {
  lua_pushboolean(L, dlopen(luaL_checkstring(L, 1), RTLD_NOW | RTLD_NODELETE) != NULL);
  return 1;
}

/* lua-cjson leaks its buffer when Lua has no memory for the result. */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void) {
  return "leak:cjson\n";
}

int main(int argc, char **argv) {
  lua_State *L = argc < 2 ? NULL : lua_newstate(allocate, NULL);
  if (!L) return 2;
  luaL_openlibs(L);
  lua_register(L, "fail_at", fail_at);
  lua_register(L, "keep", keep);
  int failed = luaL_loadfile(L, argv[1]);
  if (!failed) {
    for (int i = 2; i < argc; i++)
      lua_pushstring(L, argv[i]);
    failed = lua_pcall(L, argc - 2, 0, 0);
  }
  if (failed) (void)fprintf(stderr, "%s\n", luaL_tolstring(L, -1, NULL));
  lua_close(L);
  return failed ? 1 : 0;
}
