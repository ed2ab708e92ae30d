/* Adds the amounts of lines by currency, in exact decimal numbers. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "base/buf.h"
#include "base/decimal.h"
#include "base/text.h"
#include "pc.h"

#include <stdlib.h>
#include <string.h>

enum { FIELDS = PC_FIELD_CURRENCY + 1, NAMES_MAX = 4, NAME_MAX_BYTES = 64 };
enum { CURRENCIES_MAX = 1024 };

typedef struct {
  char text[NAMES_MAX][NAME_MAX_BYTES];
  size_t lens[NAMES_MAX];
  size_t count;
} field_names;

typedef struct {
  char *currency;
  size_t len;
  uint64_t rows, unread;
  pc_decimal sums[PC_SUM_COUNT];
} currency_sums;

/* How the line before spelled the name of a field, with its quotes and colon. */
typedef struct {
  size_t field, len;
  char text[NAME_MAX_BYTES + 3];
} spelling;

struct pc_totals {
  field_names fields[FIELDS];
  spelling learned[FIELDS]; /* in the order of the line */
  size_t learned_count;
  currency_sums *all;
  size_t count, room;
};

/* The fields of one line. `rank` is the place of the name that it was found by. */
typedef struct {
  size_t rank[FIELDS];
  pc_decimal amounts[PC_FIELD_CURRENCY];
  bool unread[FIELDS]; /* a value under one of its names cannot be read */
  pc_span currency;
  pc_span names[FIELDS];
} line_fields;

pc_totals *pc_totals_new(void) {
  return calloc(1, sizeof(pc_totals));
}

void pc_totals_free(pc_totals *totals) {
  if (!totals) return;
  for (size_t i = 0; i < totals->count; i++)
    free(totals->all[i].currency);
  free(totals->all);
  free(totals);
}

bool pc_totals_name(pc_totals *totals, pc_total_field field, pc_span name) {
  field_names *names = &totals->fields[field];
  if (names->count == NAMES_MAX || name.len > NAME_MAX_BYTES) return false;
  memcpy(names->text[names->count], name.at, name.len);
  names->lens[names->count++] = name.len;
  return true;
}

/* ---- one line ---- */

static bool parse(pc_decimal *out, pc_span text) {
  pc_decimal_verdict verdict = pc_decimal_parse(out, text);
  return verdict == PC_DECIMAL_OK || verdict == PC_DECIMAL_TOO_FINE;
}

static bool read_amount(pc_decimal *out, const pc_cell *value) {
  if (value->kind != PC_CELL_WORD && value->kind != PC_CELL_STRING) return false;
  return parse(out, value->text);
}

static bool read_field(line_fields *line, size_t field, const pc_cell *value) {
  if (field != PC_FIELD_CURRENCY) return read_amount(&line->amounts[field], value);
  if (value->kind != PC_CELL_STRING) return false;
  line->currency = value->text;
  return true;
}

static void look_at(line_fields *line, const pc_totals *totals, const pc_json_member *member) {
  for (size_t field = 0; field < FIELDS; field++) {
    const field_names *names = &totals->fields[field];
    for (size_t i = 0; i < line->rank[field]; i++) {
      if (names->lens[i] != member->name.len ||
          !pc_text_alike(names->text[i], member->name.at, member->name.len))
        continue;
      if (read_field(line, field, &member->value)) {
        line->rank[field] = i;
        line->names[field] = member->name;
      } else if (member->value.kind != PC_CELL_NULL) {
        line->unread[field] = true;
      }
      return;
    }
  }
}

static bool is_complete(const line_fields *line) {
  for (size_t field = 0; field < FIELDS; field++)
    if (line->rank[field]) return false;
  return true;
}

static void learn(pc_totals *totals, const line_fields *line) {
  totals->learned_count = 0;
  for (size_t field = 0; field < FIELDS; field++) {
    pc_span name = line->names[field];
    if (!totals->fields[field].count) continue;
    size_t at = totals->learned_count++;
    for (; at && line->names[totals->learned[at - 1].field].at > name.at; at--)
      totals->learned[at] = totals->learned[at - 1];
    spelling *made = &totals->learned[at];
    made->field = field;
    made->len = name.len + 3;
    made->text[0] = '"';
    memcpy(made->text + 1, name.at, name.len);
    memcpy(made->text + 1 + name.len, "\":", 2);
  }
}

/* What follows the last field is not looked at. */
static void read_line(line_fields *line, pc_totals *totals, pc_span text) {
  pc_row_scan scan;
  pc_json_member member;
  *line = (line_fields){.currency = {"", 0}};
  for (size_t field = 0; field < FIELDS; field++)
    line->rank[field] = totals->fields[field].count;
  pc_row_scan_begin(&scan, text);
  while (!is_complete(line) && pc_row_scan_next(&member, &scan, (pc_span){NULL, 0}))
    look_at(line, totals, &member);
  if (is_complete(line)) learn(totals, line);
}

