#include "pc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define INIT(literal)                                                                              \
  { literal, sizeof(literal) - 1 }
#define SPAN(literal) ((pc_span)INIT(literal))
/* AES-256-GCM by another program, over `text` and `context`, with a nonce of 100 to 111. */
#define KNOWN "pcgcm1:lXPNjGRlZmdoaWprbG1ub85pKja7RPAjQPurgU8i+qMpO6wDH5sz7VZCK4exAAQ="

static const pc_span key = INIT("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
static const pc_span hex = INIT("000102030405060708090a0b0c0d0e0f101112131415161718191A1B1C1D1E1F");
static const pc_span other = INIT("BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
static const pc_span context = INIT("pc1:{t}:token:x");
static const pc_span text = INIT("a refresh token");

static void knows_keys(void **state) {
  (void)state;
  assert_true(pc_is_seal_key(key));
  assert_true(pc_is_seal_key(hex));
  static const pc_span flawed[] = {
      INIT(""),
      INIT("correct horse battery staple"),
      INIT("0123456789abcdef0123456789abcdef"),
      INIT("000102030405060708090a0b0c0d0e0f101112131415161718191A1B1C1D1E1"),
      INIT("000102030405060708090a0b0c0d0e0f101112131415161718191A1B1C1D1E1Fa"),
      INIT("g00102030405060708090a0b0c0d0e0f101112131415161718191A1B1C1D1E1F"),
      INIT("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"),
      INIT("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg=="),
      INIT("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= "),
  };
  for (size_t i = 0; i < sizeof flawed / sizeof *flawed; i++)
    assert_false(pc_is_seal_key(flawed[i]));
}

static void expect(pc_seal_verdict wanted, pc_span with, pc_span sealed, pc_span within) {
  char out[512];
  size_t len = 0;
  assert_int_equal(pc_unseal(out, &len, with, sealed, within), wanted);
  if (wanted != PC_SEAL_OPEN) return;
  assert_int_equal(len, text.len);
  assert_memory_equal(out, text.at, len);
}

static void unseals_what_another_program_sealed(void **state) {
  (void)state;
  expect(PC_SEAL_OPEN, key, SPAN(KNOWN), context);
  expect(PC_SEAL_OPEN, hex, SPAN(KNOWN), context);
}

static void seals_anew_each_time(void **state) {
  (void)state;
  char one[512], two[512];
  size_t first = 0, second = 0;
  pc_origin *origin = pc_origin_new();
  assert_non_null(origin);
  assert_true(pc_seal(one, &first, key, text, context, origin));
  assert_true(pc_seal(two, &second, hex, text, context, origin));
  assert_int_equal(first, second);
  assert_true(first < PC_SEALED_SIZE(text.len));
  assert_memory_not_equal(one, two, first);
  expect(PC_SEAL_OPEN, hex, (pc_span){one, first}, context);
  expect(PC_SEAL_OPEN, key, (pc_span){two, second}, context);
  assert_false(pc_seal(one, &first, SPAN("no key"), text, context, origin));
  pc_origin_free(origin);
}

static void seals_any_length(void **state) {
  (void)state;
  static char bytes[300], sealed[PC_SEALED_SIZE(sizeof bytes)], back[sizeof sealed];
  pc_origin *origin = pc_origin_new();
  assert_non_null(origin);
  for (size_t len = 0; len <= sizeof bytes; len++) {
    size_t sealed_len = 0, back_len = 1000;
    if (len) bytes[len - 1] = (char)(len * 7);
    assert_true(pc_seal(sealed, &sealed_len, key, (pc_span){bytes, len}, context, origin));
    assert_int_equal(pc_unseal(back, &back_len, key, (pc_span){sealed, sealed_len}, context),
                     PC_SEAL_OPEN);
    assert_int_equal(back_len, len);
    assert_memory_equal(back, bytes, len);
  }
  pc_origin_free(origin);
}

static void tells_why_a_text_does_not_open(void **state) {
  (void)state;
  expect(PC_SEAL_OTHER_KEY, other, SPAN(KNOWN), context);
  expect(PC_SEAL_DAMAGED, key, SPAN(KNOWN), SPAN("pc1:{t}:token:y"));
  expect(PC_SEAL_ABSENT, key, text, context);
  expect(PC_SEAL_ABSENT, key, SPAN(""), context);
  expect(PC_SEAL_ABSENT, key, SPAN("pcgcm1"), context);
  expect(PC_SEAL_DAMAGED, key, SPAN(PC_SEALED_PREFIX), context);
  expect(PC_SEAL_DAMAGED, SPAN("no key"), SPAN(KNOWN), context);
  char changed[] = KNOWN;
  size_t prefix = sizeof PC_SEALED_PREFIX - 1, last = sizeof changed - 2;
  for (size_t i = prefix; i <= last; i++) {
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    char out[512];
    size_t len = 0;
    assert_int_not_equal(pc_unseal(out, &len, key, (pc_span){changed, last + 1}, context),
                         PC_SEAL_OPEN);
    memcpy(changed, KNOWN, sizeof changed);
  }
  for (size_t len = prefix; len <= last; len++)
    expect(PC_SEAL_DAMAGED, key, (pc_span){changed, len}, context);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(knows_keys),
      cmocka_unit_test(unseals_what_another_program_sealed),
      cmocka_unit_test(seals_anew_each_time),
      cmocka_unit_test(seals_any_length),
      cmocka_unit_test(tells_why_a_text_does_not_open),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
