/* Fails every allocation in turn, the core's and libcurl's, while calls are made and Redis is
   asked: nothing crashes, nothing leaks, what was accepted ends, and no request is other than it
   was meant. The linker puts the functions here in front of the core's malloc. */
#include "pc.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void __real_free(void *old);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void __wrap_free(void *old);

typedef struct {
  long until_failure; /* < 0: none is due */
  long balance;
  bool failed;
} allocator;

static _Thread_local allocator core_allocator = {.until_failure = -1},
                               curl_allocator = {.until_failure = -1};

static bool fails(allocator *a) {
  if (a->until_failure < 0 || a->until_failure-- > 0) return false;
  a->failed = true;
  return true;
}

static void *counted(allocator *a, void *block) {
  if (block) a->balance++;
  return block;
}

static void *make(allocator *a, size_t size) {
  return fails(a) ? NULL : counted(a, __real_malloc(size));
}

static void *make_zeros(allocator *a, size_t count, size_t size) {
  return fails(a) ? NULL : counted(a, __real_calloc(count, size));
}

static void *resize(allocator *a, void *old, size_t size) {
  if (fails(a)) return NULL;
  void *block = __real_realloc(old, size);
  return old ? block : counted(a, block);
}

static void drop(allocator *a, void *old) {
  if (old) a->balance--;
  __real_free(old);
}

void *__wrap_malloc(size_t size) {
  return make(&core_allocator, size);
}

void *__wrap_calloc(size_t count, size_t size) {
  return make_zeros(&core_allocator, count, size);
}

void *__wrap_realloc(void *old, size_t size) {
  return resize(&core_allocator, old, size);
}

void __wrap_free(void *old) {
  drop(&core_allocator, old);
}

static void *curl_make(size_t size) {
  return make(&curl_allocator, size);
}

static void *curl_make_zeros(size_t count, size_t size) {
  return make_zeros(&curl_allocator, count, size);
}

static void *curl_resize(void *old, size_t size) {
  return resize(&curl_allocator, old, size);
}

static void curl_drop(void *old) {
  drop(&curl_allocator, old);
}

static char *curl_copy(const char *text) {
  size_t size = strlen(text) + 1;
  char *copy = make(&curl_allocator, size);
  return copy ? memcpy(copy, text, size) : NULL;
}

#if defined(__SANITIZE_ADDRESS__)
const char *__asan_default_options(void);

const char *__asan_default_options(void) {
  return "handle_sigfpe=0";
}
#endif

/* ---- the service ---- */

#define BODY "{\"a\":1}"

static int listener, port;
static char url[64];
typedef struct {
  atomic_int requests, wrong; /* wrong: not what their paths say */
} counters;
static counters *seen; /* in memory that the server's process shares */
static pid_t server;

/* A path under /v1 ends with the method that it is for. */
static bool is_meant(const char *head) {
  const char *path = strstr(head, " /v1/"), *end = path ? strchr(path + 1, ' ') : NULL;
  if (!end) return true;
  size_t len = (size_t)(end - path) - 5;
  bool has_body = strchr("P", path[5]) != NULL; /* POST, PUT, PATCH */
  return len == (size_t)(path - head) && !strncmp(head, path + 5, len) &&
         has_body == (strstr(head, BODY) != NULL) && strstr(head, "Authorization: Bearer ");
}

static void answer(int fd, const char *head) {
  seen->requests++;
  if (!is_meant(head)) {
    print_error("wrong: %s\n", head);
    seen->wrong++;
  }
  const char *body = strstr(head, "/token") ? "token" : "\"education\"";
  const char *status = strstr(head, "Bearer first") ? "401 No" : "200 OK";
  char text[256];
  int len = snprintf(text, sizeof text, "HTTP/1.1 %s\r\nContent-Length: %zu\r\n\r\n%s", status,
                     strlen(body), strncmp(head, "HEAD", 4) ? body : "");
  (void)send(fd, text, (size_t)len, MSG_NOSIGNAL);
}

/* As Redis: says OK to each command. Their words hold no '*'. */
static void answer_commands(int fd, const char *bytes, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (bytes[i] == '*') (void)send(fd, "+OK\r\n", 5, MSG_NOSIGNAL);
}

static void *serve_one(void *number) {
  int fd = (int)(intptr_t)number;
  char head[8192];
  size_t len = 0;
  bool are_commands = false;
  for (ssize_t n; (n = recv(fd, head + len, sizeof head - 1 - len, 0)) > 0;) {
    are_commands = are_commands || head[0] == '*';
    if (are_commands) {
      answer_commands(fd, head, (size_t)n);
      continue;
    }
    len += (size_t)n;
    head[len] = '\0';
    const char *end = strstr(head, "\r\n\r\n"), *told = strstr(head, "Content-Length: ");
    if (!end) continue;
    if ((size_t)(end + 4 - head) + (told ? strtoul(told + 16, NULL, 10) : 0) > len) continue;
    answer(fd, head);
    len = 0;
  }
  close(fd);
  return NULL;
}

