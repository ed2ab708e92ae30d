/* require "partnercenter.core" */
#include "lpc.h"

#include <fcntl.h>
#include <unistd.h>

typedef struct {
  pc_origin *core; /* NULL: not asked for yet, or closed */
} lpc_origin;

static pc_origin *random_source(lua_State *L) {
  lpc_origin *origin = lua_touserdata(L, lua_upvalueindex(1));
  if (!origin->core) origin->core = pc_origin_new();
  return origin->core;
}

/* core.guid() -> a new GUID; its upvalue is where this Lua state takes random bytes from */
static int module_guid(lua_State *L) {
  char guid[PC_GUID_LEN + 1];
  pc_origin *origin = random_source(L);
  if (!origin || !pc_guid(guid, origin))
    return luaL_error(L, "the system's random source does not answer");
  lua_pushlstring(L, guid, PC_GUID_LEN);
  return 1;
}

static int origin_close(lua_State *L) {
  lpc_origin *origin = lua_touserdata(L, 1);
  pc_origin_free(origin->core);
  origin->core = NULL;
  return 0;
}

static void push_origin(lua_State *L) {
  lpc_origin *origin = lpc_newuserdata(L, sizeof *origin);
  origin->core = NULL;
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, origin_close);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
}

static int module_is_guid(lua_State *L) {
  lua_pushboolean(L, lua_type(L, 1) == LUA_TSTRING && pc_is_guid(lpc_check_span(L, 1)));
  return 1;
}

static int module_escape(lua_State *L) {
  pc_span text = lpc_check_span(L, 1);
  if (text.len > (size_t)1 << 26) return luaL_error(L, "the text is too long to be part of a URL");
  char *out = lpc_newuserdata(L, 3 * text.len + 1);
  lua_pushlstring(L, out, pc_escape(out, text));
  return 1;
}

/* core.is_base_url(text) -> whether requests may go to this base address */
static int module_is_base_url(lua_State *L) {
  lua_pushboolean(L, pc_url_is_base(lpc_check_span(L, 1)));
  return 1;
}

/* core.is_allowed_origin(origin, patterns) -> see pc_origin_is_allowed */
static int module_is_allowed_origin(lua_State *L) {
  size_t count = 0;
  luaL_checktype(L, 2, LUA_TTABLE);
  pc_span origin = lpc_check_span(L, 1);
  lua_createtable(L, 0, 1);
  lua_pushvalue(L, 2);
  lua_setfield(L, -2, "patterns");
  const pc_span *patterns = lpc_field_lines(L, lua_gettop(L), "patterns", &count);
  lua_pushboolean(L, pc_origin_is_allowed(origin, patterns, count));
  return 1;
}

/* core.is_loopback_url(text) -> whether requests to this base address stay on this machine */
static int module_is_loopback_url(lua_State *L) {
  lua_pushboolean(L, pc_url_is_loopback(lpc_check_span(L, 1)));
  return 1;
}

/* core.is_retried(status) -> whether a read that ends with this status is sent again */
static int module_is_retried(lua_State *L) {
  lua_pushboolean(L, pc_status_is_retried((int)lua_tointeger(L, 1)));
  return 1;
}

/* core.is_unclear(status) -> whether a write that ends with this status may have been carried out
 */
static int module_is_unclear(lua_State *L) {
  lua_pushboolean(L, pc_status_is_unclear((int)lua_tointeger(L, 1)));
  return 1;
}

/* core.utf8_prefix(text) -> how many of its bytes, from the first on, are sound UTF-8 */
static int module_utf8_prefix(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)pc_utf8_prefix(lpc_check_span(L, 1)));
  return 1;
}

static int module_sha256(lua_State *L) {
  char text[PC_SHA256_TEXT + 1];
  if (!pc_sha256_text(text, lpc_check_span(L, 1))) return luaL_error(L, "not enough memory");
  lua_pushlstring(L, text, PC_SHA256_TEXT);
  return 1;
}

/* core.is_seal_key(text) -> whether it is a key for core.seal: 32 bytes in hex or base64 */
static int module_is_seal_key(lua_State *L) {
  lua_pushboolean(L, lua_type(L, 1) == LUA_TSTRING && pc_is_seal_key(lpc_check_span(L, 1)));
  return 1;
}

