/* Blobs as userdata: a consumer of a body that is a gzip file of JSON lines. */
#include "base/json_scan.h"
#include "lpc.h"

#include <string.h>

#define LPC_BLOB "partnercenter.blob"

typedef struct {
  pc_body_pipe *pipe; /* the blob's */
  pc_blob *core;      /* NULL: closed */
} lpc_blob;

/* core.blob() -> blob | nil, message: submit a request with it as `blob`, then read it */
static int blob_new(lua_State *L) {
  lpc_blob *blob = lpc_newuserdata(L, sizeof *blob);
  blob->core = NULL;
  luaL_getmetatable(L, LPC_BLOB);
  lua_setmetatable(L, -2);
  blob->pipe = pc_body_pipe_new();
  blob->core = pc_blob_new(blob->pipe);
  if (blob->core) return 1;
  lua_pushnil(L);
  lua_pushstring(L, "not enough memory for a blob");
  return 2;
}

/* A transfer that rests must go on to find that its consumer has gone. */
static int blob_close(lua_State *L) {
  lpc_blob *blob = lpc_self(L, LPC_BLOB);
  pc_blob *core = blob->core;
  blob->core = NULL;
  if (core) pc_engine_abandon(blob->pipe);
  pc_blob_free(core);
  return 0;
}

static lpc_blob *check_blob(lua_State *L) {
  lpc_blob *blob = lpc_self(L, LPC_BLOB);
  if (!blob->core) luaL_error(L, "partnercenter.core: the blob is closed");
  return blob;
}

pc_body_pipe *lpc_field_pipe(lua_State *L, int table, const char *name) {
  lua_getfield(L, table, name);
  pc_body_pipe *pipe = NULL;
  if (!lua_isnil(L, -1)) {
    const lpc_blob *blob = luaL_checkudata(L, -1, LPC_BLOB);
    if (!blob->core) luaL_error(L, "partnercenter.core: the blob is closed");
    pipe = blob->pipe;
  }
  lua_pop(L, 1); /* the table keeps the blob alive */
  return pipe;
}

static int push_problem(lua_State *L, const lpc_blob *blob) {
  pc_kind kind = PC_OK;
  const char *problem = pc_blob_problem(&kind, blob->core);
  lua_pushnil(L);
  lua_pushstring(L, pc_kind_name(kind));
  lua_pushstring(L, problem);
  return 3;
}

static void push_state(lua_State *L, pc_blob_state state) {
  static const char *const names[] = {"more", "wait", "end", "broken"};
  lua_pushstring(L, names[state]);
}

/* blob:lines(into) -> n, state | nil, kind, message. into[1..n] are the next lines. The state is
   "more" (there may be more at once), "wait" (blob:await first) or "end". */
