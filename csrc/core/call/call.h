/* One call in parts: its request, its limits, its place, its attempts and its answer. */
#ifndef PC_CALL_H
#define PC_CALL_H

#include "base/timers.h"
#include "call/limits.h"
#include "http/transfer.h"

typedef enum {
  PC_QUEUED,   /* in a host queue */
  PC_PARKED,   /* waits for a token */
  PC_ACTIVE,   /* an attempt is in flight */
  PC_SLEEPING, /* until its delay or its backoff is over */
  PC_DONE      /* waits to be taken */
} pc_state;

/* Where the call is. */
typedef struct {
  pc_state state;
  pc_node link;     /* in the list of its state */
  int64_t since_ms; /* queued or parked */
  int64_t until_ms; /* sleeping */
} pc_place;

/* The attempt in flight, or else the last one. */
typedef struct {
  pc_transfer *transfer; /* NULL: none is in flight */
  int64_t started_ms, ends_ms;
  unsigned token;    /* generation of the token that it carries */
  bool token_shared; /* another process had fetched that token */
} pc_flight;

/* The sum of all attempts. */
typedef struct {
  int attempts;
  int late;     /* attempts in a row that timed out */
  int renewals; /* forced ones, of the token */
  bool unclear; /* the service may have done one of them */
} pc_tally;

typedef struct pc_host_queue pc_host_queue;

struct pc_call {
  uint64_t id;
  pc_engine *engine; /* this and the client are for the engine alone */
  pc_client *client;
  pc_node client_link; /* among the client's calls */
  pc_timer timer;
  pc_call *next_spare; /* between two calls */
  size_t size;         /* of its memory */

  pc_host host;
  pc_host_queue *queue;    /* of the host */
  pc_audience audience;    /* of a token request */
  bool token_only;         /* done once the host's token is there */
  pc_http_request request; /* its texts stand behind the struct, in the same allocation */
  char request_id[PC_GUID_LEN + 1], correlation_id[PC_GUID_LEN + 1];

  pc_limits limits;
  pc_place place;
  pc_flight flight;
  pc_attempt attempt; /* how the last one ended; reset whole for the next */
  pc_tally tally;
  bool token_failed;
  pc_answer answer;
};

/* Memory for calls to come, all zeros. */
typedef struct {
  pc_call *first;
  int count;
} pc_spare_calls;

void pc_spare_calls_drop(pc_spare_calls *spares);

/* A call without an id, in no list. *why names the cause of a failure. `base` is the URL that the
   request's path is added to. */
pc_kind pc_call_new(pc_call **out, const char **why, pc_spare_calls *spares, pc_origin *origin,
                    pc_span base, const pc_request *request);
/* Sets how long it may take, how often it may be sent and how much it may receive. */
void pc_call_limit(pc_call *call, const pc_request *request, const pc_call_defaults *defaults,
                   int64_t now_ms);
/* It is in no list and has no transfer. */
void pc_call_free(pc_call *call, pc_spare_calls *spares);

#endif
