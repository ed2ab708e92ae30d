#include "http/retry_after.h"

#include "base/text.h"

#define NO_DATE INT64_MIN

typedef struct {
  int day, month, year, seconds; /* month: 1 to 12; seconds: of the day, < 0: none yet */
} date_parts;

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Reads up to `most` digits from `*at` on; < 0: there are none, or more. */
static int number(pc_span text, size_t *at, size_t most) {
  int value = 0;
  size_t from = *at;
  for (; *at < text.len && is_digit(text.at[*at]); (*at)++) {
    if (*at - from == most) return -1;
    value = value * 10 + (text.at[*at] - '0');
  }
  return *at == from ? -1 : value;
}

static int month_named(pc_span word) {
  static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  for (int i = 0; word.len == 3 && i < 12; i++)
    if (!strncasecmp(word.at, names + (size_t)i * 3, 3)) return i + 1;
  return 0;
}

/* Reads ":mm:ss" after the hour. */
static bool read_time(date_parts *date, pc_span text, size_t *at, int hour) {
  (*at)++;
  int minute = number(text, at, 2);
  if (minute < 0 || *at >= text.len || text.at[*at] != ':') return false;
  (*at)++;
  int second = number(text, at, 2);
  if (second < 0 || hour > 23 || minute > 59 || second > 60 || date->seconds >= 0) return false;
  date->seconds = (hour * 60 + minute) * 60 + second;
  return true;
}

static bool read_number(date_parts *date, pc_span text, size_t *at) {
  size_t from = *at;
  int value = number(text, at, 4);
  if (value < 0) return false;
  if (*at < text.len && text.at[*at] == ':') return read_time(date, text, at, value);
  if (!date->day) {
    date->day = value;
    return value >= 1 && value <= 31;
  }
  if (date->year) return false;
  bool is_short = *at - from == 2; /* RFC 850 */
  date->year = is_short ? value + (value < 70 ? 2000 : 1900) : value;
  return date->year > 0;
}

/* Days since 1970 in the Gregorian calendar, counted in years that begin in March. */
static int64_t days(const date_parts *date) {
  int64_t year = date->month > 2 ? date->year : date->year - 1;
  int64_t month = (date->month + 9) % 12;
  int64_t in_year = (153 * month + 2) / 5 + date->day - 1;
  return year * 365 + year / 4 - year / 100 + year / 400 + in_year - 719468;
}

/* Seconds since 1970, in any of the three forms of RFC 9110, which are all GMT. */
static int64_t http_date(pc_span text) {
  date_parts date = {.seconds = -1};
  for (size_t at = 0; at < text.len;) {
    size_t from = at;
    if (is_digit(text.at[at])) {
      if (!read_number(&date, text, &at)) return NO_DATE;
      continue;
    }
    while (at < text.len && is_letter(text.at[at]))
      at++;
    int month = month_named((pc_span){text.at + from, at - from});
    if (month && date.month) return NO_DATE;
    if (month) date.month = month;
    if (at == from) at++;
  }
  if (!date.day || !date.month || !date.year || date.seconds < 0) return NO_DATE;
  return days(&date) * 86400 + date.seconds;
}

static bool ends_number(pc_span text, size_t at) {
  return at == text.len || strchr(" \t,;", text.at[at]) != NULL;
}

/* Reads seconds, also with a fraction; false: it is no number. */
static bool read_seconds(int64_t *ms, pc_span text) {
  size_t at = 0;
  int64_t total = 0, unit = 100;
  for (; at < text.len && is_digit(text.at[at]); at++)
    if (total < PC_RETRY_AFTER_MAX_MS) total = total * 10 + (int64_t)(text.at[at] - '0') * 1000;
  if (at == 0) return false;
  if (at < text.len && text.at[at] == '.')
    for (at++; at < text.len && is_digit(text.at[at]); at++, unit /= 10)
      total += (text.at[at] - '0') * unit;
  *ms = total;
  return ends_number(text, at);
}

int64_t pc_retry_after_ms(pc_span value, pc_span date, int64_t now) {
  int64_t ms;
  if (!read_seconds(&ms, value)) {
    int64_t until = http_date(value), from = http_date(date);
    if (until == NO_DATE) return 0;
    if (from == NO_DATE) from = now;
    ms = until > from ? (until - from) * 1000 : 0;
  }
  return ms < PC_RETRY_AFTER_MAX_MS ? ms : PC_RETRY_AFTER_MAX_MS;
}
