/* Files that appear when they are whole: with a file system that knows files without a name, and
   with one that does not. */
#include "pc.h"

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

int __real_access(const char *path, int mode);
int __wrap_access(const char *path, int mode);

static bool nameless_fail;

/* Without /proc a file could never get a name. */
int __wrap_access(const char *path, int mode) {
  return nameless_fail ? -1 : __real_access(path, mode);
}

static char directory[32], target[64];

static int set_up(void **state) {
  nameless_fail = *state != NULL;
  (void)snprintf(directory, sizeof directory, "/tmp/pc-download-XXXXXX");
  if (!mkdtemp(directory)) return -1;
  (void)snprintf(target, sizeof target, "%s/file", directory);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  (void)unlink(target);
  return rmdir(directory); /* fails where anything was left */
}

static int entries(void) {
  int count = 0;
  DIR *listing = opendir(directory);
  assert_non_null(listing);
  while (readdir(listing))
    count++;
  closedir(listing);
  return count - 2;
}

static void fill(const char *text) {
  FILE *file = fopen(target, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
  assert_int_equal(fclose(file), 0);
}

static void holds(const char *text) {
  char found[16] = "";
  FILE *file = fopen(target, "rb");
  assert_non_null(file);
  (void)!fread(found, 1, sizeof found - 1, file);
  (void)fclose(file);
  assert_string_equal(found, text);
}

static void begin(pc_download *download) {
  assert_int_equal(pc_download_open(download, target), 0);
  assert_int_equal(download->named, nameless_fail);
  assert_int_equal(write(download->fd, "new", 3), 3);
}

static void appears_when_it_is_kept(void **state) {
  (void)state;
  pc_download download;
  begin(&download);
  assert_int_not_equal(access(target, F_OK), 0);
  nameless_fail = false;
  char text[8];
  size_t len = sizeof text;
  assert_int_equal(pc_download_read(&download, text, &len, 1), 0);
  assert_int_equal(len, 2);
  assert_memory_equal(text, "ew", 2);
  assert_int_equal(pc_download_keep(&download), 0);
  assert_int_equal(download.fd, -1);
  holds("new");
  assert_int_equal(entries(), 1);
}

static void takes_the_place_of_a_file(void **state) {
  (void)state;
  pc_download download;
  fill("before");
  begin(&download);
  holds("before");
  assert_int_equal(pc_download_keep(&download), 0);
  holds("new");
  assert_int_equal(entries(), 1);
}

static void leaves_nothing_when_it_is_dropped(void **state) {
  (void)state;
  pc_download download;
  fill("before");
  begin(&download);
  pc_download_drop(&download);
  pc_download_drop(&download);
  assert_int_equal(pc_download_keep(&download), EBADF);
  holds("before");
  assert_int_equal(entries(), 1);
}

static void leaves_nothing_when_it_cannot_be_kept(void **state) {
  (void)state;
  pc_download download;
  begin(&download);
  assert_int_equal(mkdir(target, 0700), 0);
  assert_int_equal(pc_download_keep(&download), PC_FILE_DIRECTORY);
  assert_int_equal(entries(), 1);
  assert_int_equal(rmdir(target), 0);
}

static void is_not_removed_by_a_child(void **state) {
  (void)state;
  pc_download download;
  begin(&download);
  pc_download copy = download;
  copy.pid++;
  copy.fd = -1;
  copy.to = copy.temporary = NULL;
  pc_download_drop(&copy);
  assert_int_equal(pc_download_keep(&download), 0);
  holds("new");
}

static void is_swept_after_a_kill(void **state) {
  (void)state;
  pc_download killed, next;
  begin(&killed);
  assert_int_equal(entries(), nameless_fail ? 1 : 0);
  (void)close(killed.fd); /* as the kernel does, and nothing else */
  free(killed.to);
  free(killed.temporary);
  begin(&next);
  assert_int_equal(entries(), nameless_fail ? 1 : 0);
  pc_download_drop(&next);
  assert_int_equal(entries(), 0);
}

static void refuses_what_is_no_place_for_a_file(void **state) {
  (void)state;
  pc_download download;
  char path[96];
  (void)snprintf(path, sizeof path, "%s/none/file", directory);
  assert_int_equal(pc_download_open(&download, directory), PC_FILE_DIRECTORY);
  assert_int_equal(pc_download_open(&download, "/dev/full"), PC_FILE_IRREGULAR);
  assert_int_equal(pc_download_open(&download, path), ENOENT);
  assert_int_equal(mkfifo(target, 0600), 0);
  assert_int_equal(pc_download_open(&download, target), PC_FILE_IRREGULAR);
  assert_int_equal(download.fd, -1);
}

static void needs_no_place_when_it_is_never_kept(void **state) {
  (void)state;
  pc_download download;
  assert_int_equal(pc_download_open(&download, NULL), 0);
  struct stat found;
  assert_int_equal(fstat(download.fd, &found), 0);
  assert_int_equal(found.st_nlink, 0);
  assert_int_equal(pc_download_keep(&download), EBADF);
  assert_int_equal(download.fd, -1);
}

#define EACH(test)                                                                                 \
  {#test, test, set_up, tear_down, NULL}, {                                                        \
#test " with a name", test, set_up, tear_down, named                                           \
  }

int main(void) {
  static char named[] = "named";
  const struct CMUnitTest tests[] = {
      EACH(appears_when_it_is_kept),
      EACH(takes_the_place_of_a_file),
      EACH(leaves_nothing_when_it_is_dropped),
      EACH(leaves_nothing_when_it_cannot_be_kept),
      EACH(is_not_removed_by_a_child),
      EACH(is_swept_after_a_kill),
      EACH(refuses_what_is_no_place_for_a_file),
      EACH(needs_no_place_when_it_is_never_kept),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
