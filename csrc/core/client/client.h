/* A client: identity, policy, and the state of its hosts' queues and its tokens. */
#ifndef PC_CLIENT_H
#define PC_CLIENT_H

#include "auth/credential.h"
#include "auth/token_entry.h"
#include "call/host_queue.h"
#include "client/foreign_hosts.h"
#include "http/session.h"

struct pc_client {
  uint64_t id;
  size_t refs;
  bool closed;
  bool draining;     /* takes no calls; only a token request may still be in flight */
  pc_engine *engine; /* NULL until the first call */
  pc_node link;      /* among the engine's clients */
  pc_node calls;     /* all of them, in any state */
  pc_session session;

  pc_credential credential;
  pc_token_entry tokens[PC_AUDIENCE_COUNT];
  bool ask, token_once;

  pc_host_queue queues[PC_HOST_COUNT];
  pc_foreign_hosts foreign_hosts;
  pc_node turn;                 /* among the engine's clients with a call that may leave */
  int last_served;              /* the pc_host of its last call that left */
  int in_flight, max_in_flight; /* without token requests, which calls wait for */
  int budget_used;              /* by retries; each success pays a little back */
  pc_call_defaults defaults;
  bool observe;

  char *base[PC_HOST_COUNT], *token_path;
  char **headers;
  size_t header_count;
};

/* Drops a reference; calls hold theirs until they are released. */
void pc_client_release(pc_client *client);
/* The next host queue in turn with a call that may leave, or NULL. */
pc_host_queue *pc_client_next_queue(pc_client *client, int64_t now_ms);
/* The queue for calls to a host; NULL: out of memory. The origin is that of a foreign host. */
pc_host_queue *pc_client_queue(pc_client *client, pc_host host, pc_span origin);
/* An attempt is sent, and it has ended. */
void pc_client_sent(pc_host_queue *queue, int64_t now_ms);
void pc_client_ended(pc_host_queue *queue, bool passed);
/* The headers of that audience's calls, with a token; NULL: out of memory. */
pc_header_list *pc_client_headers(const pc_client *client, pc_audience audience, pc_span token);

#endif
