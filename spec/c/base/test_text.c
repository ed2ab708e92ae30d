#include "base/text.h"
#include "base/url.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SPAN(literal) ((pc_span){literal, sizeof literal - 1})

static void makes_version_4_guids(void **state) {
  (void)state;
  char one[PC_GUID_LEN + 1], two[PC_GUID_LEN + 1];
  pc_origin *origin = pc_origin_new();
  assert_non_null(origin);
  assert_true(pc_guid(one, origin));
  assert_true(pc_guid(two, origin));
  assert_string_not_equal(one, two);
  for (int i = 0; i < PC_GUID_LEN; i++) {
    bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    assert_int_equal(one[i] == '-', dash);
    if (!dash) assert_non_null(strchr("0123456789abcdef", one[i]));
  }
  assert_int_equal(one[14], '4');
  assert_non_null(strchr("89ab", one[19]));
  pc_origin_free(origin);
}

static void draws_each_digit_of_a_guid(void **state) {
  (void)state;
  enum { DRAWS = 2000 };
  pc_origin *origin = pc_origin_new();
  assert_non_null(origin);
  bool seen[PC_GUID_LEN][256] = {{false}};
  for (int i = 0; i < DRAWS; i++) {
    char guid[PC_GUID_LEN + 1];
    assert_true(pc_guid(guid, origin));
    assert_true(pc_is_guid((pc_span){guid, strlen(guid)}));
    for (int at = 0; at < PC_GUID_LEN; at++)
      seen[at][(unsigned char)guid[at]] = true;
  }
  for (int at = 0; at < PC_GUID_LEN; at++) {
    int values = 0;
    for (int c = 0; c < 256; c++)
      values += seen[at][c];
    bool fixed = at == 8 || at == 13 || at == 14 || at == 18 || at == 23;
    assert_int_equal(values, fixed ? 1 : at == 19 ? 4 : 16);
  }
  pc_origin_free(origin);
}

static void knows_where_utf8_ends(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t len, good;
  } cases[] = {
      {"", 0, 0},
      {"plain\0text", 10, 10},
      {"\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", 9, 9},
      {"\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf", 10, 10},
      {"a\xc3", 2, 1},
      {"a\xe2\x82", 3, 1},
      {"a\xf0\x9f\x98", 4, 1},
      {"\xe2\x82z", 3, 0},
      {"\xf0\x9f\x98z", 4, 0},
      {"\x80", 1, 0},
      {"\xc1\xbf", 2, 0},
      {"\xe0\x9f\xbf", 3, 0},
      {"\xed\xa0\x80", 3, 0},
      {"\xf0\x8f\xbf\xbf", 4, 0},
      {"\xf4\x90\x80\x80", 4, 0},
      {"\xf5\x80\x80\x80", 4, 0},
      {"\xff", 1, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char *copy = malloc(cases[i].len + 1); /* so that a sanitizer sees a read beyond it */
    assert_non_null(copy);
    memcpy(copy, cases[i].text, cases[i].len);
    char *exact = realloc(copy, cases[i].len ? cases[i].len : 1);
    assert_non_null(exact);
    assert_int_equal(pc_utf8_prefix((pc_span){exact, cases[i].len}), cases[i].good);
    free(exact);
  }
}

static void knows_letters_in_either_case(void **state) {
  (void)state;
  for (int a = 0; a < 128; a++)
    for (int b = 0; b < 128; b++) {
      char one = (char)a, two = (char)b;
      int lower_a = a >= 'A' && a <= 'Z' ? a + 32 : a, lower_b = b >= 'A' && b <= 'Z' ? b + 32 : b;
      assert_int_equal(pc_text_alike(&one, &two, 1), lower_a == lower_b);
    }
}

/* Each byte at each place, against the plain words of what is allowed there. */
static void knows_each_character_of_a_guid_and_a_path(void **state) {
  (void)state;
  for (int at = 0; at < PC_GUID_LEN; at++)
    for (int c = 0; c < 256; c++) {
      char guid[] = "0123456a-bcde-f0ab-cdef-ABCDEF098765",
           path[] = "/v1/customers/x/qualification?a=b%20";
      bool dash = guid[at] == '-';
      guid[at] = path[at] = (char)c;
      bool hex = c && strchr("0123456789abcdefABCDEF", c);
      bool plain = c > ' ' && c < 0x7f && c != '\\' && c != '#';
      bool root = at == 0 ? c == '/' : at == 1 ? plain && c != '/' : plain;
      assert_int_equal(pc_is_guid((pc_span){guid, PC_GUID_LEN}), dash ? c == '-' : hex);
      assert_int_equal(pc_url_is_path((pc_span){path, PC_GUID_LEN}), root);
      if (at >= 2) assert_int_equal(pc_url_is_path((pc_span){path, (size_t)at + 1}), root);
    }
}

static void knows_what_may_stand_in_a_line(void **state) {
  (void)state;
  assert_true(pc_text_is_line(SPAN("Accept: text/plain; q=\"1\"")));
  assert_true(pc_text_is_line(SPAN("X: caf\xc3\xa9")));
  assert_false(pc_text_is_line(SPAN("X: a\r\nY: b")));
  assert_false(pc_text_is_line(SPAN("X: a\0b")));
  assert_false(pc_text_is_line(SPAN("X: a\tb")));
  assert_false(pc_text_is_line(SPAN("X: a\x7f")));
}

