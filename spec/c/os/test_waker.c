/* The waker: one byte for each time it is armed, to the socket of this process alone. */
#include "pc.h"

#include <dirent.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static int entries(const char *directory) {
  int count = 0;
  DIR *listing = opendir(directory);
  assert_non_null(listing);
  for (const struct dirent *entry; (entry = readdir(listing));)
    count += entry->d_name[0] != '.';
  closedir(listing);
  return count;
}

static int threads(void) {
  return entries("/proc/self/task");
}

/* The kernel may list a thread for a moment after it was joined. */
static void wait_for_one_thread(void) {
  while (threads() > 1) {
  }
}

static int descriptors(void) {
  return entries("/proc/self/fd");
}

static int connected(const pc_waker *waker) {
  struct sockaddr_un at = {.sun_family = AF_UNIX};
  strncpy(at.sun_path, pc_waker_path(waker), sizeof at.sun_path - 1);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  assert_true(fd >= 0);
  if (connect(fd, (struct sockaddr *)&at, sizeof at) == 0) return fd;
  close(fd);
  return -1;
}

static void write_one(int fd) {
  assert_int_equal(write(fd, "x", 1), 1);
}

static char directory[32];

static int set_up(void **state) {
  (void)state;
  strcpy(directory, "/tmp/pc-waker-XXXXXX");
  return mkdtemp(directory) && setenv("TMPDIR", directory, 1) == 0 ? 0 : -1;
}

static int tear_down(void **state) {
  (void)state;
  unsetenv("TMPDIR");
  return rmdir(directory); /* fails where anything was left */
}

static void sends_one_byte_for_each_time_it_is_armed(void **state) {
  (void)state;
  int ends[2], before = descriptors();
  assert_int_equal(pipe(ends), 0);
  pc_waker *waker = pc_waker_open();
  assert_non_null(waker);
  int host = connected(waker);
  assert_true(pc_waker_start(waker, ends[0]));
  assert_int_equal(entries(directory), 0);
  assert_int_equal(connected(waker), -1);
  assert_int_equal(threads(), 2);
  char bytes[8];
  write_one(ends[1]);
  for (int i = 0; i < 3; i++) {
    assert_true(pc_waker_arm(waker));
    assert_int_equal(read(host, bytes, sizeof bytes), 1);
  }
  assert_int_equal(read(ends[0], bytes, sizeof bytes), 1);
  assert_true(pc_waker_arm(waker));
  assert_true(pc_waker_is_connected(waker));
  pc_waker_close(waker);
  wait_for_one_thread();
  assert_int_equal(read(host, bytes, sizeof bytes), 0); /* nothing was readable */
  close(host);
  close(ends[0]);
  close(ends[1]);
  assert_int_equal(descriptors(), before);
}

static void ends_its_thread_when_the_host_hangs_up(void **state) {
  (void)state;
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  pc_waker *waker = pc_waker_open();
  assert_non_null(waker);
  close(connected(waker));
  assert_true(pc_waker_start(waker, ends[0]));
  wait_for_one_thread();
  assert_false(pc_waker_is_connected(waker));
  pc_waker_close(waker);
  close(ends[0]);
  close(ends[1]);
}

static void refuses_other_processes(void **state) {
  (void)state;
  int ends[2], done[2];
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(pipe(done), 0);
  pc_waker *waker = pc_waker_open();
  assert_non_null(waker);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    int fd = connected(waker);
    char byte;
    write_one(done[1]);
    bool refused = fd >= 0 && read(fd, &byte, 1) == 0;
    pc_waker_close(waker); /* neither the file nor the thread is the child's */
    _exit(refused ? 0 : 1);
  }
  char byte;
  assert_int_equal(read(done[0], &byte, 1), 1);
  int host = connected(waker);
  assert_true(host >= 0);
  assert_true(pc_waker_start(waker, ends[0]));
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_int_equal(status, 0);
  write_one(ends[1]);
  assert_true(pc_waker_arm(waker));
  assert_int_equal(read(host, &byte, 1), 1);
  pc_waker_close(waker);
  close(host);
  for (int i = 0; i < 2; i++) {
    close(ends[i]);
    close(done[i]);
  }
}

static void does_not_start_without_a_host(void **state) {
  (void)state;
  pc_waker *waker = pc_waker_open();
  assert_non_null(waker);
  assert_false(pc_waker_start(waker, 0));
  assert_false(pc_waker_arm(waker));
  assert_false(pc_waker_is_connected(waker));
  pc_waker_close(waker);
  pc_waker_close(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(sends_one_byte_for_each_time_it_is_armed, set_up, tear_down),
      cmocka_unit_test_setup_teardown(ends_its_thread_when_the_host_hangs_up, set_up, tear_down),
      cmocka_unit_test_setup_teardown(refuses_other_processes, set_up, tear_down),
      cmocka_unit_test_setup_teardown(does_not_start_without_a_host, set_up, tear_down)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
