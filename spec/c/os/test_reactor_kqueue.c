/* The reactor for macOS and the BSDs, on a system that this file plays. */
#define PC_KQUEUE
#include "os/reactor_kqueue.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What is watched, as the manual pages have it: level-triggered unless EV_CLEAR, gone after
 * EV_ONESHOT. */
typedef struct {
  struct kevent event;
  bool used, active;
  unsigned short told; /* flags that come with the event */
} knote;

enum { NOTES = 64 };
static knote notes[NOTES];
static int queue_fd = -1, refuse;

static knote *find(uintptr_t ident, int filter) {
  for (int i = 0; i < NOTES; i++)
    if (notes[i].used && notes[i].event.ident == ident && notes[i].event.filter == filter)
      return &notes[i];
  return NULL;
}

static int apply(const struct kevent *change) {
  knote *note = find(change->ident, change->filter);
  if (refuse == change->filter) {
    errno = EINVAL;
    return -1;
  }
  if (change->flags & EV_DELETE) {
    if (note) note->used = false;
    errno = ENOENT;
    return note ? 0 : -1;
  }
  for (int i = 0; !note && (change->flags & EV_ADD) && i < NOTES; i++)
    if (!notes[i].used) {
      note = &notes[i];
      *note = (knote){.used = true};
    }
  if (!note) {
    errno = ENOENT;
    return -1;
  }
  if (change->flags & EV_ADD) note->event = *change;
  if (change->fflags & NOTE_TRIGGER) note->active = true;
  return 0;
}

int kqueue(void) {
  memset(notes, 0, sizeof notes);
  queue_fd = refuse == -100 ? -1 : open("/dev/null", O_RDONLY);
  return queue_fd;
}

int kevent(int kq, const struct kevent *changes, int nchanges, struct kevent *events, int nevents,
           const struct timespec *timeout) {
  assert_int_equal(kq, queue_fd);
  for (int i = 0; i < nchanges; i++)
    if (apply(&changes[i]) != 0) return -1;
  int count = 0;
  if (nevents) assert_true(timeout && timeout->tv_sec == 0 && timeout->tv_nsec == 0);
  for (int i = 0; i < NOTES && count < nevents; i++) {
    knote *note = &notes[i];
    if (!note->used || !note->active) continue;
    events[count] = note->event;
    events[count++].flags = note->told;
    if (note->event.flags & (EV_CLEAR | EV_ONESHOT)) note->active = false;
    if (note->event.flags & EV_ONESHOT) note->used = false;
  }
  return count;
}

static bool readable(void) {
  for (int i = 0; i < NOTES; i++)
    if (notes[i].used && notes[i].active) return true;
  return false;
}

static bool is_open(int fd) {
  return fcntl(fd, F_GETFD) >= 0;
}

static void ready_now(int fd, int filter, unsigned short told) {
  knote *note = find((uintptr_t)fd, filter);
  assert_non_null(note);
  note->active = true;
  note->told = told;
}

static int collect(pc_reactor *reactor, pc_ready *ready, int room, bool *timer) {
  return pc_reactor_collect(reactor, ready, room, timer, 0);
}

static int set_up(void **state) {
  static pc_reactor reactor;
  refuse = 0;
  assert_true(pc_reactor_open(&reactor));
  *state = &reactor;
  return 0;
}

static int tear_down(void **state) {
  pc_reactor *reactor = *state;
  pc_reactor_close(reactor, false);
  return 0;
}