static void *serve_until_closed(void *number) {
  char byte;
  while (read((int)(intptr_t)number, &byte, 1) > 0) {
  }
  _exit(0);
}

static void serve(void) {
  for (int fd; (fd = accept(listener, NULL, NULL)) >= 0;) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve_one, (void *)(intptr_t)fd) != 0)
      close(fd);
    else
      pthread_detach(thread);
  }
}

/* Its threads are those of another process, as the tests fork: a child would wait for ever for a
   lock that a thread of its parent held. It ends with its parent, killed or not. */
static bool start_server(void) {
  int parent[2];
  if (pipe(parent) != 0) return false;
  server = fork();
  if (server == 0) {
    close(parent[1]);
    pthread_t thread;
    if (pthread_create(&thread, NULL, serve_until_closed, (void *)(intptr_t)parent[0]) != 0)
      _exit(1);
    serve();
    _exit(0);
  }
  close(parent[0]);
  return server > 0;
}

static int tear_down(void **state) {
  (void)state;
  return kill(server, SIGTERM) == 0 && waitpid(server, NULL, 0) == server ? 0 : -1;
}

static int set_up(void **state) {
  (void)state;
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof at;
  seen = mmap(NULL, sizeof *seen, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (seen == MAP_FAILED) return -1;
  listener = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(listener, (struct sockaddr *)&at, sizeof at) != 0 || listen(listener, 64) != 0)
    return -1;
  if (getsockname(listener, (struct sockaddr *)&at, &size) != 0) return -1;
  port = ntohs(at.sin_port);
  (void)snprintf(url, sizeof url, "http://127.0.0.1:%d", port);
  if (!start_server()) return -1;
  return curl_global_init_mem(CURL_GLOBAL_DEFAULT, curl_make, curl_drop, curl_resize, curl_copy,
                              curl_make_zeros) == CURLE_OK &&
                 pc_process_start((const void *)(uintptr_t)set_up) == NULL
             ? 0
             : -1;
}

/* ---- the scenarios ---- */

static pc_span span(const char *text) {
  return (pc_span){text, strlen(text)};
}

static pc_client *new_client(bool ask) {
  pc_pair fields[] = {{span("grant_type"), span("client_credentials")},
                      {span("client_secret"), span("marker")}};
  pc_span headers[] = {span("MS-Contract-Version: v1")};
  pc_client_options options = {.token_path = span("/token"),
                               .user_agent = span("torture"),
                               .fields = fields,
                               .field_count = 2,
                               .headers = headers,
                               .header_count = 1,
                               .timeout_ms = 10000,
                               .attempt_timeout_ms =
                                   300, /* libcurl may lose a transfer for want of memory */
                               .connect_timeout_ms = 10000,
                               .max_attempts = 1,
                               .max_in_flight = 4,
                               .max_response_bytes = 1 << 20,
                               .retry_writes = true,
                               .ask = ask,
                               .observe = true};
  for (int i = 0; i < PC_HOST_COUNT; i++)
    options.base[i] = span(url);
  pc_client *client = NULL;
  const char *why;
  (void)pc_client_new(&client, &why, &options);
  return client;
}

/* Gives the client a token, the second time a better one, as the owner of a client does. */
static void give_token(pc_client *client, pc_audience audience, int *given) {
  pc_span token = span((*given)++ ? "second" : "first");
  if (pc_token_set(client, audience, token, 3600000, false) != PC_OK)
    pc_token_fail(client, audience, PC_CONFIG, 0);
}

static int lost_waiters;

/* Makes one call, and drives the engine until it is over; false when it was not accepted. */
static bool one_call(pc_engine *engine, pc_client *client, const char *method, int *given) {
  uint64_t id;
  const char *why;
  char path[16];
  (void)snprintf(path, sizeof path, "/v1/%s", method);
  pc_request request = {.method = span(method), .path = span(path)};
  if (method[0] == 'P') {
    request.body = span(BODY);
    request.has_body = true;
    request.content_type = span("application/json");
  }
  if (pc_engine_submit(&id, &why, engine, client, &request) != PC_OK) return false;
  int64_t latest = pc_now_ms() + 5000;
  for (bool done = false; !done;) {
    if (pc_now_ms() > latest) {
      lost_waiters++;
      break;
    }
    pc_engine_step(engine);
    pc_notice notice;
    while (pc_engine_notice(&notice, engine))
      if (notice.type == PC_NOTICE_ASK) give_token(client, (pc_audience)notice.host, given);
    pc_outcome out;
    for (pc_call *call; (call = pc_engine_take(&out, engine)); pc_call_release(call)) {
      if (!out.token_answer)
        done = out.id == id;
      else if (out.kind == PC_OK)
        give_token(client, out.audience, given);
      else
        pc_token_fail(client, out.audience, out.kind, 0);
    }
    if (!done) (void)pc_engine_wait(engine, 100);
  }
  return true;
}

/* Each follows one that leaves libcurl's handle in another state. */
static const char *const methods[] = {"GET", "POST", "DELETE", "PATCH",
                                      "GET", "PUT",  "HEAD",   "GET"};

