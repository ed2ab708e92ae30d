/* core.webhook_headers and core.webhook_trust: verify deliveries of webhooks. */
#include "lpc.h"

#define LPC_WEBHOOK_TRUST "partnercenter.webhook_trust"

typedef struct {
  pc_webhook_trust *core; /* NULL: closed */
} lpc_webhook_trust;

static void set_text(lua_State *L, const char *name, const char *text) {
  if (!text || !*text) return;
  lua_pushstring(L, text);
  lua_setfield(L, -2, name);
}

/* Pushes { outcome, reason, text } and the fields that this verdict has. */
static void push_verdict(lua_State *L, const pc_webhook_verdict *verdict) {
  lua_createtable(L, 0, 5);
  set_text(L, "outcome", pc_webhook_outcome_name(verdict->outcome));
  set_text(L, "reason", verdict->reason);
  set_text(L, "text", verdict->text);
  set_text(L, "detail", verdict->detail);
  set_text(L, "issuer", verdict->issuer);
  set_text(L, "issuer_url", verdict->issuer_url);
  if (!verdict->expires_s) return;
  lua_pushnumber(L, (lua_Number)verdict->expires_s);
  lua_setfield(L, -2, "expires");
}

static pc_spans field_spans(lua_State *L, int table, const char *name) {
  pc_spans spans;
  spans.at = lpc_field_lines(L, table, name, &spans.count);
  return spans;
}

static pc_span required(lua_State *L, int table, const char *name) {
  pc_span span = lpc_field(L, table, name);
  if (!span.at) luaL_error(L, "partnercenter.core: field '%s' must be a string, got nil", name);
  return span;
}

/* core.webhook_headers{ authorization =, signature =, algorithm =, certificate_url =,
   certificate_hosts = } -> verdict; a verified one has the signature's bytes and certificate_url */
static int webhook_headers(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  pc_webhook_headers headers = {.authorization = lpc_field(L, 1, "authorization"),
                                .signature = lpc_field(L, 1, "signature"),
                                .algorithm = lpc_field(L, 1, "algorithm"),
                                .certificate_url = lpc_field(L, 1, "certificate_url")};
  pc_webhook_verdict verdict;
  pc_webhook_claim claim;
  bool sound =
      pc_webhook_read_headers(&verdict, &claim, &headers, field_spans(L, 1, "certificate_hosts"));
  push_verdict(L, &verdict);
  if (!sound) return 1;
  set_text(L, "certificate_url", claim.certificate_url);
  lua_pushlstring(L, (const char *)claim.signature, claim.signature_len);
  lua_setfield(L, -2, "signature");
  return 1;
}

/* core.webhook_trust{ ca_file =, ca_path =, extra_ca_file =, intermediates = } -> trust | nil,
   message */
static int trust_new(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  pc_webhook_trust_options options = {.ca_file = lpc_field(L, 1, "ca_file"),
                                      .ca_path = lpc_field(L, 1, "ca_path"),
                                      .extra_ca_file = lpc_field(L, 1, "extra_ca_file"),
                                      .intermediates = field_spans(L, 1, "intermediates")};
  lpc_webhook_trust *trust = lpc_newuserdata(L, sizeof *trust);
  trust->core = NULL;
  luaL_getmetatable(L, LPC_WEBHOOK_TRUST);
  lua_setmetatable(L, -2);
  const char *wrong = pc_webhook_trust_new(&trust->core, &options);
  if (!wrong) return 1;
  lua_pushnil(L);
  lua_pushstring(L, wrong);
  return 2;
}

/* trust:verify{ body =, signature =, certificate =, issuers =, issuer_hosts =, now = } -> verdict
 */
static int trust_verify(lua_State *L) {
  const lpc_webhook_trust *trust = lpc_self(L, LPC_WEBHOOK_TRUST);
  if (!trust->core) return luaL_error(L, "partnercenter.core: the webhook's trust is closed");
  luaL_checktype(L, 2, LUA_TTABLE);
  pc_webhook_delivery delivery = {.body = required(L, 2, "body"),
                                  .signature = required(L, 2, "signature"),
                                  .certificate = required(L, 2, "certificate"),
                                  .issuers = field_spans(L, 2, "issuers"),
                                  .issuer_hosts = field_spans(L, 2, "issuer_hosts"),
                                  .now_s = (int64_t)lpc_field_number(L, 2, "now")};
  pc_webhook_verdict verdict;
  (void)pc_webhook_verify(&verdict, trust->core, &delivery);
  push_verdict(L, &verdict);
  return 1;
}

static int trust_close(lua_State *L) {
  lpc_webhook_trust *trust = lpc_self(L, LPC_WEBHOOK_TRUST);
  pc_webhook_trust_free(trust->core);
  trust->core = NULL;
  return 0;
}

void lpc_webhook_register(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"verify", trust_verify}, {"close", trust_close}, {NULL, NULL}};
  lpc_metatable(L, LPC_WEBHOOK_TRUST, methods, trust_close);
  lua_pushcfunction(L, webhook_headers);
  lua_setfield(L, -2, "webhook_headers");
  lua_pushcfunction(L, trust_new);
  lua_setfield(L, -2, "webhook_trust");
}
