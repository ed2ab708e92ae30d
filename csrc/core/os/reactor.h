/* Waiting for sockets, one timer and a signal behind one pollable descriptor. */
#ifndef PC_REACTOR_H
#define PC_REACTOR_H

#include "pc.h"

enum { PC_READ = 1, PC_WRITE = 2 };

typedef struct {
  int fd; /* pollable, the same for life; -1 when closed */
  int timer_fd, signal_fd;
  bool signalled; /* since the last collect */
} pc_reactor;

typedef struct {
  int fd, mask;
} pc_ready;

bool pc_reactor_open(pc_reactor *reactor);
/* In a forked child only this process's copies of the descriptors are closed. */
void pc_reactor_close(pc_reactor *reactor, bool forked);
/* Watches the socket for PC_READ and PC_WRITE; 0 stops. */
bool pc_reactor_set(pc_reactor *reactor, int fd, int mask);
/* Readable after that many milliseconds. */
void pc_reactor_timer(pc_reactor *reactor, int64_t milliseconds);
/* Readable now, and until the next collect. */
void pc_reactor_signal(pc_reactor *reactor);
/* Ends a signal before the next collect, where that takes one system call. */
void pc_reactor_unsignal(pc_reactor *reactor);
/* Collects up to `room` ready sockets, and waits up to that many milliseconds (< 0: no limit) for
   the first. *timer_fired: the timer fired, and is not set any more. < 0: a signal ended the wait.
 */
int pc_reactor_collect(pc_reactor *reactor, pc_ready *ready, int room, bool *timer_fired,
                       int milliseconds);

#endif
