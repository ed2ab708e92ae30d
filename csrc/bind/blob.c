/* Blobs as userdata: a consumer of a body that is a gzip file of JSON lines. */
#include "lpc.h"

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
  pc_kind kind;
  const char *problem = pc_blob_problem(&kind, blob->core);
  lua_pushnil(L);
  lua_pushstring(L, pc_kind_name(kind));
  lua_pushstring(L, problem);
  return 3;
}

static void push_state(lua_State *L, pc_blob_state state) {
  static const char *const names[] = {"more", "wait", "end"};
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
  pc_kind kind;
  (void)pc_blob_problem(&kind, blob->core);
  if (kind != PC_OK) return push_problem(L, blob);
  lua_pushinteger(L, n);
  push_state(L, state);
  return 2;
}

/* blob:copy(descriptor, "lines" | "gzip") -> state | nil, kind, message. Writes what has arrived.
 */
static int blob_copy(lua_State *L) {
  static const char *const forms[] = {"lines", "gzip", NULL};
  const lpc_blob *blob = check_blob(L);
  int fd = (int)luaL_checkinteger(L, 2);
  pc_blob_form form = (pc_blob_form)luaL_checkoption(L, 3, NULL, forms);
  pc_blob_state state = pc_blob_copy(blob->core, fd, form);
  if (state == PC_BLOB_BROKEN) return push_problem(L, blob);
  push_state(L, state);
  return 1;
}

/* blob:tabulate(descriptor, table) -> state | nil, kind, message. Writes what has arrived as rows.
 */
static int blob_tabulate(lua_State *L) {
  const lpc_blob *blob = check_blob(L);
  int fd = (int)luaL_checkinteger(L, 2);
  pc_blob_state state = pc_blob_tabulate(blob->core, fd, lpc_check_table(L, 3));
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
  static const luaL_Reg methods[] = {{"lines", blob_lines},       {"copy", blob_copy},
                                     {"tabulate", blob_tabulate}, {"await", blob_await},
                                     {"counts", blob_counts},     {"etag", blob_etag},
                                     {"close", blob_close},       {NULL, NULL}};
  lpc_metatable(L, LPC_BLOB, methods, blob_close);
  lua_pushcfunction(L, blob_new);
  lua_setfield(L, -2, "blob");
}
