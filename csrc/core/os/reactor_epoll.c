#ifdef __linux__

#include "os/reactor.h"

#include <errno.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

static bool watch(pc_reactor *reactor, int op, int fd, uint32_t events) {
  struct epoll_event event = {.events = events, .data.fd = fd};
  return epoll_ctl(reactor->fd, op, fd, &event) == 0;
}

bool pc_reactor_open(pc_reactor *reactor) {
  reactor->fd = epoll_create1(EPOLL_CLOEXEC);
  reactor->timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  reactor->signal_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  reactor->signalled = false;
  if (reactor->fd >= 0 && reactor->timer_fd >= 0 && reactor->signal_fd >= 0 &&
      watch(reactor, EPOLL_CTL_ADD, reactor->timer_fd, EPOLLIN) &&
      watch(reactor, EPOLL_CTL_ADD, reactor->signal_fd, EPOLLIN))
    return true;
  pc_reactor_close(reactor, false);
  return false;
}

void pc_reactor_close(pc_reactor *reactor, bool forked) {
  (void)forked; /* closing a copy of an epoll descriptor leaves the parent's set alone */
  if (reactor->fd >= 0) close(reactor->fd);
  if (reactor->timer_fd >= 0) close(reactor->timer_fd);
  if (reactor->signal_fd >= 0) close(reactor->signal_fd);
  reactor->fd = reactor->timer_fd = reactor->signal_fd = -1;
}

bool pc_reactor_set(pc_reactor *reactor, int fd, int mask) {
  if (!mask) {
    watch(reactor, EPOLL_CTL_DEL, fd, 0);
    return true;
  }
  uint32_t events = (mask & PC_READ ? EPOLLIN : 0u) | (mask & PC_WRITE ? EPOLLOUT : 0u);
  /* most are new here: libcurl ceases to watch a connection between two requests */
  return watch(reactor, EPOLL_CTL_ADD, fd, events) ||
         (errno == EEXIST && watch(reactor, EPOLL_CTL_MOD, fd, events));
}

void pc_reactor_timer(pc_reactor *reactor, int64_t milliseconds) {
  if (milliseconds < 1) milliseconds = 1; /* a zero would disarm it */
  struct itimerspec at = {.it_value = {.tv_sec = (time_t)(milliseconds / 1000),
                                       .tv_nsec = (long)(milliseconds % 1000) * 1000000}};
  timerfd_settime(reactor->timer_fd, 0, &at, NULL);
}

void pc_reactor_signal(pc_reactor *reactor) {
  if (reactor->signalled) return;
  uint64_t one = 1;
  reactor->signalled = write(reactor->signal_fd, &one, sizeof one) == (ssize_t)sizeof one;
}

static void drain(int fd) {
  uint64_t count;
  ssize_t got = read(fd, &count, sizeof count); /* one read empties either kind */
  (void)got;
}

void pc_reactor_unsignal(pc_reactor *reactor) {
  if (reactor->signalled) drain(reactor->signal_fd);
  reactor->signalled = false;
}

int pc_reactor_collect(pc_reactor *reactor, pc_ready *ready, int room, bool *timer_fired,
                       int milliseconds) {
  struct epoll_event events[18];
  int count = 0, limit = room < 16 ? room + 2 : 18;
  *timer_fired = false;
  pc_reactor_unsignal(reactor);
  int got = epoll_wait(reactor->fd, events, limit, milliseconds);
  if (got < 0) return errno == EINTR ? -1 : 0;
  for (int i = 0; i < got; i++) {
    int fd = events[i].data.fd;
    uint32_t what = events[i].events;
    if (fd == reactor->timer_fd) {
      drain(fd);
      *timer_fired = true;
    } else if (fd == reactor->signal_fd) {
      drain(fd);
    } else if (count < room) {
      ready[count].fd = fd;
      ready[count].mask = (what & (EPOLLIN | EPOLLHUP | EPOLLERR) ? PC_READ : 0) |
                          (what & (EPOLLOUT | EPOLLERR) ? PC_WRITE : 0);
      count++;
    }
  }
  return count;
}

#else
typedef int pc_reactor_is_elsewhere;
#endif