/* core.seal(key, text, context) -> the text, encrypted; only the same context unseals it */
static int module_seal(lua_State *L) {
  pc_span key = lpc_check_span(L, 1), text = lpc_check_span(L, 2), context = lpc_check_span(L, 3);
  pc_origin *origin = random_source(L);
  luaL_argcheck(L, text.len <= PC_SEAL_MAX, 2, "the text is too long");
  size_t len = 0;
  char *out = lpc_newuserdata(L, PC_SEALED_SIZE(text.len));
  if (!origin || !pc_seal(out, &len, key, text, context, origin))
    return luaL_error(L, "the text could not be encrypted");
  lua_pushlstring(L, out, len);
  return 1;
}

/* core.unseal(key, sealed, context) -> text, or nil and why: "absent" (not sealed), "other_key",
   "damaged" */
static int module_unseal(lua_State *L) {
  pc_span key = lpc_check_span(L, 1), text = lpc_check_span(L, 2), context = lpc_check_span(L, 3);
  static const char *const verdicts[] = {[PC_SEAL_ABSENT] = "absent",
                                         [PC_SEAL_OTHER_KEY] = "other_key",
                                         [PC_SEAL_DAMAGED] = "damaged"};
  size_t len = 0;
  char *out = lpc_newuserdata(L, text.len + 1);
  pc_seal_verdict verdict = pc_unseal(out, &len, key, text, context);
  if (verdict == PC_SEAL_MEMORY) return luaL_error(L, "not enough memory");
  if (verdict == PC_SEAL_OPEN) {
    lua_pushlstring(L, out, len);
    return 1;
  }
  lua_pushnil(L);
  lua_pushstring(L, verdicts[verdict]);
  return 2;
}

static int module_pid(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)pc_pid());
  return 1;
}

/* core.dup(fd) -> a duplicate for a host's loop, which core.close gives back */
static int module_dup(lua_State *L) {
  int fd = fcntl((int)luaL_checkinteger(L, 1), F_DUPFD_CLOEXEC, 0);
  if (fd < 0) return luaL_error(L, "no descriptor is left");
  lua_pushinteger(L, fd);
  return 1;
}

static int module_close(lua_State *L) {
  close((int)luaL_checkinteger(L, 1));
  return 0;
}

static int module_now(lua_State *L) {
  lua_pushnumber(L, (lua_Number)pc_now_ms() / 1000);
  return 1;
}

/* core.boottime() -> seconds of a clock that goes on in suspend */
static int module_boottime(lua_State *L) {
  lua_pushnumber(L, (lua_Number)pc_boot_ms() / 1000);
  return 1;
}

static int module_ca_file(lua_State *L) {
  lua_pushstring(L, pc_curl_ca_file());
  return 1;
}

LPC_EXPORT int luaopen_partnercenter_core(lua_State *L);

LPC_EXPORT int luaopen_partnercenter_core(lua_State *L) {
  static const luaL_Reg functions[] = {{"utf8_prefix", module_utf8_prefix},
                                       {"is_guid", module_is_guid},
                                       {"is_base_url", module_is_base_url},
                                       {"is_allowed_origin", module_is_allowed_origin},
                                       {"is_loopback_url", module_is_loopback_url},
                                       {"is_retried", module_is_retried},
                                       {"is_unclear", module_is_unclear},
                                       {"escape", module_escape},
                                       {"pid", module_pid},
                                       {"is_seal_key", module_is_seal_key},
                                       {"unseal", module_unseal},
                                       {"sha256", module_sha256},
                                       {"dup", module_dup},
                                       {"close", module_close},
                                       {"now", module_now},
                                       {"boottime", module_boottime},
                                       {"ca_file", module_ca_file},
                                       {NULL, NULL}};
  char version[PC_CURL_VERSION_MAX];
  /* any address in this library will do; a function's may not be cast to an object's */
  const char *wrong = pc_process_start(functions);
  if (wrong) return luaL_error(L, "%s", wrong);
  lua_newtable(L);
  lpc_setfuncs(L, functions);
  push_origin(L);
  lua_pushvalue(L, -1);
  lua_pushcclosure(L, module_guid, 1);
  lua_setfield(L, -3, "guid");
  lua_pushcclosure(L, module_seal, 1);
  lua_setfield(L, -2, "seal");
  lpc_engine_register(L);
  lpc_blob_register(L);
  lpc_table_register(L);
  lpc_client_register(L);
  lpc_file_register(L);
  lpc_json_register(L);
  lpc_handle_register(L);
  lpc_path_register(L);
  lpc_redis_register(L);
  lpc_waker_register(L);
  lpc_webhook_register(L);
  lua_pushinteger(L, PC_ABI);
  lua_setfield(L, -2, "abi");
  pc_curl_version(version);
  lua_pushstring(L, version);
  lua_setfield(L, -2, "curl_version");
  return 1;
}
