/* Decodes JSON with a decoder of Lua, and adds what that leaves undone: null, integers, arrays. */
#include "base/json_scan.h"
#include "lpc.h"

#include <string.h>

/* What is to be done with a decoded value. */
enum {
  MARK_NULLS = 1,     /* drop them from objects */
  MARK_INTEGERS = 2,  /* make integers of whole floats */
  MARK_ARRAYS = 4,    /* give arrays their metatable */
  MARK_MARKS = 8,     /* put back what a mark stands for */
  MARK_OVERFLOW = 16, /* look for infinity */
  MARK_EMPTY = 32     /* empty tables are arrays: the text has no empty object */
};

enum { TIDY_DEPTH = 1000, HAS_INTEGERS = LUA_VERSION_NUM >= 503 };

/* The decoder's upvalues: how json/init.lua has set it up. */
enum {
  DECODER_DECODE = 1, /* a function of text that raises what is wrong */
  DECODER_ARRAY,      /* the metatable of arrays */
  DECODER_NULL,
  DECODER_DEPTH,
  DECODER_ARRAYS,   /* whether `decode` tells arrays */
  DECODER_INTEGERS, /* whether it tells integers */
  DECODER_UPVALUES = DECODER_INTEGERS
};

enum { AT_TEXT = 1, AT_VALUE };

static bool decoder_has(lua_State *L, int upvalue) {
  return lua_toboolean(L, lua_upvalueindex(upvalue));
}

/* A text in quotes whose bytes stand for themselves, as most one-word answers are. */
static bool is_plain_string(pc_span text) {
  if (text.len < 2 || text.at[0] != '"' || text.at[text.len - 1] != '"') return false;
  for (size_t i = 1; i < text.len - 1; i++)
    if (text.at[i] < ' ' || text.at[i] > '~' || text.at[i] == '"' || text.at[i] == '\\')
      return false;
  return true;
}

/* Pushes the text that `decode` shall get, with marks for what it would lose, and returns what is
   to be tidied afterwards. `marks_numbers`: it reads none in this locale. */
static unsigned push_marked(lua_State *L, const pc_json_scan *scan, pc_span text,
                            bool marks_numbers) {
  bool arrays = !decoder_has(L, DECODER_ARRAYS), integers = !decoder_has(L, DECODER_INTEGERS);
  unsigned lost = (arrays && scan->empty_arrays && scan->empty_objects ? PC_JSON_ARRAYS : 0) |
                  (integers && scan->long_integers ? PC_JSON_INTEGERS : 0) |
                  (scan->numbers && (marks_numbers || !pc_json_has_point()) ? PC_JSON_NUMBERS : 0);
  bool makes_integers =
      HAS_INTEGERS && scan->numbers && (integers || (lost & PC_JSON_NUMBERS) != 0);
  unsigned todo = (scan->nulls ? MARK_NULLS : 0) | (makes_integers ? MARK_INTEGERS : 0) |
                  (arrays && scan->arrays ? MARK_ARRAYS : 0) | (lost ? MARK_MARKS : 0) |
                  (scan->may_overflow ? MARK_OVERFLOW : 0) |
                  (arrays && scan->empty_arrays && !scan->empty_objects ? MARK_EMPTY : 0);
  if (!lost) {
    lua_pushvalue(L, AT_TEXT);
    return todo;
  }
  char *copy = lpc_newuserdata(L, pc_json_marked_size(scan, text, lost));
  lua_pushlstring(L, copy, pc_json_mark(copy, text, lost));
  lua_remove(L, -2);
  return todo;
}

typedef struct {
  unsigned todo;
  bool overflow;
} tidy_job;

typedef enum { KEPT, REPLACED, IS_NULL } verdict;

static verdict tidy_top(lua_State *L, tidy_job *job, int depth);

static void make_array(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(DECODER_ARRAY));
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
    return lua_rawequal(L, -1, lua_upvalueindex(DECODER_NULL)) ? IS_NULL : KEPT;
  default:
    return KEPT;
  }
}

/* Replaces the text on top of the stack by its value, or by what `decode` raised. */
static bool call_decode(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(DECODER_DECODE));
  lua_insert(L, -2);
  return lua_pcall(L, 1, 1, 0) == 0;
}

/* lua-cjson uses the decimal point of the locale in which it was loaded. */
static bool reads_numbers(lua_State *L) {
  lua_pushliteral(L, "0.5");
  bool reads = call_decode(L);
  lua_pop(L, 1);
  return reads;
}

static int fail(lua_State *L, const char *message) {
  lua_pushnil(L);
  lua_pushstring(L, message);
  return 2;
}

/* What `decode` raised is on top of the stack; marks have shifted its position. */
static int say_wrong(lua_State *L) {
  lua_settop(L, AT_TEXT);
  lua_pushvalue(L, AT_TEXT);
  if (call_decode(L)) return fail(L, "invalid JSON");
  const char *why = lua_tostring(L, -1), *digits = why ? strchr(why, ':') : NULL;
  if (digits && digits[1] >= '0' && digits[1] <= '9') {
    const char *behind = strstr(digits, ": ");
    if (behind) why = behind + 2;
  }
  return fail(L, why ? why : "invalid JSON");
}

/* decode(text) -> value | nil, message */
static int decode(lua_State *L) {
  pc_span text = lpc_check_span(L, AT_TEXT);
  lua_settop(L, AT_TEXT);
  if (is_plain_string(text)) {
    lua_pushlstring(L, text.at + 1, text.len - 2);
    return 1;
  }
  pc_json_scan scan;
  if (!pc_json_scan_text(&scan, text, (size_t)lua_tointeger(L, lua_upvalueindex(DECODER_DEPTH)))) {
    lua_pushnil(L);
    lua_pushfstring(L, "%s at character %d", scan.wrong, (int)scan.at);
    return 2;
  }
  tidy_job job = {.todo = push_marked(L, &scan, text, false)};
  if (!call_decode(L)) {
    if (reads_numbers(L)) return say_wrong(L);
    lua_settop(L, AT_TEXT);
    job.todo = push_marked(L, &scan, text, true);
    if (!call_decode(L)) return say_wrong(L);
  }
  if (!job.todo) return 1;
  tidy_top(L, &job, 0);
  return job.overflow ? fail(L, "number too large") : 1;
}

/* core.json_decoder(decode, array metatable, null, depth, tells arrays, tells integers) -> decode
 */
static int json_decoder(lua_State *L) {
  luaL_checktype(L, DECODER_DECODE, LUA_TFUNCTION);
  luaL_checktype(L, DECODER_ARRAY, LUA_TTABLE);
  lua_settop(L, DECODER_UPVALUES);
  lua_pushcclosure(L, decode, DECODER_UPVALUES);
  return 1;
}

void lpc_json_register(lua_State *L) {
  lua_pushcfunction(L, json_decoder);
  lua_setfield(L, -2, "json_decoder");
}