static void knows_a_path(void **state) {
  (void)state;
  assert_true(pc_url_is_path(SPAN("/v1/customers?size=1&filter=%7B%7D")));
  assert_true(pc_url_is_path(SPAN("/")));
  assert_false(pc_url_is_path(SPAN("")));
  assert_false(pc_url_is_path(SPAN("v1")));
  assert_false(pc_url_is_path(SPAN("//evil.example/x")));
  assert_false(pc_url_is_path(SPAN("/a b")));
  assert_false(pc_url_is_path(SPAN("/a\r\nHost: x")));
  assert_false(pc_url_is_path(SPAN("/a\\b")));
  assert_false(pc_url_is_path(SPAN("/a#b")));
  assert_false(pc_url_is_path(SPAN("/caf\xc3\xa9")));
}

static void wants_https_but_for_loopback(void **state) {
  (void)state;
  assert_true(pc_url_is_base(SPAN("https://api.partnercenter.microsoft.com")));
  assert_true(pc_url_is_base(SPAN("HTTPS://host:8443/prefix")));
  assert_true(pc_url_is_base(SPAN("http://127.0.0.1:8080")));
  assert_true(pc_url_is_base(SPAN("http://127.255.0.9")));
  assert_true(pc_url_is_base(SPAN("http://localhost:1")));
  assert_true(pc_url_is_base(SPAN("http://[::1]:8080")));
  assert_false(pc_url_is_base(SPAN("http://api.partnercenter.microsoft.com")));
  assert_false(pc_url_is_base(SPAN("http://127.0.0.1.evil.example")));
  assert_false(pc_url_is_base(SPAN("http://127.0.0")));
  assert_false(pc_url_is_base(SPAN("http://127.0.0.")));
  assert_false(pc_url_is_base(SPAN("http://127.0.0.999")));
  assert_false(pc_url_is_base(SPAN("http://127.0.0.1.2.3.4.5.6.7.8.9")));
  assert_false(pc_url_is_base(SPAN("http://localhost.evil.example")));
  assert_false(pc_url_is_base(SPAN("http://[::1].evil.example")));
  assert_false(pc_url_is_base(SPAN("http://localhost@evil.example")));
  assert_false(pc_url_is_base(SPAN("https://user@host")));
  assert_false(pc_url_is_base(SPAN("https://host/")));
  assert_false(pc_url_is_base(SPAN("https://host?x")));
  assert_false(pc_url_is_base(SPAN("https://")));
  assert_false(pc_url_is_base(SPAN("ftp://host")));
  assert_false(pc_url_is_base(SPAN("https://ho\0st")));
}

static void knows_this_machine_in_every_spelling(void **state) {
  (void)state;
  static const char *const here[] = {
      "http://127.0.0.1:8080",
      "https://127.255.0.9/prefix",
      "HTTPS://LocalHost",
      "https://localhost.:1",
      "https://api.localhost",
      "https://api.localhost.:443/x",
      "https://[::1]",
      "https://[::1]:8443/x",
      "https://[0:0:0:0:0:0:0:1]:1",
      "https://[::ffff:127.0.0.1]",
      "https://[::FFFF:7f00:1]:1",
      "https://127.1",
      "https://0x7f.1:443",
      "https://0177.0.0.1",
      "https://2130706433",
      "https://0.0.0.0:1",
      "https://[::]:1",
  };
  static const char *const elsewhere[] = {
      "https://graph.microsoft.com",
      "https://128.0.0.1",
      "https://10.0.0.1",
      "https://126.255.255.255",
      "https://127.0.0.1.evil.example",
      "https://localhost.evil.example",
      "https://notlocalhost",
      "https://localhosts",
      "https://[::2]",
      "https://[fe80::1]",
      "https://[::ffff:10.0.0.1]",
      "https://[::ffff:128.0.0.1]:1",
      "https://169.254.169.254",
      "https://.",
      "https://",
      "",
      "https://[::1",
      "ftp://127.0.0.1",
      "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  };
  for (size_t i = 0; i < sizeof here / sizeof *here; i++)
    assert_true(pc_url_is_loopback((pc_span){here[i], strlen(here[i])}));
  for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
    assert_false(pc_url_is_loopback((pc_span){elsewhere[i], strlen(elsewhere[i])}));
}

static void names_kinds_both_ways(void **state) {
  (void)state;
  for (int kind = 0; kind < PC_KIND_COUNT; kind++)
    assert_int_equal(pc_kind_named(pc_kind_name((pc_kind)kind)),
                     kind == PC_MEMORY ? PC_CONFIG : kind); /* Lua does not tell these apart */
  assert_int_equal(pc_kind_named("nonsense"), PC_KIND_COUNT);
  assert_string_equal(pc_phase_name(PC_PHASE_RETRY), "retry");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(makes_version_4_guids),
      cmocka_unit_test(knows_where_utf8_ends),
      cmocka_unit_test(knows_letters_in_either_case),
      cmocka_unit_test(draws_each_digit_of_a_guid),
      cmocka_unit_test(knows_each_character_of_a_guid_and_a_path),
      cmocka_unit_test(knows_what_may_stand_in_a_line),
      cmocka_unit_test(knows_a_path),
      cmocka_unit_test(wants_https_but_for_loopback),
      cmocka_unit_test(knows_this_machine_in_every_spelling),
      cmocka_unit_test(names_kinds_both_ways),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