static void opens_one_descriptor_that_no_program_inherits(void **state) {
  pc_reactor *reactor = *state;
  assert_int_equal(reactor->fd, queue_fd);
  assert_int_equal(fcntl(reactor->fd, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
  assert_false(readable());
}

static void fails_without_leaving_anything_open(void **state) {
  pc_reactor other;
  (void)state;
  refuse = EVFILT_USER;
  int before = queue_fd;
  assert_false(pc_reactor_open(&other));
  assert_int_equal(other.fd, -1);
  assert_false(is_open(queue_fd));
  refuse = -100;
  assert_false(pc_reactor_open(&other));
  queue_fd = before;
  refuse = 0;
}

static void a_signal_lasts_until_the_next_collect(void **state) {
  pc_reactor *reactor = *state;
  pc_ready ready[16];
  bool timer = true;
  pc_reactor_signal(reactor);
  pc_reactor_signal(reactor);
  assert_true(readable());
  assert_int_equal(collect(reactor, ready, 16, &timer), 0);
  assert_false(timer);
  assert_false(readable());
  pc_reactor_signal(reactor);
  assert_true(readable());
}

static void a_timer_fires_once_and_is_moved_by_setting_it_again(void **state) {
  pc_reactor *reactor = *state;
  pc_ready ready[16];
  bool timer;
  pc_reactor_timer(reactor, 500);
  pc_reactor_timer(reactor, 0);
  assert_int_equal(find(TIMER_IDENT, EVFILT_TIMER)->event.data, 1);
  ready_now(TIMER_IDENT, EVFILT_TIMER, 0);
  assert_int_equal(collect(reactor, ready, 16, &timer), 0);
  assert_true(timer);
  assert_null(find(TIMER_IDENT, EVFILT_TIMER));
  assert_int_equal(collect(reactor, ready, 16, &timer), 0);
  assert_false(timer);
}

static void watches_what_is_asked_for_and_no_more(void **state) {
  pc_reactor *reactor = *state;
  assert_true(pc_reactor_set(reactor, 40, PC_READ));
  assert_non_null(find(40, EVFILT_READ));
  assert_null(find(40, EVFILT_WRITE));
  assert_true(pc_reactor_set(reactor, 40, PC_READ | PC_WRITE));
  assert_non_null(find(40, EVFILT_WRITE));
  assert_true(pc_reactor_set(reactor, 40, PC_WRITE));
  assert_null(find(40, EVFILT_READ));
  assert_true(pc_reactor_set(reactor, 40, 0));
  assert_null(find(40, EVFILT_WRITE));
  assert_true(pc_reactor_set(reactor, 40, 0));
  refuse = EVFILT_READ;
  assert_false(pc_reactor_set(reactor, 41, PC_READ));
  refuse = 0;
}

static void a_socket_has_the_ident_of_the_timer_without_harm(void **state) {
  pc_reactor *reactor = *state;
  pc_ready ready[16];
  bool timer;
  assert_true(pc_reactor_set(reactor, TIMER_IDENT, PC_READ));
  ready_now(TIMER_IDENT, EVFILT_READ, 0);
  assert_int_equal(collect(reactor, ready, 16, &timer), 1);
  assert_false(timer);
  assert_int_equal(ready[0].fd, TIMER_IDENT);
}

static void reading_and_writing_are_told_together(void **state) {
  pc_reactor *reactor = *state;
  pc_ready ready[16];
  bool timer;
  pc_reactor_set(reactor, 40, PC_READ | PC_WRITE);
  pc_reactor_set(reactor, 41, PC_WRITE);
  ready_now(40, EVFILT_READ, 0);
  ready_now(40, EVFILT_WRITE, 0);
  ready_now(41, EVFILT_WRITE, EV_EOF);
  assert_int_equal(collect(reactor, ready, 16, &timer), 2);
  assert_int_equal(ready[0].fd, 40);
  assert_int_equal(ready[0].mask, PC_READ | PC_WRITE);
  assert_int_equal(ready[1].fd, 41);
  assert_int_equal(ready[1].mask, PC_READ | PC_WRITE);
  assert_true(readable()); /* until it was read */
}

static void what_does_not_fit_stays_ready(void **state) {
  pc_reactor *reactor = *state;
  pc_ready ready[2];
  bool timer;
  for (int fd = 40; fd < 46; fd++) {
    pc_reactor_set(reactor, fd, PC_READ);
    ready_now(fd, EVFILT_READ, 0);
  }
  assert_int_equal(collect(reactor, ready, 2, &timer), 2);
  assert_true(readable());
}

static void a_forked_child_closes_nothing(void **state) {
  pc_reactor *reactor = *state;
  int fd = reactor->fd;
  pc_reactor copy = *reactor;
  pc_reactor_close(&copy, true);
  assert_int_equal(copy.fd, -1);
  assert_true(is_open(fd)); /* there it may be any file */
  pc_reactor_close(reactor, false);
  assert_false(is_open(fd));
  pc_reactor_close(reactor, false);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(opens_one_descriptor_that_no_program_inherits, set_up,
                                      tear_down),
      cmocka_unit_test_setup_teardown(fails_without_leaving_anything_open, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_signal_lasts_until_the_next_collect, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_timer_fires_once_and_is_moved_by_setting_it_again, set_up,
                                      tear_down),
      cmocka_unit_test_setup_teardown(watches_what_is_asked_for_and_no_more, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_socket_has_the_ident_of_the_timer_without_harm, set_up,
                                      tear_down),
      cmocka_unit_test_setup_teardown(reading_and_writing_are_told_together, set_up, tear_down),
      cmocka_unit_test_setup_teardown(what_does_not_fit_stays_ready, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_forked_child_closes_nothing, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