static int blob_lines(lua_State *L) {
  const lpc_blob *blob = check_blob(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  pc_blob_state state = pc_blob_fill(blob->core);
  pc_span line;
  int n = 0;
  while (state != PC_BLOB_BROKEN && pc_blob_line(&line, blob->core)) {
    lpc_push_span(L, line);
    lua_rawseti(L, 2, ++n);
  }
  pc_kind kind = PC_OK;
  (void)pc_blob_problem(&kind, blob->core);
  if (kind != PC_OK) return push_problem(L, blob);
  lua_pushinteger(L, n);
  push_state(L, state);
  return 2;
}

/* ---- rows ---- */

enum { ROWS_INTO = 2, ROWS_NAMES, ROWS_DECODE, ROWS_TOTALS };

/* Up to 15 digits: these and the power of ten are exact, so the quotient is the nearest number. */
static bool push_short_number(lua_State *L, pc_span text) {
  enum { EXACT_DIGITS = 15 };
  static const double powers[EXACT_DIGITS + 1] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  bool negative = text.at[0] == '-', point = false;
  int64_t digits = 0;
  size_t count = 0, behind = 0;
  for (size_t i = negative; i < text.len; i++) {
    if (text.at[i] == '.') {
      point = true;
      continue;
    }
    if (text.at[i] < '0' || text.at[i] > '9' || ++count > EXACT_DIGITS) return false;
    digits = digits * 10 + (text.at[i] - '0');
    behind += point;
  }
  if (negative) digits = -digits;
  if (point)
    lua_pushnumber(L, (lua_Number)digits / powers[behind]);
  else
    lua_pushinteger(L, (lua_Integer)digits);
  return true;
}

static const char *push_number(lua_State *L, pc_span text) {
  if (push_short_number(L, text)) return NULL;
  lpc_push_span(L, text); /* ends with a NUL */
  double n = 0;
  const char *digits = lua_tostring(L, -1);
#if LUA_VERSION_NUM >= 503
  if (!strpbrk(digits, ".eE")) {
    lua_stringtonumber(L, digits);
    lua_remove(L, -2);
    return NULL;
  }
#endif
  if (!pc_json_number(&n, digits)) luaL_error(L, "not enough memory");
  lua_pop(L, 1);
  lua_pushnumber(L, n);
  return n - n == 0 ? NULL : "has a number that is too large";
}

static void push_decoded(lua_State *L, pc_span text) {
  char *decoded = lpc_newuserdata(L, text.len);
  lua_pushlstring(L, decoded, pc_row_scan_decode(decoded, text));
  lua_remove(L, -2);
}

static const char *push_nested(lua_State *L, pc_span text) {
  lua_pushvalue(L, ROWS_DECODE);
  lpc_push_span(L, text);
  lua_call(L, 1, 1);
  return lua_isnil(L, -1) ? "has a value that is no JSON" : NULL;
}

/* Pushes one value in any case. Returns NULL, or what is wrong with it. */
static const char *push_value(lua_State *L, const pc_cell *cell) {
  switch (cell->kind) {
  case PC_CELL_NULL:
    lua_pushnil(L);
    return NULL;
  case PC_CELL_STRING:
    lpc_push_span(L, cell->text);
    return NULL;
  case PC_CELL_ESCAPED:
    push_decoded(L, cell->text);
    return NULL;
  case PC_CELL_NESTED:
    return push_nested(L, cell->text);
  default:
    if (*cell->text.at != 't' && *cell->text.at != 'f') return push_number(L, cell->text);
    lua_pushboolean(L, *cell->text.at == 't');
    return NULL;
  }
}

/* Pushes the name that stood in that place in the row before. */
static pc_span push_expected(lua_State *L, int place) {
  pc_span name = {NULL, 0};
  lua_rawgeti(L, ROWS_NAMES, place);
  if (lua_type(L, -1) == LUA_TSTRING) name.at = lua_tolstring(L, -1, &name.len);
  return name;
}

static void replace_name(lua_State *L, const pc_json_member *member, int place) {
  lua_pop(L, 1);
  if (member->escaped)
    push_decoded(L, member->name);
  else
    lpc_push_span(L, member->name);
  lua_pushvalue(L, -1);
  lua_rawseti(L, ROWS_NAMES, place);
}

/* Pushes the row. Rows mostly have the same names in the same order, so names become strings once.
 */
static const char *push_row(lua_State *L, pc_span line) {
  pc_row_scan scan;
  pc_json_member member;
  const char *problem = NULL;
  pc_row_scan_begin(&scan, line);
  lua_createtable(L, 0, (int)lpc_rawlen(L, ROWS_NAMES));
  int row = lua_gettop(L);
  for (int place = 1; !problem && pc_row_scan_next(&member, &scan, push_expected(L, place));
       place++) {
    if (!member.expected) replace_name(L, &member, place);
    problem = push_value(L, &member.value);
    lua_rawset(L, row);
  }
  lua_settop(L, row);
  return problem ? problem : scan.problem;
}

/* blob:rows(into, names, decode, [totals]) -> as blob:lines, with the lines as tables. `names`
   keeps the names of fields between calls; `decode` makes nested values. */
static int blob_rows(lua_State *L) {
  const lpc_blob *blob = check_blob(L);
  luaL_checktype(L, ROWS_INTO, LUA_TTABLE);
  luaL_checktype(L, ROWS_NAMES, LUA_TTABLE);
  luaL_checktype(L, ROWS_DECODE, LUA_TFUNCTION);
  pc_totals *totals = lpc_opt_totals(L, ROWS_TOTALS);
  lua_settop(L, ROWS_TOTALS);
  pc_blob_state state = pc_blob_fill(blob->core);
  pc_span line;
  int n = 0;
  while (state != PC_BLOB_BROKEN && pc_blob_line(&line, blob->core)) {
    const char *problem = push_row(L, line);
    if (problem) pc_blob_refuse(blob->core, PC_PROTOCOL, problem);
    if (!problem && totals && !pc_totals_add(totals, line)) luaL_error(L, "not enough memory");
    lua_rawseti(L, ROWS_INTO, ++n);
  }
  pc_kind kind = PC_OK;
  (void)pc_blob_problem(&kind, blob->core);
  if (kind != PC_OK) return push_problem(L, blob);
  lua_pushinteger(L, n);
  push_state(L, state);
  return 2;
}

/* blob:copy(descriptor, "lines" | "gzip", [totals]) -> state | nil, kind, message. Writes what has
   arrived. */
static int blob_copy(lua_State *L) {
  static const char *const forms[] = {"lines", "gzip", NULL};
  const lpc_blob *blob = check_blob(L);
  int fd = (int)luaL_checkinteger(L, 2);
  pc_blob_form form = (pc_blob_form)luaL_checkoption(L, 3, NULL, forms);
  pc_blob_state state = pc_blob_copy(blob->core, fd, form, lpc_opt_totals(L, 4));
  if (state == PC_BLOB_BROKEN) return push_problem(L, blob);
  push_state(L, state);
  return 1;
}

/* blob:tabulate(descriptor, table, [totals]) -> state | nil, kind, message. Writes what has arrived
   as rows. */
static int blob_tabulate(lua_State *L) {
  const lpc_blob *blob = check_blob(L);
  int fd = (int)luaL_checkinteger(L, 2);
  pc_blob_state state =
      pc_blob_tabulate(blob->core, fd, lpc_check_table(L, 3), lpc_opt_totals(L, 4));
  if (state == PC_BLOB_BROKEN) return push_problem(L, blob);
  push_state(L, state);
  return 1;
}

/* blob:await(): the answer is done once more bytes have arrived, or the call has ended */
static int blob_await(lua_State *L) {
  pc_engine_await(check_blob(L)->pipe);
  return 0;
}

/* blob:counts() -> rows, bytes that arrived, bytes of text */
static int blob_counts(lua_State *L) {
  pc_blob_counts counts = pc_blob_count(check_blob(L)->core);
  lua_pushinteger(L, (lua_Integer)counts.rows);
  lua_pushinteger(L, (lua_Integer)counts.received);
  lua_pushinteger(L, (lua_Integer)counts.inflated);
  return 3;
}

/* blob:etag() -> the strong ETag of the answer, with its quotes, or nil */
static int blob_etag(lua_State *L) {
  const char *etag = pc_body_pipe_etag(check_blob(L)->pipe);
  if (!etag[0]) return 0;
  lua_pushstring(L, etag);
  return 1;
}

void lpc_blob_register(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"lines", blob_lines},       {"rows", blob_rows},   {"copy", blob_copy},
      {"tabulate", blob_tabulate}, {"await", blob_await}, {"counts", blob_counts},
      {"etag", blob_etag},         {"close", blob_close}, {NULL, NULL}};
  lpc_metatable(L, LPC_BLOB, methods, blob_close);
  lua_pushcfunction(L, blob_new);
  lua_setfield(L, -2, "blob");
}
