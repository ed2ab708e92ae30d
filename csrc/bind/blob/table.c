/* What lines of blobs become, as userdata: rows of CSV, their join, and the totals of amounts. */
#include "lpc.h"

#include <fcntl.h>
#include <unistd.h>

#define LPC_TABLE  "partnercenter.table"
#define LPC_JOIN   "partnercenter.table_join"
#define LPC_TOTALS "partnercenter.totals"

typedef struct {
  pc_table *core; /* NULL: out of memory */
} lpc_table;

typedef struct {
  pc_table_join *core; /* NULL: out of memory */
  int part;            /* the file at work; < 0: none */
} lpc_join;

typedef struct {
  pc_totals *core; /* NULL: out of memory */
} lpc_totals;

/* core.table() -> table | nil, message: for blob:tabulate */
static int table_new(lua_State *L) {
  lpc_table *table = lpc_newuserdata(L, sizeof *table);
  table->core = NULL;
  luaL_getmetatable(L, LPC_TABLE);
  lua_setmetatable(L, -2);
  table->core = pc_table_new();
  if (table->core) return 1;
  lua_pushnil(L);
  lua_pushstring(L, "not enough memory for a table");
  return 2;
}

static int table_free(lua_State *L) {
  lpc_table *table = lpc_self(L, LPC_TABLE);
  pc_table_free(table->core);
  table->core = NULL;
  return 0;
}

pc_table *lpc_check_table(lua_State *L, int index) {
  lpc_table *table = luaL_checkudata(L, index, LPC_TABLE);
  if (!table->core) luaL_error(L, "partnercenter.core: the table is closed");
  return table->core;
}

/* table:columns() -> their names, { { bytes before, columns }, ... } where rows become wider */
static int table_columns(lua_State *L) {
  const pc_table *table = lpc_check_table(L, 1);
  size_t count = pc_table_columns(table), width_count;
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lpc_push_span(L, pc_table_column(table, i));
    lua_rawseti(L, -2, (int)i + 1);
  }
  const pc_table_width *widths = pc_table_widths(&width_count, table);
  lua_createtable(L, (int)width_count, 0);
  for (size_t i = 0; i < width_count; i++) {
    lua_createtable(L, 2, 0);
    lua_pushnumber(L, (lua_Number)widths[i].from);
    lua_rawseti(L, -2, 1);
    lua_pushinteger(L, (lua_Integer)widths[i].columns);
    lua_rawseti(L, -2, 2);
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 2;
}

static lpc_join *check_join(lua_State *L) {
  lpc_join *join = lpc_self(L, LPC_JOIN);
  if (!join->core) luaL_error(L, "partnercenter.core: the join is closed");
  return join;
}

static void close_part(lpc_join *join) {
  if (join->part >= 0) close(join->part);
  join->part = -1;
}

static int join_free(lua_State *L) {
  lpc_join *join = lpc_self(L, LPC_JOIN);
  pc_table_join_free(join->core);
  join->core = NULL;
  close_part(join);
  return 0;
}

static int push_problem(lua_State *L, const char *problem) {
  lua_pushnil(L);
  lua_pushstring(L, problem ? problem : "there is not enough memory");
  return 2;
}

/* The strings of an array argument, as spans in memory that Lua owns. */
static const pc_span *check_names(lua_State *L, int index, size_t *count) {
  luaL_checktype(L, index, LUA_TTABLE);
  lua_createtable(L, 0, 1);
  lua_pushvalue(L, index);
  lua_setfield(L, -2, "names");
  return lpc_field_lines(L, lua_gettop(L), "names", count);
}

/* core.table_join(descriptor, columns, [only]) -> join | nil, message: writes the header of a
   table; `only`: parts may have other columns, which are left out */
static int join_new(lua_State *L) {
  size_t count;
  int to = (int)luaL_checkinteger(L, 1);
  const pc_span *names = check_names(L, 2, &count);
  lpc_join *join = lpc_newuserdata(L, sizeof *join);
  join->core = NULL;
  join->part = -1;
  luaL_getmetatable(L, LPC_JOIN);
  lua_setmetatable(L, -2);
  join->core = pc_table_join_new(to);
  bool ok = join->core != NULL;
  if (ok && lua_toboolean(L, 3)) pc_table_join_only(join->core);
  for (size_t i = 0; ok && i < count; i++)
    ok = pc_table_join_column(join->core, names[i]);
  ok = ok && pc_table_join_header(join->core);
  return ok ? 1 : push_problem(L, join->core ? pc_table_join_problem(join->core) : NULL);
}

static lua_Number item(lua_State *L, int index) {
  lua_rawgeti(L, -1, index);
  lua_Number value = lua_tonumber(L, -1);
  lua_pop(L, 1);
  return value < 0 ? 0 : value;
}

