/* What the transfers of one client share: their settings, connections and idle handles. */
#ifndef PC_SESSION_H
#define PC_SESSION_H

#include "connection/transport.h"

typedef struct {
  pc_ca_and_proxy network;
  pc_member member;
  char *user_agent;
  int http_version; /* 0: what each host speaks; 11; 2: demanded of the service */
  int64_t connect_timeout_ms;
  bool local_tokens; /* the token endpoint is on this machine, so no proxy is used for it */
  pc_node idle;      /* transfers to reuse */
} pc_session;

/* Returns NULL, or what is wrong; free the session in either case. */
const char *pc_session_init(pc_session *session, const pc_client_options *options);
/* Chooses the version of HTTP for the next request to that host. */
void pc_session_choose_version(pc_handle *handle, const pc_session *session, pc_host host,
                               const char *url);
/* Drop its idle transfers first. */
void pc_session_free(pc_session *session);

#endif
