/* Which quirks each version of libcurl has, and what the workarounds do. */
#include "curl_quirks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void knows_the_versions(void **state) {
  (void)state;
  static const struct {
    unsigned version;
    pc_curl_quirks quirks;
  } table[] = {
      {0x075700, {true, true, true, true}},     {0x075801, {true, true, true, true}},
      {0x080000, {false, true, true, true}},    {0x080100, {false, true, true, true}},
      {0x080101, {false, false, true, true}},   {0x080600, {false, false, false, true}},
      {0x081000, {false, false, false, true}},  {0x081100, {false, false, false, false}},
      {0x081600, {false, false, false, false}},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    pc_curl_quirks quirks = pc_curl_quirks_of(table[i].version);
    if (memcmp(&quirks, &table[i].quirks, sizeof quirks) != 0)
      fail_msg("version %x", table[i].version);
  }
}

static void guards_the_first_header_of_each_head(void **state) {
  (void)state;
  pc_header_guard guard;
  pc_header_guard_begin(&guard, true);
  assert_true(pc_header_guard_expects_line(&guard));
  assert_true(pc_header_guard_allows(&guard, 'H'));
  pc_header_guard_line(&guard, false, false);
  assert_false(pc_header_guard_allows(&guard, ' '));
  pc_header_guard_begin(&guard, true);
  assert_true(pc_header_guard_allows(&guard, 'A'));
  assert_true(pc_header_guard_allows(&guard, ' ')); /* the same line goes on */
  pc_header_guard_line(&guard, true, false);
  assert_true(pc_header_guard_allows(&guard, '\t')); /* continues a header that was seen */
  pc_header_guard_line(&guard, true, true);
  assert_false(pc_header_guard_expects_line(&guard));
  pc_header_guard_begin(&guard, false);
  assert_false(pc_header_guard_expects_line(&guard));
}

static void tells_a_large_header_from_a_lack_of_memory(void **state) {
  (void)state;
  pc_curl_quirks old = pc_curl_quirks_of(0x080500), newer = pc_curl_quirks_of(0x080600);
  assert_true(pc_quirk_is_too_large(&old, 27, true));
  assert_false(pc_quirk_is_too_large(&old, 27, false));
  assert_false(pc_quirk_is_too_large(&old, 56, true));
  assert_false(pc_quirk_is_too_large(&newer, 27, true));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(knows_the_versions),
                                     cmocka_unit_test(guards_the_first_header_of_each_head),
                                     cmocka_unit_test(tells_a_large_header_from_a_lack_of_memory)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
