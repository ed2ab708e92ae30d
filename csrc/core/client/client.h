/* What a client, a call and a token slot are; shared by the files that move calls from state to
   state: engine, gate, token, call. */
#ifndef PC_CLIENT_H
#define PC_CLIENT_H

#include "auth/assertion.h"
#include "base/buf.h"
#include "base/list.h"
#include "base/timers.h"
#include "call/pace.h"
#include "call/retry.h"
#include "http/transfer.h"

typedef struct {
  char *name, *value;
} pc_field;

/* The calls to one host of a client, in order, and when the next of them may leave.
   What the service last let pass between two refusals is remembered: up to there calls leave
   freely, beyond it one at a time, then one more for each that passes. */
typedef struct {
  pc_client *client;
  pc_host host;
  pc_node queue;
  int64_t not_before_ms;
  bool too_long;                  /* that is longer than any call waits for its turn */
  pc_pace pace;                   /* a known limit on requests per minute */
  int in_flight, passed, learned; /* passed: since the last refusal; learned 0: no limit met */
  pc_timer timer;
} pc_gate;

typedef struct {
  pc_client *client;
  int index;
  pc_header_list *headers; /* with the bearer token; NULL while there is none */
  unsigned generation;     /* counts the tokens this slot has had */
  bool usable, fetching, is_static;
  bool unproven;      /* came from a forced renewal and was not accepted yet */
  bool borrowed;      /* fetched by somebody else */
  bool lent;          /* a borrowed one was refused, and nothing was accepted since */
  bool forced;        /* the service refused the token at hand */
  int64_t expires_at; /* CLOCK_BOOTTIME; PC_NEVER: unknown */
  int64_t refresh_at, pause_until, refused_until, patient_until;
  int64_t renewed_until; /* until then an unproven token that is refused stays refused */
  int64_t held_until;    /* the token endpoint asked to wait so long */
  char trouble[128];     /* why the token request at work was not answered yet, or nothing */
  pc_timer timer;        /* when the owner is to be asked again */
  pc_kind refusal;
  pc_node parked;
} pc_slot;

struct pc_client {
  uint64_t id;
  size_t refs;
  bool closed, retired; /* retired: all that is left to come is the answer to a token request */
  pc_engine *engine;    /* NULL until the first call */
  pc_node link;         /* the engine's clients */
  pc_node calls;
  pc_session session;
  int in_flight;   /* token requests, which calls wait for, left out */
  pc_node turn;    /* among the engine's clients with a call that may leave */
  int last_served; /* the host whose turn it was */
  pc_gate gates[PC_HOST_COUNT];
  pc_slot slots[PC_SLOT_COUNT];

  char *base[PC_HOST_COUNT], *token_path;
  pc_field audience[PC_SLOT_COUNT];
  pc_field *fields;
  size_t field_count;
  char **headers;
  size_t header_count;
  int64_t timeout_ms, attempt_timeout_ms;
  int max_attempts, max_in_flight;
  size_t max_response_bytes;
  pc_certificate *certificate;
  bool assertion_rs256, assertion_sha1, send_certificate_chain;
  int budget_used; /* by repeating what failed; each success pays a little back */
  bool ask, token_once, retry_writes, observe;
};

typedef enum { PC_QUEUED, PC_PARKED, PC_ACTIVE, PC_SLEEPING, PC_DONE } pc_state;

struct pc_call {
  uint64_t id;
  pc_engine *engine;
  pc_client *client;
  pc_call *next_spare; /* between two calls */
  pc_host host;
  int slot; /* a token request: whose */
  pc_state state;
  pc_node link;        /* gate, parked, active or done */
  pc_node client_link; /* all of the client's */
  pc_timer timer;
  pc_transfer *transfer;
  pc_repeat repeat;

  pc_http_request request; /* its texts live behind the struct, in the same allocation */
  size_t size;
  bool token_only, wants_word;
  char request_id[PC_GUID_LEN + 1], correlation_id[PC_GUID_LEN + 1];

  int64_t deadline_ms, attempt_timeout_ms, parked_ms, attempt_started_ms, attempt_ends_ms, wake_ms;
  int attempts, max_attempts;
  int late;            /* attempts in a row whose own time was up */
  bool unclear;        /* one of the attempts may have been done, unbeknown */
  unsigned generation; /* of the token the last attempt carried */
  bool borrowed;       /* which somebody else had fetched */
  int renewals;        /* forced ones */
  bool token_failed;
  bool patient; /* neither its turn nor throttling counts against its deadline */
  int64_t queued_ms, latest_ms;
  pc_attempt last;
  pc_answer answer;
};

/* ---- client.c ---- */
void pc_client_release(pc_client *client);

/* ---- gate.c ---- */
void pc_gate_init(pc_gate *gate, pc_client *client, pc_host host);
void pc_gate_enqueue(pc_gate *gate, pc_call *call, bool in_front);
/* The service refused a call: nothing leaves before `until`; calls whose deadline passes first end
   as throttled. */
void pc_gate_hold(pc_gate *gate, int64_t until_ms);
/* When a queued call gives up. */
int64_t pc_gate_waits_until(const pc_call *call);
/* The call's deadline moves by time that does not count. */
void pc_gate_excuse(pc_call *call, int64_t ms);
/* A call taken by pc_gate_next leaves; it comes back answered, or not. */
void pc_gate_left(pc_call *call);
void pc_gate_returned(pc_call *call, bool passed);
/* A gate of the client has opened or closed: its turn and its timers are brought up to date. */
void pc_gates_update(pc_client *client);
/* Takes the next call that may leave, or NULL: clients take turns, and the hosts of each. */
pc_call *pc_gate_next(pc_engine *engine);

/* ---- token.c ---- */
void pc_slot_init(pc_slot *slot, pc_client *client, int index);
void pc_slot_drop(pc_slot *slot);
void pc_slot_timer_fired(pc_slot *slot);
/* The headers to send, or NULL: the call was parked, or ended because no token is to be had. */
pc_header_list *pc_token_for(pc_call *call, int64_t now);
/* When a parked call gives up. */
int64_t pc_token_waits_until(const pc_call *call);
/* Whether another token may mend a 401. */
bool pc_token_may_renew(const pc_call *call);
/* Queues the call, to leave with another token. */
void pc_token_renew(pc_call *call);
void pc_token_proven(pc_call *call);
/* A token request will be sent again; calls whose time is up before that are told now. */
void pc_token_delayed(const pc_call *request, int64_t until_ms);
/* Ends a parked call whose time is up. */
void pc_token_late(pc_call *call);
/* Puts a fresh assertion into a token request that is about to be sent again. */
void pc_token_sign_again(pc_call *call);

/* ---- call.c ---- */
pc_kind pc_call_new(pc_call **out, const char **why, pc_engine *engine, pc_client *client,
                    const pc_request *request);
void pc_call_free(pc_call *call);
/* Frees the memory that calls to come would get. */
void pc_calls_drop_spare(pc_engine *engine);
void pc_call_attempted(pc_call *call);
void pc_call_sleep(pc_call *call, int64_t until_ms);
/* Ends it for a reason that is no attempt's. */
void pc_call_finish(pc_call *call, pc_kind kind, pc_phase phase, const char *message);
void pc_call_timer_fired(pc_call *call, int64_t now);
/* Ends the transfer, if there is one, without an answer. */
void pc_call_detach(pc_call *call);

#endif