static void make_calls(bool ask) {
  pc_engine *engine = NULL;
  if (pc_engine_new(&engine) != PC_OK) return;
  pc_client *client = new_client(ask);
  int given = 0;
  if (client) {
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
      (void)one_call(engine, client, methods[i], &given);
    pc_client_close(client);
  }
  pc_engine_free(engine);
}

static void calls(void) {
  make_calls(false);
}

static void calls_whose_owner_gets_tokens(void) {
  make_calls(true);
}

static void await_replies(pc_engine *engine, int count) {
  int64_t latest = pc_now_ms() + 5000;
  while (count > 0) {
    if (pc_now_ms() > latest) {
      lost_waiters++;
      return;
    }
    pc_engine_step(engine);
    for (pc_redis_result result; pc_redis_next(&result, engine); count--)
      pc_redis_drop_next(engine);
    if (count > 0) (void)pc_engine_wait(engine, 100);
  }
}

static void commands(void) {
  pc_engine *engine = NULL;
  if (pc_engine_new(&engine) != PC_OK) return;
  pc_redis_options options = {.host = span("127.0.0.1"),
                              .port = port,
                              .database = 1,
                              .password = span("marker"),
                              .name = span("torture"),
                              .connect_timeout_ms = 10000,
                              .command_timeout_ms = 10000};
  pc_span words[] = {span("SET"), span("key"), span("value")};
  pc_redis *redis = NULL;
  const char *why;
  if (pc_redis_open(&redis, &why, engine, &options) == PC_OK) {
    int accepted = 0;
    (void)pc_redis_add_script(redis, span("return 1"));
    for (int i = 0; i < 3; i++)
      accepted += pc_redis_submit(&why, redis, words, 3, i) == PC_OK;
    await_replies(engine, accepted);
    accepted = pc_redis_submit(&why, redis, words, 3, 3) == PC_OK;
    pc_redis_close(redis);
    await_replies(engine, accepted);
    (void)pc_redis_submit(&why, redis, words, 3, 4);
    pc_redis_free(redis);
  }
  pc_engine_free(engine);
}

typedef void scenario(void);
typedef enum { NONE_WAS_DUE, FAILED_WELL, FAILED_BADLY } failure;

/* Runs the scenario with the allocation that comes after `count` others failing. */
static failure one_failure(allocator *a, scenario *run, long count) {
  long before = core_allocator.balance, curl_before = curl_allocator.balance;
  a->failed = false;
  a->until_failure = count;
  run();
  a->until_failure = -1;
  if (lost_waiters || core_allocator.balance != before || curl_allocator.balance != curl_before)
    return FAILED_BADLY;
  return a->failed ? FAILED_WELL : NONE_WAS_DUE;
}

static void torture_core(scenario *run) {
  run(); /* what OpenSSL and libcurl keep for ever */
  long count = 0;
  failure how;
  while ((how = one_failure(&core_allocator, run, count)) == FAILED_WELL)
    count++;
  print_message("# %ld allocations\n", count);
  assert_int_equal(how, NONE_WAS_DUE);
  assert_true(count > 20);
  assert_int_equal(seen->wrong, 0);
}

static void fails_the_core(void **state) {
  (void)state;
  torture_core(calls);
}

static void fails_the_core_while_its_owner_gets_tokens(void **state) {
  (void)state;
  torture_core(calls_whose_owner_gets_tokens);
}

static void fails_the_core_while_it_asks_redis(void **state) {
  (void)state;
  const char *why;
  if (!pc_redis_is_available(&why)) skip();
  torture_core(commands);
}

/* libcurl 7.88 divides by zero after one of its allocations failed (it empties the set of a
   socket's transfers, and uses it again), so each failure gets a process of its own. */
static void fails_libcurl(void **state) {
  (void)state;
  calls();
  long count = 0, divisions = 0;
  for (bool failed = true; failed; count++) {
    (void)fflush(NULL);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
      /* cmocka turns signals into failures; here they are to be seen from outside */
      (void)signal(SIGFPE, SIG_DFL);
      _exit((int)one_failure(&curl_allocator, calls, count));
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    bool divided = WIFSIGNALED(status) && WTERMSIG(status) == SIGFPE;
    divisions += divided;
    assert_true(divided || (WIFEXITED(status) && WEXITSTATUS(status) <= FAILED_WELL));
    failed = divided || WEXITSTATUS(status) == FAILED_WELL;
  }
  print_message("# %ld allocations, %ld of them fatal to libcurl\n", count - 1, divisions);
  assert_true(count > 100);
  assert_true(seen->requests > count);
  assert_int_equal(seen->wrong, 0);
  assert_true(divisions <= 4);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(fails_the_core),
                                     cmocka_unit_test(fails_the_core_while_its_owner_gets_tokens),
                                     cmocka_unit_test(fails_the_core_while_it_asks_redis),
                                     cmocka_unit_test(fails_libcurl)};
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
