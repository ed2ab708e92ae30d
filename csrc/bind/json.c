/* What a JSON decoder written for every Lua leaves undone: null, integers and empty arrays. */
#include <string.h>

#include "../core/json.h"
#include "lpc.h"

/* What is to be done with a decoded value; Lua only hands it on from json_marks to json_tidy. */
enum {
  MARK_NULLS = 1,    /* drop them from objects */
  MARK_INTEGERS = 2, /* make integers of whole floats */
  MARK_ARRAYS = 4,   /* give arrays their metatable */
  MARK_MARKS = 8,    /* put back what a mark stands for */
  MARK_OVERFLOW = 16 /* look for infinity */
};

enum { TIDY_DEPTH = 1000 };

/* json_marks(text, depth, arrays, integers) -> what json_tidy has to do (0: nothing), text, mark
   or nil, message. `arrays`: the decoder does not tell arrays; `integers`: nor integers. */
static int json_marks(lua_State *L) {
  pc_span text = lpc_check_span(L, 1);
  lua_Integer depth = luaL_checkinteger(L, 2);
  bool arrays = lua_toboolean(L, 3);
  bool integers = LUA_VERSION_NUM >= 503 && lua_toboolean(L, 4);
  pc_json_scan scan;
  if (!pc_json_scan_text(&scan, text, depth > 0 ? (size_t)depth : 0)) {
    lua_pushnil(L);
    lua_pushfstring(L, "%s at character %d", scan.wrong, (int)scan.at);
    return 2;
  }
  bool rewrite = (arrays && scan.empty_arrays) || (integers && scan.long_integers);
  lua_pushinteger(L, (scan.nulls ? MARK_NULLS : 0) |
                         (integers && scan.numbers ? MARK_INTEGERS : 0) |
                         (arrays && scan.arrays ? MARK_ARRAYS : 0) | (rewrite ? MARK_MARKS : 0) |
                         (scan.may_overflow ? MARK_OVERFLOW : 0));
  if (!rewrite) {
    lua_pushvalue(L, 1);
    return 2;
  }
  char *copy = lpc_newuserdata(L, pc_json_marked_size(&scan, text, arrays, integers));
  size_t size = pc_json_mark(copy, &scan, text, arrays, integers);
  lua_pushlstring(L, copy, size);
  lua_remove(L, -2);
  size_t length = pc_json_mark_length(&scan);
  char *mark = lpc_newuserdata(L, length);
  memset(mark, 0xFF, length);
  lua_pushlstring(L, mark, length);
  lua_remove(L, -2);
  return 3;
}

/* Where json_tidy has its arguments; they stay there while the walk goes on above them. */
enum { AT_VALUE = 1, AT_TODO, AT_ARRAY, AT_NULL, AT_MARK, ARGUMENTS = AT_MARK };

typedef struct {
  unsigned todo;
  pc_span mark;
  bool overflow;
} tidy_job;

typedef enum { KEPT, REPLACED, IS_NULL } verdict;

static verdict tidy_top(lua_State *L, tidy_job *job, int depth);

static verdict tidy_number(lua_State *L, tidy_job *job) {
#if LUA_VERSION_NUM >= 503
  if (lua_isinteger(L, -1)) return KEPT;
#endif
  lua_Number n = lua_tonumber(L, -1);
  if (!(n - n == 0)) {
    job->overflow = true;
    return KEPT;
  }
#if LUA_VERSION_NUM >= 503
  const lua_Number exact = 9007199254740992.0;
  if ((job->todo & MARK_INTEGERS) && n >= -exact && n <= exact && (lua_Number)(lua_Integer)n == n) {
    lua_pop(L, 1);
    lua_pushinteger(L, (lua_Integer)n);
    return REPLACED;
  }
#endif
  return KEPT;
}

static verdict tidy_string(lua_State *L, const tidy_job *job) {
  size_t len;
  const char *text = lua_tolstring(L, -1, &len);
  if (len < job->mark.len || memcmp(text, job->mark.at, job->mark.len) != 0) return KEPT;
  if (len == job->mark.len) {
    lua_newtable(L);
    lua_pushvalue(L, AT_ARRAY);
    lua_setmetatable(L, -2);
  } else {
#if LUA_VERSION_NUM >= 503
    lua_stringtonumber(L, text + job->mark.len);
#else
    return KEPT; /* json_marks marks no integers here */
#endif
  }
  lua_remove(L, -2);
  return REPLACED;
}

static void tidy_array(lua_State *L, tidy_job *job, int depth) {
  if (job->todo & MARK_ARRAYS) {
    lua_pushvalue(L, AT_ARRAY);
    lua_setmetatable(L, -2);
  }
  for (int i = 1;; i++) {
    lua_rawgeti(L, -1, i);
    if (lua_isnil(L, -1)) break;
    if (tidy_top(L, job, depth) == REPLACED)
      lua_rawseti(L, -2, i);
    else
      lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

static void tidy_object(lua_State *L, tidy_job *job, int depth) {
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    verdict v = tidy_top(L, job, depth);
    if (v == KEPT) {
      lua_pop(L, 1);
      continue;
    }
    if (v == IS_NULL) {
      lua_pop(L, 1);
      lua_pushnil(L);
    }
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4); /* an existing field: the traversal may go on */
  }
}

/* Tidies the value on top of the stack, in place where it is a table. */
static verdict tidy_top(lua_State *L, tidy_job *job, int depth) {
  switch (lua_type(L, -1)) {
  case LUA_TNUMBER:
    return tidy_number(L, job);
  case LUA_TSTRING:
    return (job->todo & MARK_MARKS) ? tidy_string(L, job) : KEPT;
  case LUA_TTABLE:
    if (depth >= TIDY_DEPTH) luaL_error(L, "nested too deep");
    luaL_checkstack(L, 8, "JSON value");
    lua_rawgeti(L, -1, 1);
    bool array = !lua_isnil(L, -1);
    lua_pop(L, 1);
    if (array)
      tidy_array(L, job, depth + 1);
    else
      tidy_object(L, job, depth + 1);
    return KEPT;
  case LUA_TLIGHTUSERDATA:
  case LUA_TUSERDATA:
    return lua_rawequal(L, -1, AT_NULL) ? IS_NULL : KEPT;
  default:
    return KEPT;
  }
}

/* json_tidy(value, todo, array_metatable, null, mark) -> value; nil when a number overflowed. */
static int json_tidy(lua_State *L) {
  lua_settop(L, ARGUMENTS);
  tidy_job job = {.todo = (unsigned)luaL_checkinteger(L, AT_TODO)};
  luaL_checktype(L, AT_ARRAY, LUA_TTABLE);
  if (job.todo & MARK_MARKS) job.mark = lpc_check_span(L, AT_MARK);
  lua_pushvalue(L, AT_VALUE);
  tidy_top(L, &job, 0);
  if (job.overflow) lua_pushnil(L);
  return 1;
}

void lpc_json_register(lua_State *L) {
  lua_pushcfunction(L, json_marks);
  lua_setfield(L, -2, "json_marks");
  lua_pushcfunction(L, json_tidy);
  lua_setfield(L, -2, "json_tidy");
}
