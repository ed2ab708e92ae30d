/* Fills ids into the path of an operation, which Lua would join piece by piece. */
#include "lpc.h"

#include <string.h>

enum {
  PATH_PIECES = 1, /* text, name of an id, text and so on */
  PATH_KINDS,      /* of ids, by name */
  PATH_ENCODE      /* a function of name and id: the id's text, or nil and an error */
};

static bool is_guid(lua_State *L, const char *kind) {
  return kind && strcmp(kind, "guid") == 0 && lua_type(L, -1) == LUA_TSTRING &&
         pc_is_guid(lpc_check_span(L, -1));
}

/* Replaces the name on top of the stack by the text of its id. False: by nil and an error. */
static bool push_id(lua_State *L) {
  lua_pushvalue(L, -1);
  lua_rawget(L, lua_upvalueindex(PATH_KINDS));
  const char *kind = lua_tostring(L, -1); /* the table still holds it */
  lua_pop(L, 1);
  lua_pushvalue(L, -1);
  lua_gettable(L, 1);
  if (is_guid(L, kind)) { /* nothing in it to encode */
    lua_remove(L, -2);
    return true;
  }
  lua_pushvalue(L, lua_upvalueindex(PATH_ENCODE));
  lua_insert(L, -3);
  lua_call(L, 2, 2);
  if (lua_isnil(L, -2)) return false;
  lua_pop(L, 1);
  return true;
}

/* fill(ids by name) -> path | nil, error */
static int fill(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  int count = (int)lpc_rawlen(L, lua_upvalueindex(PATH_PIECES));
  luaL_checkstack(L, count + 4, "path");
  lua_settop(L, 1);
  for (int i = 1; i <= count; i++) {
    lua_rawgeti(L, lua_upvalueindex(PATH_PIECES), i);
    if (i % 2 == 0 && !push_id(L)) return 2;
  }
  lua_concat(L, count);
  return 1;
}

/* core.path_filler(pieces, kinds, encode) -> fill */
static int path_filler(lua_State *L) {
  luaL_checktype(L, PATH_PIECES, LUA_TTABLE);
  luaL_checktype(L, PATH_KINDS, LUA_TTABLE);
  luaL_checktype(L, PATH_ENCODE, LUA_TFUNCTION);
  lua_settop(L, PATH_ENCODE);
  lua_pushcclosure(L, fill, PATH_ENCODE);
  return 1;
}

void lpc_path_register(lua_State *L) {
  lua_pushcfunction(L, path_filler);
  lua_setfield(L, -2, "path_filler");
}
