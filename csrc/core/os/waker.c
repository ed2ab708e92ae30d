/* Wakes a host whose loop reads only its own sockets: a thread waits for the engine, then sends it
   a byte. Implemented on Linux. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* accept4, struct ucred */
#endif
#include "pc.h"

#ifdef __linux__

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { STACK_SIZE = 128 * 1024 };

#define FOLDER "partnercenter.XXXXXX"
#define FILE   "/wake"

struct pc_waker {
  long pid; /* a forked child has neither the thread nor the right to remove the file */
  bool running;
  pthread_t thread;
  int listener, host, watch, stop; /* -1: closed; watch: epoll of the engine and of stop */
  int engine_fd;
  char folder[sizeof(((struct sockaddr_un *)0)->sun_path)]; /* empty: removed */
  char path[sizeof(((struct sockaddr_un *)0)->sun_path)];
};

static void close_fd(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

static void remove_file(pc_waker *waker) {
  if (!waker->folder[0]) return;
  unlink(waker->path);
  rmdir(waker->folder);
  waker->folder[0] = '\0';
}

static bool listen_at(pc_waker *waker) {
  struct sockaddr_un at = {.sun_family = AF_UNIX};
  memcpy(at.sun_path, waker->path, sizeof at.sun_path);
  waker->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (waker->listener >= 0 && bind(waker->listener, (struct sockaddr *)&at, sizeof at) == 0 &&
      listen(waker->listener, 4) == 0)
    return true;
  close_fd(&waker->listener);
  return false;
}

/* mkdtemp makes a folder that only this user may enter. */
static bool listen_below(pc_waker *waker, const char *parent) {
  int len = snprintf(waker->path, sizeof waker->path, "%s/" FOLDER FILE, parent);
  if (len < 0 || (size_t)len >= sizeof waker->path) return false;
  size_t folder = (size_t)len - (sizeof FILE - 1);
  memcpy(waker->folder, waker->path, folder);
  waker->folder[folder] = '\0';
  if (!mkdtemp(waker->folder)) {
    waker->folder[0] = '\0';
    return false;
  }
  memcpy(waker->path, waker->folder, folder);
  if (listen_at(waker)) return true;
  remove_file(waker);
  return false;
}

pc_waker *pc_waker_open(void) {
  const char *const parents[] = {getenv("TMPDIR"), "/tmp", "/dev/shm", "/var/tmp"};
  pc_waker *waker = calloc(1, sizeof *waker);
  if (!waker) return NULL;
  *waker = (pc_waker){.pid = pc_pid(), .listener = -1, .host = -1, .watch = -1, .stop = -1};
  for (size_t i = 0; i < sizeof parents / sizeof *parents; i++)
    if (parents[i] && parents[i][0] == '/' && listen_below(waker, parents[i])) return waker;
  free(waker);
  return NULL;
}

const char *pc_waker_path(const pc_waker *waker) {
  return waker->path;
}

static bool is_own(int fd) {
  struct ucred peer;
  socklen_t size = sizeof peer;
  return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.pid == getpid();
}

static bool accept_host(pc_waker *waker) {
  while (waker->host < 0) {
    int fd = accept4(waker->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd < 0) return false;
    if (is_own(fd))
      waker->host = fd;
    else
      close(fd);
  }
  return true;
}

static bool watch(const pc_waker *waker, int op, int fd, uint32_t events) {
  struct epoll_event event = {.events = events, .data.fd = fd};
  return epoll_ctl(waker->watch, op, fd, &event) == 0;
}

static void *run(void *user) {
  const pc_waker *waker = user;
  for (;;) {
    struct epoll_event event;
    int got = epoll_wait(waker->watch, &event, 1, -1);
    if (got < 0 && errno != EINTR) return NULL;
    if (got != 1) continue;
    if (event.data.fd != waker->engine_fd) return NULL; /* stopped, or the host has hung up */
    /* nobody else writes, and the host reads this byte before it arms again: there is room */
    (void)!send(waker->host, "", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
  }
}

/* The host's signals are for its own thread. */
static bool start_thread(pc_waker *waker) {
  pthread_attr_t attributes;
  sigset_t all, before;
  if (pthread_attr_init(&attributes) != 0) return false;
  (void)pthread_attr_setstacksize(&attributes, STACK_SIZE); /* else the default, which works too */
  sigfillset(&all);
  waker->running = pthread_sigmask(SIG_SETMASK, &all, &before) == 0;
  if (waker->running) {
    waker->running = pthread_create(&waker->thread, &attributes, run, waker) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
  }
  pthread_attr_destroy(&attributes);
  if (waker->running) pthread_setname_np(waker->thread, "partnercenter");
  return waker->running;
}

bool pc_waker_start(pc_waker *waker, int engine_fd) {
  bool accepted = accept_host(waker);
  remove_file(waker);
  close_fd(&waker->listener);
  if (!accepted) return false;
  waker->engine_fd = engine_fd;
  waker->watch = epoll_create1(EPOLL_CLOEXEC);
  waker->stop = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  return waker->watch >= 0 && waker->stop >= 0 &&
         watch(waker, EPOLL_CTL_ADD, waker->stop, EPOLLIN) &&
         watch(waker, EPOLL_CTL_ADD, waker->host, EPOLLRDHUP) &&
         watch(waker, EPOLL_CTL_ADD, engine_fd, EPOLLONESHOT) && start_thread(waker);
}

bool pc_waker_is_connected(const pc_waker *waker) {
  char byte;
  return waker->running && recv(waker->host, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
         (errno == EAGAIN || errno == EWOULDBLOCK);
}

bool pc_waker_arm(pc_waker *waker) {
  return waker->running && watch(waker, EPOLL_CTL_MOD, waker->engine_fd, EPOLLIN | EPOLLONESHOT);
}

void pc_waker_close(pc_waker *waker) {
  if (!waker) return;
  if (waker->pid == pc_pid()) {
    if (waker->running) {
      uint64_t one = 1;
      (void)!write(waker->stop, &one, sizeof one); /* an eventfd at zero always takes it */
      pthread_join(waker->thread, NULL);
    }
    remove_file(waker);
  }
  close_fd(&waker->listener);
  close_fd(&waker->host);
  close_fd(&waker->watch);
  close_fd(&waker->stop);
  free(waker);
}

#else

pc_waker *pc_waker_open(void) {
  return NULL;
}

const char *pc_waker_path(const pc_waker *waker) {
  (void)waker;
  return "";
}

bool pc_waker_start(pc_waker *waker, int engine_fd) {
  (void)waker, (void)engine_fd;
  return false;
}

bool pc_waker_is_connected(const pc_waker *waker) {
  (void)waker;
  return false;
}

bool pc_waker_arm(pc_waker *waker) {
  (void)waker;
  return false;
}

void pc_waker_close(pc_waker *waker) {
  (void)waker;
}

#endif