/* Whether an object may begin in this text. Behind a brace of a string that holds JSON stands a
   backslash; a brace that begins an object has a name, its end or a blank behind it. */
static bool may_begin_object(const char *at, const char *end) {
  while (at < end && (at = memchr(at, '{', (size_t)(end - at)))) {
    at++;
    if (at == end || *at == '"' || *at == '}' || (unsigned char)*at <= ' ') return true;
  }
  return false;
}

/* Fast path for a line like the one before: finds the names by a search. A quote in a string has a
   backslash, so a hit is a name; it is one of this object where no other one begins before. False:
   the line is another one. */
static bool read_alike(line_fields *line, const pc_totals *totals, pc_span text) {
  const char *at = text.at, *end = text.at + text.len;
  if (!totals->learned_count || text.at[0] != '{') return false;
  *line = (line_fields){.currency = {"", 0}};
  for (size_t i = 0; i < totals->learned_count; i++) {
    const spelling *name = &totals->learned[i];
    const char *hit = memmem(at, (size_t)(end - at), name->text, name->len);
    if (!hit || hit == text.at || (hit[-1] != ',' && hit - 1 != text.at)) return false;
    pc_row_scan scan = {.at = hit - 1, .end = end, .begun = hit[-1] == ','};
    pc_json_member member;
    if (!pc_row_scan_next(&member, &scan, (pc_span){name->text + 1, name->len - 3}) ||
        !read_field(line, name->field, &member.value))
      return false;
    at = scan.at;
  }
  return !may_begin_object(text.at + 1, at);
}

static bool is_found(const line_fields *line, const pc_totals *totals, size_t field) {
  return line->rank[field] < totals->fields[field].count;
}

/* Adds a field that a row may lack. False: it is there, but cannot be added. */
static bool add_field(pc_decimal *sum, const line_fields *line, const pc_totals *totals,
                      size_t field) {
  if (!is_found(line, totals, field)) return !line->unread[field];
  return pc_decimal_add(sum, line->amounts[field]);
}

/* ---- sums ---- */

static bool grow(pc_totals *totals) {
  size_t room = totals->room ? 2 * totals->room : 4;
  currency_sums *all = realloc(totals->all, room * sizeof *all);
  if (!all) return false;
  totals->all = all;
  totals->room = room;
  return true;
}

static currency_sums *sums_of(pc_totals *totals, pc_span currency) {
  for (size_t i = 0; i < totals->count; i++) {
    currency_sums *sums = &totals->all[i];
    if (sums->len == currency.len && pc_text_alike(sums->currency, currency.at, currency.len))
      return sums;
  }
  if (totals->count == CURRENCIES_MAX) return NULL;
  if (totals->count == totals->room && !grow(totals)) return NULL;
  char *copy = pc_copy(currency);
  if (!copy) return NULL;
  totals->all[totals->count] = (currency_sums){.currency = copy, .len = currency.len};
  return &totals->all[totals->count++];
}

bool pc_totals_add(pc_totals *totals, pc_span text) {
  line_fields line;
  if (!text.len || !read_alike(&line, totals, text)) read_line(&line, totals, text);
  currency_sums *sums = sums_of(totals, line.currency);
  if (!sums) return false;
  sums->rows++;
  bool read = is_found(&line, totals, PC_FIELD_TOTAL) &&
              pc_decimal_add(&sums->sums[PC_SUM_TOTAL], line.amounts[PC_FIELD_TOTAL]);
  if (read && line.amounts[PC_FIELD_TOTAL].whole < 0)
    read = pc_decimal_add(&sums->sums[PC_SUM_CREDITS], line.amounts[PC_FIELD_TOTAL]);
  for (size_t field = PC_FIELD_SUBTOTAL; field <= PC_FIELD_TAX; field++)
    read = add_field(&sums->sums[field], &line, totals, field) && read;
  sums->unread += !read;
  return true;
}

size_t pc_totals_count(const pc_totals *totals) {
  return totals->count;
}

pc_currency_total pc_totals_at(const pc_totals *totals, size_t at) {
  const currency_sums *sums = &totals->all[at];
  return (pc_currency_total){{sums->currency, sums->len}, sums->rows, sums->unread};
}

_Static_assert((int)PC_SUM_TEXT_MAX == (int)PC_DECIMAL_TEXT_MAX, "texts have room for decimals");

size_t pc_totals_write(char out[PC_SUM_TEXT_MAX + 1], const pc_totals *totals, size_t at,
                       pc_sum which) {
  return pc_decimal_write(out, totals->all[at].sums[which]);
}

size_t pc_sum_texts(char out[PC_SUM_TEXT_MAX + 1], pc_span one, pc_span other) {
  pc_decimal sum, more;
  if (!parse(&sum, one) || !parse(&more, other) || !pc_decimal_add(&sum, more)) return 0;
  return pc_decimal_write(out, sum);
}
