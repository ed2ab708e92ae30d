/* The reactor for macOS and the BSDs that have EVFILT_USER. It was only tested against a fake
   sys/event.h, and has not run on one of these systems yet. */
#if defined(PC_KQUEUE) || defined(__APPLE__) || defined(__FreeBSD__) || defined(__NetBSD__) ||     \
    defined(__DragonFly__)

#include "os/reactor.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/types.h>
/* not before sys/types.h */
#include <sys/event.h>
#include <unistd.h>

enum { TIMER_IDENT = 1, SIGNAL_IDENT = 2 };

/* The queue's own descriptor can be polled; timer and signal need none. */
static bool change(pc_reactor *reactor, uintptr_t ident, int filter, int flags, unsigned fflags,
                   int64_t data) {
  struct kevent event;
  EV_SET(&event, ident, (short)filter, (unsigned short)flags, fflags, (intptr_t)data, 0);
  return kevent(reactor->fd, &event, 1, NULL, 0, NULL) == 0;
}

bool pc_reactor_open(pc_reactor *reactor) {
  reactor->timer_fd = reactor->signal_fd = -1;
  reactor->signalled = false;
  reactor->fd = kqueue();
  if (reactor->fd < 0) return false;
  if (fcntl(reactor->fd, F_SETFD, FD_CLOEXEC) == 0 &&
      change(reactor, SIGNAL_IDENT, EVFILT_USER, EV_ADD | EV_CLEAR, 0, 0))
    return true;
  pc_reactor_close(reactor, false);
  return false;
}

void pc_reactor_close(pc_reactor *reactor, bool forked) {
  /* a child does not inherit the queue: its number may name another file there */
  if (reactor->fd >= 0 && !forked) close(reactor->fd);
  reactor->fd = -1;
}

static bool watch(pc_reactor *reactor, int fd, int filter, bool wanted) {
  if (change(reactor, (uintptr_t)fd, filter, wanted ? EV_ADD : EV_DELETE, 0, 0)) return true;
  return !wanted && (errno == ENOENT || errno == EBADF); /* it was not watched, or is closed */
}

bool pc_reactor_set(pc_reactor *reactor, int fd, int mask) {
  bool reads = watch(reactor, fd, EVFILT_READ, (mask & PC_READ) != 0);
  bool writes = watch(reactor, fd, EVFILT_WRITE, (mask & PC_WRITE) != 0);
  return reads && writes;
}

void pc_reactor_timer(pc_reactor *reactor, int64_t milliseconds) {
  if (milliseconds < 1) milliseconds = 1; /* some systems refuse zero */
  change(reactor, TIMER_IDENT, EVFILT_TIMER, EV_ADD | EV_ONESHOT, 0, milliseconds);
}

void pc_reactor_signal(pc_reactor *reactor) {
  if (reactor->signalled) return;
  reactor->signalled = change(reactor, SIGNAL_IDENT, EVFILT_USER, 0, NOTE_TRIGGER, 0);
}

void pc_reactor_unsignal(pc_reactor *reactor) {
  (void)reactor; /* takes two system calls here, and a collect takes one */
}

/* Reading and writing arrive as two events: merges them. */
static int add(pc_ready *ready, int count, int fd, int mask) {
  for (int i = 0; i < count; i++)
    if (ready[i].fd == fd) {
      ready[i].mask |= mask;
      return count;
    }
  ready[count] = (pc_ready){fd, mask};
  return count + 1;
}

int pc_reactor_collect(pc_reactor *reactor, pc_ready *ready, int room, bool *timer_fired,
                       int milliseconds) {
  struct kevent events[18];
  struct timespec most = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
  int count = 0, limit = room < 16 ? room + 2 : 18;
  *timer_fired = false;
  reactor->signalled = false;
  int got = kevent(reactor->fd, NULL, 0, events, limit, milliseconds < 0 ? NULL : &most);
  if (got < 0) return errno == EINTR ? -1 : 0;
  for (int i = 0; i < got; i++) {
    const struct kevent *event = &events[i];
    if (event->filter == EVFILT_TIMER)
      *timer_fired = true;
    else if (event->filter == EVFILT_READ && count < room)
      count = add(ready, count, (int)event->ident, PC_READ);
    else if (event->filter == EVFILT_WRITE && count < room)
      /* only a read tells that the peer has closed */
      count = add(ready, count, (int)event->ident,
                  event->flags & EV_EOF ? PC_READ | PC_WRITE : PC_WRITE);
  }
  return count;
}

#else
typedef int pc_reactor_kqueue_is_elsewhere;
#endif
