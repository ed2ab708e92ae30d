/* A whole exchange: a server on the loopback answers with the bytes. The first of them says whether
 * it closes. */
#include "fuzz.h"
#include "pc.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

static pc_engine *engine;
static pc_client *client; /* a new one once it was told to come back later */
static int listener;
static char url[64];

static pc_span span(const char *text) {
  return (pc_span){text, strlen(text)};
}

static void start(void) {
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t len = sizeof at;
  listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  REQUIRE(bind(listener, (struct sockaddr *)&at, sizeof at) == 0 && listen(listener, 16) == 0);
  REQUIRE(getsockname(listener, (struct sockaddr *)&at, &len) == 0);
  (void)snprintf(url, sizeof url, "http://127.0.0.1:%d", ntohs(at.sin_port));
  REQUIRE(pc_process_start((const void *)(uintptr_t)start) == NULL);
  REQUIRE(pc_engine_new(&engine) == PC_OK);
}

static void new_client(void) {
  pc_client_options options = {.token_path = span("/token"),
                               .static_token = span("token"),
                               .user_agent = span("fuzz"),
                               .timeout_ms = 1000,
                               .attempt_timeout_ms = 50,
                               .connect_timeout_ms = 500,
                               .max_attempts = 1,
                               .max_in_flight = 4,
                               .max_response_bytes = 1 << 16,
                               .observe = true};
  for (int i = 0; i < PC_HOST_COUNT; i++)
    options.base[i] = span(url);
  const char *why;
  REQUIRE(pc_client_new(&client, &why, &options) == PC_OK);
}

/* Reads what there is; true once a request has ended. */
static bool has_request(int fd, size_t *seen, char last[4]) {
  char bytes[2048];
  ssize_t n = recv(fd, bytes, sizeof bytes, MSG_DONTWAIT);
  for (ssize_t i = 0; i < n; i++, (*seen)++) {
    memmove(last, last + 1, 3);
    last[3] = bytes[i];
    if (!memcmp(last, "\r\n\r\n", 4)) return true;
  }
  return false;
}

static bool look_at(const pc_outcome *out) {
  REQUIRE(out->kind < PC_KIND_COUNT && out->phase < PC_PHASE_COUNT);
  REQUIRE(out->kind != PC_OK || (out->status >= 100 && out->status <= 999));
  REQUIRE(out->attempts <= 1 && out->body.len <= 1 << 16);
  REQUIRE(out->retry_after_ms >= -1);
  return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  if (!engine) start();
  if (size < 1) return 0;
  if (!client) new_client();
  const char *why;
  uint64_t id;
  pc_request request = {.method = span("GET"), .path = span("/v1/x"), .accept = span("*/*")};
  if (bytes[0] & 2) request.accept = span("application/json");
  REQUIRE(pc_engine_submit(&id, &why, engine, client, &request) == PC_OK);
  int peer = -1;
  size_t seen = 0;
  char last[4] = {0};
  bool done = false, answered = false, held = false;
  while (!done) {
    pc_engine_step(engine);
    pc_notice notice;
    while (pc_engine_notice(&notice, engine)) {
    }
    pc_outcome out;
    for (pc_call *call; (call = pc_engine_take(&out, engine)); pc_call_release(call)) {
      done = look_at(&out);
      held = out.retry_after_ms >= 0 || out.status == 429;
    }
    if (peer < 0) peer = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (peer >= 0 && !answered && has_request(peer, &seen, last)) {
      (void)send(peer, bytes + 1, size - 1, MSG_NOSIGNAL);
      if (bytes[0] & 1) (void)shutdown(peer, SHUT_WR);
      answered = true;
    }
    struct pollfd both[] = {{.fd = pc_engine_fd(engine), .events = POLLIN},
                            {.fd = answered    ? -1
                                   : peer >= 0 ? peer
                                               : listener,
                             .events = POLLIN}};
    if (!done) (void)poll(both, 2, 200);
  }
  if (peer >= 0) close(peer);
  if (held) {
    pc_client_close(client);
    client = NULL;
  }
  REQUIRE(pc_engine_in_flight(engine) == 0);
  return 0;
}
