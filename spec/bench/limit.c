#define _GNU_SOURCE
/* The limit: the least work that libcurl allows for the library's requests, byte for byte, with
   the same options. Each slot reuses one handle.
   limit BASE_URL CA_FILE LOOKUPS CONCURRENCY HTTP_VERSION(1.1|2) TOKEN USER_AGENT PATH
   "{id}" in PATH becomes a new GUID in each request. */
#include <curl/curl.h>
#include <openssl/rand.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>

typedef struct {
  CURL *easy;
  struct curl_slist nodes[5];
  char url[512], request_id[64], correlation_id[64];
  char body[4096];
  size_t len;
} slot;

/* Draws many random bytes at a time and avoids printf: both are slow. */
static void guid(char *out) {
  static unsigned char stock[4096];
  static size_t left;
  if (!left) RAND_bytes(stock, (int)(left = sizeof stock));
  const unsigned char *b = stock + (left -= 16);
  for (int i = 0; i < 16; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *out++ = '-';
    *out++ = i == 6 ? '4' : i == 8 ? 'a' : "0123456789abcdef"[b[i] >> 4];
    *out++ = "0123456789abcdef"[b[i] & 15];
  }
  *out = '\0';
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user) {
  slot *s = user;
  size_t len = size * count;
  if (s->len + len <= sizeof s->body) memcpy(s->body + s->len, bytes, len);
  s->len += len;
  return len;
}

static size_t on_header(char *bytes, size_t size, size_t count, void *user) {
  (void)bytes, (void)user;
  return size * count;
}

/* The library's kind of loop: epoll over libcurl's sockets, and its timer. */
static int epoll_fd;
static long timer_ms = -1;

static int on_socket(CURL *easy, curl_socket_t fd, int what, void *user, void *slot_of_socket) {
  (void)easy, (void)user, (void)slot_of_socket;
  struct epoll_event event = {.data.fd = fd};
  if (what == CURL_POLL_REMOVE) {
    epoll_ctl(epoll_fd, EPOLL_CTL_DEL, fd, &event);
    return 0;
  }
  event.events = (what & CURL_POLL_IN ? EPOLLIN : 0u) | (what & CURL_POLL_OUT ? EPOLLOUT : 0u);
  if (epoll_ctl(epoll_fd, EPOLL_CTL_MOD, fd, &event))
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event);
  return 0;
}

static int on_timer(CURLM *multi, long milliseconds, void *user) {
  (void)multi, (void)user;
  timer_ms = milliseconds;
  return 0;
}

static void turn(CURLM *multi) {
  struct epoll_event events[16];
  int running, wait = timer_ms > 1000 ? 1000 : (int)timer_ms;
  if (timer_ms == 0) {
    timer_ms = -1;
    curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
    return;
  }
  int count = epoll_wait(epoll_fd, events, 16, wait);
  for (int i = 0; i < count; i++)
    curl_multi_socket_action(multi, events[i].data.fd,
                             (events[i].events & ~(unsigned)EPOLLOUT ? CURL_CSELECT_IN : 0) |
                                 (events[i].events & EPOLLOUT ? CURL_CSELECT_OUT : 0),
                             &running);
  if (count == 0) curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
}

static struct {
  const char *base, *ca, *path, *agent;
  struct curl_slist common[2]; /* headers that stay the same */
  long concurrency;
  bool h1;
  CURLM *multi;
  slot *slots;
} run;

static void start(slot *s) {
  char *at = stpcpy(s->url, run.base);
  const char *id = strstr(run.path, "{id}");
  memcpy(at, run.path, (size_t)(id - run.path));
  at += id - run.path;
  guid(at);
  strcpy(at + 36, id + 4);
  guid(s->request_id + strlen("MS-RequestId: "));
  guid(s->correlation_id + strlen("MS-CorrelationId: "));
  s->len = 0;
  curl_easy_setopt(s->easy, CURLOPT_URL, s->url);
  curl_easy_setopt(s->easy, CURLOPT_HTTPHEADER, s->nodes);
  curl_multi_add_handle(run.multi, s->easy);
}