static pc_table_width *check_widths(lua_State *L, int index, size_t *count) {
  luaL_checktype(L, index, LUA_TTABLE);
  *count = lpc_rawlen(L, index);
  pc_table_width *widths = lpc_newuserdata(L, (*count + 1) * sizeof *widths);
  for (size_t i = 0; i < *count; i++) {
    lua_rawgeti(L, index, (int)i + 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    widths[i] = (pc_table_width){(uint64_t)item(L, 1), (size_t)item(L, 2)};
    lua_pop(L, 1);
  }
  return widths;
}

/* join:part(path, columns, widths) -> true | nil, message: begins a file of rows, whose
   columns and widths are those that table:columns() returned */
static int join_part(lua_State *L) {
  lpc_join *join = check_join(L);
  size_t name_count, width_count;
  const char *path = luaL_checkstring(L, 2);
  const pc_span *names = check_names(L, 3, &name_count);
  const pc_table_width *widths = check_widths(L, 4, &width_count);
  close_part(join);
  join->part = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (join->part < 0) return push_problem(L, "the rows of a blob cannot be opened");
  if (!pc_table_join_part(join->core, join->part, names, name_count, widths, width_count))
    return push_problem(L, pc_table_join_problem(join->core));
  lua_pushboolean(L, 1);
  return 1;
}

/* join:step() -> "more" | "end" | nil, message: copies a piece of the part */
static int join_step(lua_State *L) {
  pc_table_join *join = check_join(L)->core;
  pc_blob_state state = pc_table_join_step(join);
  if (state == PC_BLOB_BROKEN) return push_problem(L, pc_table_join_problem(join));
  lua_pushstring(L, state == PC_BLOB_ENDED ? "end" : "more");
  return 1;
}

/* ---- totals ---- */

static void check_field_names(lua_State *L, pc_totals *totals, const char *name,
                              pc_total_field field) {
  size_t count;
  const pc_span *names = lpc_field_lines(L, 1, name, &count);
  for (size_t i = 0; i < count; i++)
    if (!pc_totals_name(totals, field, names[i]))
      luaL_error(L, "partnercenter.core: too many names of %s, or one is too long", name);
}

/* core.totals{ total =, subtotal =, tax =, currency = } -> totals | nil, message: the names of the
   members, the first that is there counts */
static int totals_new(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lpc_totals *totals = lpc_newuserdata(L, sizeof *totals);
  int self = lua_gettop(L);
  totals->core = NULL;
  luaL_getmetatable(L, LPC_TOTALS);
  lua_setmetatable(L, -2);
  totals->core = pc_totals_new();
  if (!totals->core) return push_problem(L, NULL);
  check_field_names(L, totals->core, "total", PC_FIELD_TOTAL);
  check_field_names(L, totals->core, "subtotal", PC_FIELD_SUBTOTAL);
  check_field_names(L, totals->core, "tax", PC_FIELD_TAX);
  check_field_names(L, totals->core, "currency", PC_FIELD_CURRENCY);
  lua_pushvalue(L, self);
  return 1;
}

static int totals_free(lua_State *L) {
  lpc_totals *totals = lpc_self(L, LPC_TOTALS);
  pc_totals_free(totals->core);
  totals->core = NULL;
  return 0;
}

pc_totals *lpc_opt_totals(lua_State *L, int index) {
  if (lua_isnoneornil(L, index)) return NULL;
  lpc_totals *totals = luaL_checkudata(L, index, LPC_TOTALS);
  if (!totals->core) luaL_error(L, "partnercenter.core: the totals are closed");
  return totals->core;
}

/* totals:add(line): the line is a JSON object */
static int totals_add(lua_State *L) {
  lpc_totals *totals = lpc_self(L, LPC_TOTALS);
  if (!totals->core || !pc_totals_add(totals->core, lpc_check_span(L, 2)))
    luaL_error(L, "not enough memory");
  return 0;
}

/* totals:sums() -> { { currency =, rows =, unread =, total =, subtotal =, tax =, credits = }, ... }
   with sums as texts; `unread` rows have no total, or an amount that is no number */
static int totals_sums(lua_State *L) {
  static const char *const names[PC_SUM_COUNT] = {"total", "subtotal", "tax", "credits"};
  const lpc_totals *totals = lpc_self(L, LPC_TOTALS);
  size_t count = totals->core ? pc_totals_count(totals->core) : 0;
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    pc_currency_total one = pc_totals_at(totals->core, i);
    lua_createtable(L, 0, 7);
    lpc_push_span(L, one.currency);
    lua_setfield(L, -2, "currency");
    lua_pushinteger(L, (lua_Integer)one.rows);
    lua_setfield(L, -2, "rows");
    lua_pushinteger(L, (lua_Integer)one.unread);
    lua_setfield(L, -2, "unread");
    for (int which = 0; which < PC_SUM_COUNT; which++) {
      char text[PC_SUM_TEXT_MAX + 1];
      lua_pushlstring(L, text, pc_totals_write(text, totals->core, i, (pc_sum)which));
      lua_setfield(L, -2, names[which]);
    }
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}

/* core.add_decimals(text, text) -> text | nil: the exact sum; nil where one is no number, or the
   sum is too large */
static int add_decimals(lua_State *L) {
  char text[PC_SUM_TEXT_MAX + 1];
  size_t len = pc_sum_texts(text, lpc_check_span(L, 1), lpc_check_span(L, 2));
  if (!len) return 0;
  lua_pushlstring(L, text, len);
  return 1;
}

void lpc_table_register(lua_State *L) {
  static const luaL_Reg table[] = {{"columns", table_columns}, {NULL, NULL}};
  static const luaL_Reg join[] = {{"part", join_part}, {"step", join_step}, {NULL, NULL}};
  static const luaL_Reg totals[] = {{"add", totals_add}, {"sums", totals_sums}, {NULL, NULL}};
  lpc_metatable(L, LPC_TABLE, table, table_free);
  lpc_metatable(L, LPC_TOTALS, totals, totals_free);
  lpc_metatable(L, LPC_JOIN, join, join_free);
  lua_pushcfunction(L, table_new);
  lua_setfield(L, -2, "table");
  lua_pushcfunction(L, join_new);
  lua_setfield(L, -2, "table_join");
  lua_pushcfunction(L, totals_new);
  lua_setfield(L, -2, "totals");
  lua_pushcfunction(L, add_decimals);
  lua_setfield(L, -2, "add_decimals");
}
