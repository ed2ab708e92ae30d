/* What the binding files share. The binding knows the core through pc.h alone, never curl. */
#ifndef LPC_H
#define LPC_H

#include "lpc_compat.h"
#include "pc.h"

#if defined(_WIN32)
#define LPC_EXPORT __declspec(dllexport)
#else
#define LPC_EXPORT __attribute__((visibility("default")))
#endif

#define LPC_ENGINE "partnercenter.engine"
#define LPC_CLIENT "partnercenter.core_client"

typedef struct {
  pc_client *core; /* NULL: closed */
  uint64_t id;     /* stays after the close */
} lpc_client;

typedef struct {
  pc_engine *core; /* NULL: closed */
  /* taken from the core but not yet told: survives an out-of-memory error in between */
  pc_call *taken;
  pc_outcome outcome;
  uint64_t readable; /* call whose consumer may go on; 0: none */
  bool noticed;
  pc_notice notice;
} lpc_engine;

/* Each makes a metatable and adds its functions to the module table on top of the stack. */
void lpc_engine_register(lua_State *L);
void lpc_blob_register(lua_State *L);
void lpc_table_register(lua_State *L);
void lpc_client_register(lua_State *L);
void lpc_file_register(lua_State *L);
void lpc_json_register(lua_State *L);
void lpc_handle_register(lua_State *L);
void lpc_path_register(lua_State *L);
void lpc_redis_register(lua_State *L);
void lpc_waker_register(lua_State *L);
void lpc_webhook_register(lua_State *L);

lpc_client *lpc_check_client(lua_State *L, int index);
void lpc_metatable(lua_State *L, const char *name, const luaL_Reg *methods, lua_CFunction close);
/* Raises when the engine there is closed. */
lpc_engine *lpc_check_engine(lua_State *L, int index);
/* Writes the results of commands into the tables that wait for them in the table at index
   `waiting`, and appends those to the list at index `over`. Returns the length of the list. */
int lpc_redis_hand_over(lua_State *L, lpc_engine *engine, int waiting, int over, int n);

/* For these methods alone: the userdata each is called with. Raises when that is something else. */
void *lpc_self(lua_State *L, const char *name);

/* The string in a field, borrowed while the table holds it; an empty span with a NULL start when
   it is absent. Raises when it is anything else. */
pc_span lpc_field(lua_State *L, int table, const char *name);
/* In milliseconds, at least one where there is any time at all. */
int64_t lpc_to_ms(lua_Number seconds);
int64_t lpc_field_ms(lua_State *L, int table, const char *name, int64_t otherwise);
int lpc_field_int(lua_State *L, int table, const char *name, int otherwise);
lua_Number lpc_field_number(lua_State *L, int table, const char *name); /* 0 when absent */
bool lpc_field_true(lua_State *L, int table, const char *name);
/* An array of strings as spans, in memory that Lua owns (left on the stack). */
const pc_span *lpc_field_lines(lua_State *L, int table, const char *name, size_t *count);
/* An array of {name, value}, likewise. */
const pc_pair *lpc_pairs(lua_State *L, int table, size_t *count);

/* The table at that place of the stack. */
pc_table *lpc_check_table(lua_State *L, int index);
/* The totals there; NULL when absent. */
pc_totals *lpc_opt_totals(lua_State *L, int index);
/* The pipe of a blob; NULL when the field is absent. */
pc_body_pipe *lpc_field_pipe(lua_State *L, int table, const char *name);

pc_host lpc_check_host(lua_State *L, int index);
/* By the name of the host that it is for. */
pc_audience lpc_check_audience(lua_State *L, int index);
pc_span lpc_check_span(lua_State *L, int index);
void lpc_push_span(lua_State *L, pc_span span);

#endif
