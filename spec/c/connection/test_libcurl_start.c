/* The start of libcurl, which may fail. The linker puts the function here in front of libcurl's. */
#include "pc.h"

#include <curl/curl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

CURLcode __real_curl_global_init(long flags);
CURLcode __wrap_curl_global_init(long flags);

static CURLcode result;

CURLcode __wrap_curl_global_init(long flags) {
  return result == CURLE_OK ? __real_curl_global_init(flags) : result;
}

static const char *start(void) {
  return pc_process_start((const void *)(uintptr_t)start);
}

static void says_that_libcurl_does_not_start(void **state) {
  (void)state;
  result = CURLE_FAILED_INIT;
  assert_string_equal(start(), "libcurl could not be started");
  assert_string_equal(start(), "libcurl could not be started");
  result = CURLE_OK;
  assert_null(start());
  assert_null(start());
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(says_that_libcurl_does_not_start)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
