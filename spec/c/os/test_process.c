/* Included, so that both ways of telling a fork are tried: `madvise` is what this says. */
#define _GNU_SOURCE
#include <sys/mman.h>

static int advised(void *at, size_t len, int advice);
#define madvise advised
#include "os/process.c"
#undef madvise

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <cmocka.h>

static bool kernel_wipes;

static int advised(void *at, size_t len, int advice) {
  return kernel_wipes ? madvise(at, len, advice) : -1;
}

typedef struct {
  bool here, drew, still_not_here;
  char guids[3][PC_GUID_LEN + 1];
} report;

/* What a forked child sees of the origin. */
static report in_a_child(pc_origin *origin) {
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  pid_t pid = fork();
  assert_true(pid >= 0);
  if (pid == 0) {
    report seen = {.here = pc_origin_is_here(origin), .drew = true};
    for (int i = 0; i < 3; i++)
      seen.drew = pc_guid(seen.guids[i], origin) && seen.drew;
    seen.still_not_here = !pc_origin_is_here(origin);
    _exit(write(ends[1], &seen, sizeof seen) == (ssize_t)sizeof seen ? 0 : 1);
  }
  report seen;
  int status = 1;
  assert_int_equal(read(ends[0], &seen, sizeof seen), sizeof seen);
  assert_int_equal(waitpid(pid, &status, 0), pid);
  assert_int_equal(status, 0);
  close(ends[0]);
  close(ends[1]);
  return seen;
}

static void check(bool wipes) {
  kernel_wipes = wipes;
  pc_origin *origin = pc_origin_new();
  char first[PC_GUID_LEN + 1], mine[3][PC_GUID_LEN + 1];
  assert_non_null(origin);
  assert_true(pc_guid(first, origin));
  assert_true(pc_origin_is_here(origin));
  report seen = in_a_child(origin);
  assert_false(seen.here);
  assert_true(seen.drew);
  assert_true(seen.still_not_here);
  assert_true(pc_origin_is_here(origin));
  for (int i = 0; i < 3; i++)
    assert_true(pc_guid(mine[i], origin));
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 3; k++) {
      assert_string_not_equal(mine[i], seen.guids[k]);
      if (i != k) assert_string_not_equal(seen.guids[i], seen.guids[k]);
    }
  pc_origin_free(origin);
}

static void tells_a_fork_where_the_kernel_wipes(void **state) {
  (void)state;
  check(true);
}

static void tells_a_fork_where_it_does_not(void **state) {
  (void)state;
  check(false);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tells_a_fork_where_the_kernel_wipes),
      cmocka_unit_test(tells_a_fork_where_it_does_not),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