static void open_slot(slot *s) {
  strcpy(s->request_id, "MS-RequestId: ");
  strcpy(s->correlation_id, "MS-CorrelationId: ");
  char *lines[3] = {s->request_id, s->correlation_id, (char *)"Accept: application/json"};
  for (int n = 0; n < 3; n++) {
    s->nodes[n].data = lines[n];
    s->nodes[n].next = n < 2 ? &s->nodes[n + 1] : run.common;
  }
  CURL *e = s->easy = curl_easy_init();
  curl_easy_setopt(e, CURLOPT_PRIVATE, (char *)s);
  curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(e, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(e, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(e, CURLOPT_HTTP_VERSION,
                   run.h1 ? (long)CURL_HTTP_VERSION_1_1 : (long)CURL_HTTP_VERSION_2TLS);
  curl_easy_setopt(e, CURLOPT_PIPEWAIT, 1L);
  curl_easy_setopt(e, CURLOPT_ACCEPT_ENCODING, "gzip");
  curl_easy_setopt(e, CURLOPT_USERAGENT, run.agent);
  curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, 10000L);
  curl_easy_setopt(e, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(e, CURLOPT_PROXY, "");
  curl_easy_setopt(e, CURLOPT_NOPROXY, "");
  curl_easy_setopt(e, CURLOPT_CAINFO, run.ca);
  curl_easy_setopt(e, CURLOPT_CAPATH, NULL);
  curl_easy_setopt(e, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)64 << 20);
  curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(e, CURLOPT_WRITEDATA, s);
  curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, on_header);
}

/* Makes that many lookups, returns how many failed. */
static long sweep(long lookups) {
  long started = 0, done = 0, wrong = 0;
  for (slot *s = run.slots; started < run.concurrency && started < lookups; s++, started++) {
    if (!s->easy) open_slot(s);
    start(s);
  }
  while (done < lookups) {
    int left;
    turn(run.multi);
    CURLMsg *message;
    while ((message = curl_multi_info_read(run.multi, &left))) {
      if (message->msg != CURLMSG_DONE) continue;
      slot *s;
      long status = 0;
      CURL *easy = message->easy_handle;
      CURLcode code = message->data.result;
      curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&s);
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      curl_multi_remove_handle(run.multi, easy);
      done++;
      wrong += code != CURLE_OK || status != 200;
      if (started < lookups) {
        start(s);
        started++;
      }
    }
  }
  return wrong;
}

static void say(const char *line) {
  puts(line);
  (void)fflush(stdout); /* measure.c notes the time of each line */
}

int main(int argc, char **argv) {
  if (argc < 9 || strlen(argv[1]) + strlen(argv[8]) > 400 || !strstr(argv[8], "{id}")) return 2;
  run.base = argv[1], run.ca = argv[2], run.agent = argv[7], run.path = argv[8];
  run.concurrency = atol(argv[4]), run.h1 = !strcmp(argv[5], "1.1");
  long lookups = atol(argv[3]);
  static char bearer[8192];
  (void)snprintf(bearer, sizeof bearer, "Authorization: Bearer %s", argv[6]);
  run.common[0].data = bearer;
  run.common[0].next = &run.common[1];
  run.common[1].data = (char *)"MS-Contract-Version: v1";
  curl_global_init(CURL_GLOBAL_DEFAULT);
  run.multi = curl_multi_init();
  epoll_fd = epoll_create1(EPOLL_CLOEXEC);
  curl_multi_setopt(run.multi, CURLMOPT_SOCKETFUNCTION, on_socket);
  curl_multi_setopt(run.multi, CURLMOPT_TIMERFUNCTION, on_timer);
  curl_multi_setopt(run.multi, CURLMOPT_MAX_HOST_CONNECTIONS,
                    run.h1 ? run.concurrency : (run.concurrency + 99) / 100);
  curl_multi_setopt(run.multi, CURLMOPT_MAXCONNECTS, 4 * run.concurrency);
  run.slots = calloc((size_t)run.concurrency, sizeof *run.slots);
  if (!run.multi || !run.slots) return 1;

  long wrong = sweep(1);
  say("first");
  say("ready");
  wrong += sweep(lookups - 1);
  char result[64];
  (void)snprintf(result, sizeof result, "%ld done, %ld wrong", lookups, wrong);
  say(result);

  for (long i = 0; i < run.concurrency; i++)
    curl_easy_cleanup(run.slots[i].easy);
  curl_multi_cleanup(run.multi);
  free(run.slots);
  return wrong != 0;
}
