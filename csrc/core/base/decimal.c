#include "base/decimal.h"

#include <stdio.h>

enum { DIGITS_MAX = 18, EXPONENT_MAX = 1000 };
#define SUM_MAX INT64_C(4000000000000000000)

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* A number as it is written: the digits before and after the point, and the power of ten. */
typedef struct {
  bool negative;
  pc_span before, after;
  long exponent;
} written;

static pc_span digits_at(pc_span text, size_t *at) {
  size_t start = *at;
  while (*at < text.len && is_digit(text.at[*at]))
    *at += 1;
  return (pc_span){text.at + start, *at - start};
}

static bool read_exponent(long *out, pc_span text, size_t *at) {
  bool negative = *at < text.len && text.at[*at] == '-';
  if (*at < text.len && (negative || text.at[*at] == '+')) *at += 1;
  pc_span digits = digits_at(text, at);
  if (digits.len == 0) return false;
  long value = 0;
  for (size_t i = 0; i < digits.len && value <= EXPONENT_MAX; i++)
    value = value * 10 + (digits.at[i] - '0');
  *out = negative ? -value : value;
  return true;
}

static bool read_number(written *out, pc_span text) {
  size_t at = 0;
  *out = (written){0};
  out->negative = text.len > 0 && text.at[0] == '-';
  at += out->negative;
  out->before = digits_at(text, &at);
  if (out->before.len == 0 || (out->before.len > 1 && out->before.at[0] == '0')) return false;
  if (at < text.len && text.at[at] == '.') {
    at++;
    out->after = digits_at(text, &at);
    if (out->after.len == 0) return false;
  }
  if (at < text.len && (text.at[at] == 'e' || text.at[at] == 'E')) {
    at++;
    if (!read_exponent(&out->exponent, text, &at)) return false;
  }
  return at == text.len;
}

static const int64_t TENS[] = {INT64_C(1),
                               INT64_C(10),
                               INT64_C(100),
                               INT64_C(1000),
                               INT64_C(10000),
                               INT64_C(100000),
                               INT64_C(1000000),
                               INT64_C(10000000),
                               INT64_C(100000000),
                               INT64_C(1000000000),
                               INT64_C(10000000000),
                               INT64_C(100000000000),
                               INT64_C(1000000000000),
                               INT64_C(10000000000000),
                               INT64_C(100000000000000),
                               INT64_C(1000000000000000),
                               INT64_C(10000000000000000),
                               INT64_C(100000000000000000),
                               INT64_C(1000000000000000000)};

static pc_decimal negated(pc_decimal value) {
  if (value.fraction == 0) return (pc_decimal){-value.whole, 0};
  return (pc_decimal){-value.whole - 1, PC_DECIMAL_ONE - value.fraction};
}

pc_decimal_verdict pc_decimal_parse(pc_decimal *out, pc_span text) {
  written number;
  if (!read_number(&number, text)) return PC_DECIMAL_NOT_A_NUMBER;
  size_t count = number.before.len + number.after.len;
  pc_decimal value = {0, 0};
  pc_decimal_verdict verdict = PC_DECIMAL_OK;
  for (size_t i = 0; i < count && verdict == PC_DECIMAL_OK; i++) {
    bool is_before = i < number.before.len;
    pc_span part = is_before ? number.before : number.after;
    int digit = part.at[is_before ? i : i - number.before.len] - '0';
    if (digit == 0) continue;
    /* The power of ten that this digit stands for: 0 is one, -1 a tenth. */
    long power = (long)number.before.len - 1 - (long)i + number.exponent;
    if (power >= DIGITS_MAX) return PC_DECIMAL_TOO_LARGE;
    if (power < -PC_DECIMAL_PLACES)
      verdict = PC_DECIMAL_TOO_FINE; /* so are all digits behind it */
    else if (power >= 0)
      value.whole += digit * TENS[power];
    else
      value.fraction += digit * TENS[PC_DECIMAL_PLACES + power];
  }
  *out = number.negative ? negated(value) : value;
  return verdict;
}

bool pc_decimal_add(pc_decimal *sum, pc_decimal more) {
  int64_t fraction = sum->fraction + more.fraction;
  int64_t carry = fraction >= PC_DECIMAL_ONE ? 1 : 0;
  int64_t whole = sum->whole + more.whole + carry; /* fits: each is within SUM_MAX */
  if (whole > SUM_MAX || whole < -SUM_MAX) return false;
  *sum = (pc_decimal){whole, fraction - carry * PC_DECIMAL_ONE};
  return true;
}

size_t pc_decimal_write(char out[PC_DECIMAL_TEXT_MAX + 1], pc_decimal value) {
  bool negative = value.whole < 0;
  if (negative) value = negated(value);
  int length = snprintf(out, PC_DECIMAL_TEXT_MAX + 1, "%s%lld.%018lld", negative ? "-" : "",
                        (long long)value.whole, (long long)value.fraction);
  size_t end = (size_t)length;
  while (out[end - 1] == '0')
    end--;
  if (out[end - 1] == '.') end--;
  out[end] = 0;
  return end;
}
