/* What a JSON decoder written for every Lua leaves undone: null, integers and empty arrays. */
#include "base/json.h"
#include "lpc.h"

#include <string.h>

/* What is to be done with a decoded value; Lua only hands it on from json_marks to json_tidy. */
enum {
  MARK_NULLS = 1,     /* drop them from objects */
  MARK_INTEGERS = 2,  /* make integers of whole floats */
  MARK_ARRAYS = 4,    /* give arrays their metatable */
  MARK_MARKS = 8,     /* put back what a mark stands for */
  MARK_OVERFLOW = 16, /* look for infinity */
  MARK_EMPTY = 32     /* empty tables are arrays: the text has no empty object */
};

enum { TIDY_DEPTH = 1000, HAS_INTEGERS = LUA_VERSION_NUM >= 503 };

/* json_marks(text, depth, arrays, integers, numbers) -> what json_tidy has to do (0: nothing), the
   text to decode; or nil, message. `arrays`: the decoder does not tell arrays; `integers`: nor
   integers; `numbers`: it reads none well, which the locale's decimal sign may tell as well. */
static int json_marks(lua_State *L) {
  pc_span text = lpc_check_span(L, 1);
  lua_Integer depth = luaL_checkinteger(L, 2);
  bool arrays = lua_toboolean(L, 3);
  bool integers = lua_toboolean(L, 4);
  pc_json_scan scan;
  if (!pc_json_scan_text(&scan, text, depth > 0 ? (size_t)depth : 0)) {
    lua_pushnil(L);
    lua_pushfstring(L, "%s at character %d", scan.wrong, (int)scan.at);
    return 2;
  }
  unsigned lost =
      (arrays && scan.empty_arrays && scan.empty_objects ? PC_JSON_ARRAYS : 0) |
      (integers && scan.long_integers ? PC_JSON_INTEGERS : 0) |
      (scan.numbers && (lua_toboolean(L, 5) || !pc_json_has_point()) ? PC_JSON_NUMBERS : 0);
  lua_pushinteger(L, (scan.nulls ? MARK_NULLS : 0) |
                         (HAS_INTEGERS && scan.numbers && (integers || (lost & PC_JSON_NUMBERS))
                              ? MARK_INTEGERS
                              : 0) |
                         (arrays && scan.arrays ? MARK_ARRAYS : 0) | (lost ? MARK_MARKS : 0) |
                         (scan.may_overflow ? MARK_OVERFLOW : 0) |
                         (arrays && scan.empty_arrays && !scan.empty_objects ? MARK_EMPTY : 0));
  if (!lost) {
    lua_pushvalue(L, 1);
    return 2;
  }
  char *copy = lpc_newuserdata(L, pc_json_marked_size(&scan, text, lost));
  lua_pushlstring(L, copy, pc_json_mark(copy, text, lost));
  lua_remove(L, -2);
  return 2;
}

/* Where json_tidy has its arguments; they stay there while the walk goes on above them. */
enum { AT_VALUE = 1, AT_TODO, AT_ARRAY, AT_NULL, ARGUMENTS = AT_NULL };

typedef struct {
  unsigned todo;
  bool overflow;
} tidy_job;

typedef enum { KEPT, REPLACED, IS_NULL } verdict;

static verdict tidy_top(lua_State *L, tidy_job *job, int depth);

static void make_array(lua_State *L) {
  lua_pushvalue(L, AT_ARRAY);
  lua_setmetatable(L, -2);
}

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
  if ((job->todo & MARK_INTEGERS) && n > -exact && n < exact && (lua_Number)(lua_Integer)n == n) {
    lua_pop(L, 1);
    lua_pushinteger(L, (lua_Integer)n);
    return REPLACED;
  }
#endif
  return KEPT;
}

/* A float when no integer is large enough. */
static void push_number(lua_State *L, const char *text) {
  double n = 0;
#if LUA_VERSION_NUM >= 503
  if (!strpbrk(text, ".eE")) {
    lua_stringtonumber(L, text);
    return;
  }
#endif
  if (!pc_json_number(&n, text)) luaL_error(L, "not enough memory");
  lua_pushnumber(L, n);
}

static verdict tidy_string(lua_State *L, tidy_job *job) {
  size_t len;
  const char *text = lua_tolstring(L, -1, &len);
  if ((unsigned char)*text != PC_JSON_MARK) return KEPT;
  if (len == 1) {
    lua_newtable(L);
    make_array(L);
  } else {
    push_number(L, text + 1);
    tidy_number(L, job);
  }
  lua_remove(L, -2);
  return REPLACED;
}

/* The first item is on top of the array. */
static void tidy_array(lua_State *L, tidy_job *job, int depth) {
  for (int i = 1; !lua_isnil(L, -1); i++) {
    if (tidy_top(L, job, depth) == REPLACED)
      lua_rawseti(L, -2, i);
    else
      lua_pop(L, 1);
    lua_rawgeti(L, -1, i + 1);
  }
  lua_pop(L, 1);
  if (job->todo & MARK_ARRAYS) make_array(L);
}

static void tidy_object(lua_State *L, tidy_job *job, int depth) {
  bool empty = true;
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    empty = false;
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
  if (empty && (job->todo & MARK_EMPTY)) make_array(L);
}

static void tidy_table(lua_State *L, tidy_job *job, int depth) {
  if (depth > TIDY_DEPTH) luaL_error(L, "nested too deep");
  luaL_checkstack(L, 8, "JSON value");
  lua_rawgeti(L, -1, 1);
  if (!lua_isnil(L, -1)) {
    tidy_array(L, job, depth);
  } else {
    lua_pop(L, 1);
    tidy_object(L, job, depth);
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
    tidy_table(L, job, depth + 1);
    return KEPT;
  case LUA_TLIGHTUSERDATA:
  case LUA_TUSERDATA:
    return lua_rawequal(L, -1, AT_NULL) ? IS_NULL : KEPT;
  default:
    return KEPT;
  }
}

/* json_tidy(value, todo, array_metatable, null) -> value; nil when a number overflowed. */
static int json_tidy(lua_State *L) {
  lua_settop(L, ARGUMENTS);
  tidy_job job = {.todo = (unsigned)luaL_checkinteger(L, AT_TODO)};
  luaL_checktype(L, AT_ARRAY, LUA_TTABLE);
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
