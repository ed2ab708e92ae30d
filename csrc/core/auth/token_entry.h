/* One cached access token: when it serves, when the next one is fetched, and which calls wait for
   it. */
#ifndef PC_TOKEN_ENTRY_H
#define PC_TOKEN_ENTRY_H

#include "base/list.h"
#include "base/timers.h"
#include "http/attempt.h"
#include "http/header_list.h"

typedef struct {
  pc_client *client; /* for the engine alone */
  pc_audience audience;
  pc_header_list *headers; /* with the bearer token; NULL while there is none */
  unsigned generation;     /* counts the tokens that this entry has had */
  bool is_static, usable, fetching;
  bool forced;                    /* the service refused the token at hand */
  bool unproven;                  /* fetched after such a refusal, and not accepted yet */
  bool shared;                    /* another process had fetched it */
  bool shared_refused;            /* a shared one was refused, and nothing was accepted since */
  int64_t expires_at, refresh_at; /* CLOCK_BOOTTIME; PC_NEVER: unknown */
  int64_t pause_until;            /* no background refresh before */
  int64_t refused_until;          /* no token is available before; `refusal` is the kind */
  int64_t renewed_until;          /* an unproven token that is refused before stays refused */
  int64_t held_until;             /* the token endpoint asked to wait so long */
  int64_t extended_until;         /* calls may wait until then, whatever their deadlines */
  pc_kind refusal;
  char trouble[128]; /* why the token request in flight was not answered yet, or nothing */
  pc_timer timer;    /* when the owner is to be asked again */
  pc_node parked;    /* calls that wait for the token */
} pc_token_entry;

void pc_token_entry_init(pc_token_entry *entry, pc_client *client, pc_audience audience);
void pc_token_entry_drop(pc_token_entry *entry);

typedef enum {
  PC_TOKEN_READY,   /* the call is sent with the token */
  PC_TOKEN_REFRESH, /* it is sent, and the next token is fetched meanwhile */
  PC_TOKEN_WAIT,    /* the call waits for the token that is being fetched */
  PC_TOKEN_FETCH,   /* the call waits, and the fetch must be started */
  PC_TOKEN_REFUSED, /* no token is available; `refusal` is the kind */
  PC_TOKEN_HELD     /* the token endpoint asked to wait longer than the call may take */
} pc_token_verdict;

/* For a call that waits at most until then. */
pc_token_verdict pc_token_entry_ask(pc_token_entry *entry, int64_t now_ms, int64_t waits_until_ms);

/* A token of that generation was refused, and another may be accepted. */
bool pc_token_entry_may_renew(const pc_token_entry *entry, unsigned generation, int64_t now_ms);
void pc_token_entry_refuse(pc_token_entry *entry, unsigned generation, int64_t now_ms);
void pc_token_entry_accept(pc_token_entry *entry, unsigned generation);

/* A token arrived; the headers are the entry's from now on. life_ms < 0: no known end. */
void pc_token_entry_set(pc_token_entry *entry, pc_header_list *headers, int64_t life_ms,
                        bool shared, int64_t now_ms);
/* No token is available for that long. True: calls that wait for it end. */
bool pc_token_entry_fail(pc_token_entry *entry, pc_kind kind, int64_t hold_ms, int64_t now_ms);
/* A token request will be sent again at that time. True: calls that end before are told now. */
bool pc_token_entry_delay(pc_token_entry *entry, const pc_attempt *attempt, bool throttled,
                          int64_t until_ms);
/* The cached token, or an empty span; life_ms: how long it is still valid, < 0 when unknown. */
pc_span pc_token_entry_peek(int64_t *life_ms, const pc_token_entry *entry);

#endif
