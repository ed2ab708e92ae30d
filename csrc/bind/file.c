/* core.check_file, check_target, check_plain, read_file, replace_file, join_file, lock_file and
   download: file operations that plain Lua lacks. */
#include "lpc.h"

#include <errno.h>
#include <string.h>

#define LPC_LOCK     "partnercenter.lock"
#define LPC_CONTENT  "partnercenter.content"
#define LPC_DOWNLOAD "partnercenter.download"

enum { PIECE = 65536 };

static int push_problem(lua_State *L, int problem) {
  char text[128];
  const char *reason = pc_file_reason(problem);
  if (reason) {
    lua_pushnil(L);
    lua_pushstring(L, reason);
    return 2;
  }
#if defined(__GLIBC__) && defined(_GNU_SOURCE)
  lua_pushnil(L);
  lua_pushstring(L, strerror_r(problem, text, sizeof text));
#else
  lua_pushnil(L);
  lua_pushstring(L, strerror_r(problem, text, sizeof text) ? "unknown error" : text);
#endif
  return 2;
}

/* core.check_file(path) -> true | nil, why no secret may be written there */
static int check_file(lua_State *L) {
  int problem = pc_file_check(luaL_checkstring(L, 1));
  if (problem) return push_problem(L, problem);
  lua_pushboolean(L, 1);
  return 1;
}

/* core.check_target(path) -> true | nil, why no new file may replace it */
static int check_target(lua_State *L) {
  int problem = pc_file_target(luaL_checkstring(L, 1));
  if (problem) return push_problem(L, problem);
  lua_pushboolean(L, 1);
  return 1;
}

/* core.check_plain(path) -> true | nil, why: nothing stands there, or a regular file */
static int check_plain(lua_State *L) {
  int problem = pc_file_plain(luaL_checkstring(L, 1));
  if (problem) return push_problem(L, problem);
  lua_pushboolean(L, 1);
  return 1;
}

typedef struct {
  char *text;
  size_t len;
} lpc_content;

static int content_free(lua_State *L) {
  lpc_content *content = lpc_self(L, LPC_CONTENT);
  pc_file_read_free(content->text, content->len);
  content->text = NULL;
  return 0;
}

/* core.read_file(path) -> text | false (no such file) | nil, message */
static int read_file(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  lpc_content *content = lpc_newuserdata(L, sizeof *content); /* pushing the text may raise */
  content->text = NULL;
  luaL_getmetatable(L, LPC_CONTENT);
  lua_setmetatable(L, -2);
  int problem = pc_file_read(&content->text, &content->len, path);
  if (problem == ENOENT) {
    lua_pushboolean(L, 0);
    return 1;
  }
  if (problem) return push_problem(L, problem);
  lua_pushlstring(L, content->text, content->len);
  pc_file_read_free(content->text, content->len);
  content->text = NULL;
  return 1;
}

/* core.replace_file(path, content) -> true | nil, message */
static int replace_file(lua_State *L) {
  int problem = pc_file_replace(luaL_checkstring(L, 1), lpc_check_span(L, 2));
  if (problem) return push_problem(L, problem);
  lua_pushboolean(L, 1);
  return 1;
}

/* core.join_file(into, at, [from]) -> size | nil, message: cuts the file at a place and appends
 * another */
static int join_file(lua_State *L) {
  uint64_t size = 0;
  lua_Number at = luaL_checknumber(L, 2);
  luaL_argcheck(L, at >= 0, 2, "a size expected");
  int problem =
      pc_file_join(&size, luaL_checkstring(L, 1), (uint64_t)at, luaL_optstring(L, 3, NULL));
  if (problem) return push_problem(L, problem);
  lua_pushnumber(L, (lua_Number)size);
  return 1;
}

/* core.lock_file(path) -> lock | false (held by another) | nil, message; lock:close() releases it
 */
static int lock_file(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  pc_file_guard *lock = lpc_newuserdata(L, sizeof *lock);
  lock->fd = -1;
  luaL_getmetatable(L, LPC_LOCK);
  lua_setmetatable(L, -2);
  int problem = pc_file_lock(lock, path);
  if (problem == EWOULDBLOCK) {
    lua_pushboolean(L, 0);
    return 1;
  }
  return problem ? push_problem(L, problem) : 1;
}

static int lock_close(lua_State *L) {
  pc_file_unlock(lpc_self(L, LPC_LOCK));
  return 0;
}

/* core.download([path]) -> download | nil, message: a file that appears at the path on keep()
 */
static int download_open(lua_State *L) {
  const char *to = luaL_optstring(L, 1, NULL);
  pc_download *download = lpc_newuserdata(L, sizeof *download);
  *download = (pc_download){.fd = -1};
  luaL_getmetatable(L, LPC_DOWNLOAD);
  lua_setmetatable(L, -2);
  int problem = pc_download_open(download, to);
  return problem ? push_problem(L, problem) : 1;
}

static pc_download *check_download(lua_State *L) {
  pc_download *download = lpc_self(L, LPC_DOWNLOAD);
  if (download->fd < 0) luaL_error(L, "partnercenter.core: the download file is closed");
  return download;
}

/* download:fd() -> its descriptor */
static int download_fd(lua_State *L) {
  lua_pushinteger(L, check_download(L)->fd);
  return 1;
}

/* download:size() -> bytes */
static int download_size(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)pc_download_size(check_download(L)));
  return 1;
}

/* download:read(from) -> up to 64 KiB, "" at the end | nil, message */
static int download_read(lua_State *L) {
  const pc_download *download = check_download(L);
  lua_Number from = luaL_checknumber(L, 2);
  size_t len = PIECE;
  char *piece = lpc_newuserdata(L, len);
  int problem = pc_download_read(download, piece, &len, (uint64_t)from);
  if (problem) return push_problem(L, problem);
  lua_pushlstring(L, piece, len);
  return 1;
}

/* download:keep() -> true | nil, message */
static int download_keep(lua_State *L) {
  int problem = pc_download_keep(check_download(L));
  if (problem) return push_problem(L, problem);
  lua_pushboolean(L, 1);
  return 1;
}

static int download_drop(lua_State *L) {
  pc_download_drop(lpc_self(L, LPC_DOWNLOAD));
  return 0;
}

void lpc_file_register(lua_State *L) {
  static const luaL_Reg download[] = {{"fd", download_fd},     {"size", download_size},
                                      {"read", download_read}, {"keep", download_keep},
                                      {"drop", download_drop}, {NULL, NULL}};
  static const luaL_Reg methods[] = {{"close", lock_close}, {NULL, NULL}};
  static const luaL_Reg functions[] = {
      {"check_file", check_file}, {"check_target", check_target}, {"check_plain", check_plain},
      {"read_file", read_file},   {"replace_file", replace_file}, {"lock_file", lock_file},
      {"join_file", join_file},   {"download", download_open},    {NULL, NULL}};
  static const luaL_Reg none[] = {{NULL, NULL}};
  lpc_metatable(L, LPC_LOCK, methods, lock_close);
  lpc_metatable(L, LPC_CONTENT, none, content_free);
  lpc_metatable(L, LPC_DOWNLOAD, download, download_drop);
  for (const luaL_Reg *function = functions; function->name; function++) {
    lua_pushcfunction(L, function->func);
    lua_setfield(L, -2, function->name);
  }
}
