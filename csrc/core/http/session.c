#include "http/session.h"

#include <stdlib.h>

const char *pc_session_init(pc_session *session, const pc_client_options *options) {
  *session = (pc_session){.http_version = options->http_version,
                          .connect_timeout_ms = options->connect_timeout_ms,
                          .local_tokens = options->managed_identity,
                          .member = {.connections = options->max_in_flight + PC_AUDIENCE_COUNT}};
  pc_list_init(&session->idle);
  pc_list_init(&session->member.link);
  const char *wrong = pc_ca_and_proxy_init(&session->network, options);
  if (wrong) return wrong;
  session->user_agent = pc_copy(options->user_agent);
  return session->user_agent ? NULL : "not enough memory";
}

void pc_session_free(pc_session *session) {
  pc_ca_and_proxy_free(&session->network);
  free(session->user_agent);
}
