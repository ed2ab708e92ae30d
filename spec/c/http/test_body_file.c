/* A file counts as there only when all of it is: whatever open, write, truncate or close say. */
#include "http/body_file.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

int __real_close(int fd);
int __wrap_close(int fd);
int __real_ftruncate(int fd, off_t length);
int __wrap_ftruncate(int fd, off_t length);

static int close_fails_with, truncate_fails_with;

int __wrap_close(int fd) {
  int result = __real_close(fd);
  if (!close_fails_with) return result;
  errno = close_fails_with;
  return -1;
}

int __wrap_ftruncate(int fd, off_t length) {
  if (!truncate_fails_with) return __real_ftruncate(fd, length);
  errno = truncate_fails_with;
  return -1;
}

static int file;

static int set_up(void **state) {
  (void)state;
  char path[] = "/tmp/pc-body-file-XXXXXX";
  file = mkstemp(path);
  close_fails_with = truncate_fails_with = 0;
  return file < 0 ? -1 : unlink(path);
}

static int tear_down(void **state) {
  (void)state;
  return __real_close(file);
}

static void keeps_what_was_written(void **state) {
  (void)state;
  pc_body_file body_file;
  pc_body_file_init(&body_file, &file);
  assert_true(pc_body_file_write(&body_file, "ab", 2) && pc_body_file_write(&body_file, "c", 1));
  assert_true(pc_body_file_close(&body_file));
  assert_true(pc_body_file_close(&body_file));
  assert_int_equal(body_file.len, 3);
}

static void says_when_it_cannot_be_closed(void **state) {
  (void)state;
  static const struct {
    int problem;
    const char *says;
  } table[] = {{ENOSPC, "the disk is full"},
               {EDQUOT, "the disk is full"},
               {EIO, "the disk fails"},
               {EFBIG, "it is too large"},
               {EBADF, "the system refuses it"}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    pc_body_file body_file;
    pc_body_file_init(&body_file, &file);
    assert_true(pc_body_file_write(&body_file, "ab", 2));
    close_fails_with = table[i].problem;
    assert_false(pc_body_file_close(&body_file));
    assert_false(pc_body_file_close(&body_file)); /* and stays that way */
    assert_non_null(strstr(pc_body_file_trouble(&body_file), table[i].says));
    close_fails_with = 0;
  }
}

static void takes_an_interrupted_close_for_done(void **state) {
  (void)state;
  pc_body_file body_file;
  pc_body_file_init(&body_file, &file);
  assert_true(pc_body_file_write(&body_file, "ab", 2));
  close_fails_with = EINTR;
  assert_true(pc_body_file_close(&body_file));
}

static void begins_anew(void **state) {
  (void)state;
  pc_body_file body_file;
  pc_body_file_init(&body_file, &file);
  assert_true(pc_body_file_write(&body_file, "abc", 3));
  pc_body_file_rewind(&body_file);
  assert_true(pc_body_file_write(&body_file, "d", 1));
  assert_true(pc_body_file_close(&body_file));
  char text[4];
  assert_int_equal(pread(file, text, sizeof text, 0), 1);
  assert_int_equal(body_file.len, 1);
}

static void says_when_an_earlier_attempt_cannot_be_undone(void **state) {
  (void)state;
  pc_body_file body_file;
  pc_body_file_init(&body_file, &file);
  assert_true(pc_body_file_write(&body_file, "ab", 2));
  truncate_fails_with = EIO;
  pc_body_file_rewind(&body_file);
  assert_false(pc_body_file_close(&body_file)); /* also when nothing else comes */
}

static void says_when_it_cannot_be_written(void **state) {
  (void)state;
  pc_body_file body_file;
  int full = open("/dev/full", O_WRONLY | O_CLOEXEC), none = -1;
  pc_body_file_init(&body_file, &full);
  pc_body_file_rewind(&body_file);
  assert_false(pc_body_file_write(&body_file, "ab", 2));
  assert_false(pc_body_file_close(&body_file));
  assert_non_null(strstr(pc_body_file_trouble(&body_file), "the disk is full"));
  (void)__real_close(full);
  pc_body_file_init(&body_file, &none);
  pc_body_file_rewind(&body_file);
  assert_false(pc_body_file_write(&body_file, "ab", 2));
  assert_false(pc_body_file_close(&body_file));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(keeps_what_was_written, set_up, tear_down),
      cmocka_unit_test_setup_teardown(begins_anew, set_up, tear_down),
      cmocka_unit_test_setup_teardown(says_when_it_cannot_be_closed, set_up, tear_down),
      cmocka_unit_test_setup_teardown(takes_an_interrupted_close_for_done, set_up, tear_down),
      cmocka_unit_test_setup_teardown(says_when_an_earlier_attempt_cannot_be_undone, set_up,
                                      tear_down),
      cmocka_unit_test_setup_teardown(says_when_it_cannot_be_written, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
