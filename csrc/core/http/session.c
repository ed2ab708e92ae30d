#include "http/session.h"

#include "base/url.h"

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

/* http_version = "2" demands HTTP/2 only of the service: a token endpoint may be older. Foreign
   hosts have no peer and get HTTP/1.1: to pause one transfer on libcurl's connection of HTTP/2
   stops the others too. */
void pc_session_choose_version(pc_handle *handle, const pc_session *session, pc_host host,
                               const char *url) {
  int version = handle->peer ? session->http_version : 11;
  handle->demands_h2 = version == 2 && host != PC_HOST_TOKEN;
  handle->asks_h2 = handle->peer && version != 11 && pc_url_is_https((pc_span){url, 8}) &&
                    (handle->demands_h2 || !handle->peer->h1);
}
