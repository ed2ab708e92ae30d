/* Joins files of rows that pc_table made into one table. Where the columns of a file are those of
   the table, its bytes are copied; elsewhere its cells move to their places. */
#include "blob/columns.h"
#include "blob/csv_cell.h"
#include "os/write.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 256 << 10 };

struct pc_table_join {
  int to;
  pc_columns columns;
  /* the file at work */
  int from;
  size_t *places; /* of its columns in the table */
  size_t place_count;
  pc_table_width *widths;
  size_t width_count;
  bool only;     /* other columns of files are left out */
  bool in_order; /* its columns are the first ones of the table, in the same order */
  uint64_t read_to, parsed_to;
  char *in, *out;
  size_t in_len, in_room, out_len, out_room;
  pc_span *cells; /* of one row, by place */
  const char *problem;
};

pc_table_join *pc_table_join_new(int to) {
  pc_table_join *join = calloc(1, sizeof *join);
  if (!join) return NULL;
  join->to = to;
  join->from = -1;
  join->in_room = PIECE;
  join->in = malloc(join->in_room);
  if (join->in) return join;
  pc_table_join_free(join);
  return NULL;
}

static void drop_part(pc_table_join *join) {
  free(join->places);
  free(join->widths);
  free(join->cells);
  join->places = NULL;
  join->widths = NULL;
  join->cells = NULL;
}

void pc_table_join_free(pc_table_join *join) {
  if (!join) return;
  drop_part(join);
  pc_columns_drop(&join->columns);
  free(join->in);
  free(join->out);
  free(join);
}

const char *pc_table_join_problem(const pc_table_join *join) {
  return join->problem;
}

static pc_blob_state fail(pc_table_join *join, const char *problem) {
  if (!join->problem) join->problem = problem;
  return PC_BLOB_BROKEN;
}

void pc_table_join_only(pc_table_join *join) {
  join->only = true;
}

bool pc_table_join_column(pc_table_join *join, pc_span name) {
  return pc_columns_find(&join->columns, name) != SIZE_MAX;
}

static bool need_out(pc_table_join *join, size_t more) {
  if (join->out_room - join->out_len >= more) return true;
  size_t room =
      join->out_len + more > 2 * join->out_room ? join->out_len + more : 2 * join->out_room;
  char *out = realloc(join->out, room);
  if (!out) return false;
  join->out = out;
  join->out_room = room;
  return true;
}

static bool write_out(pc_table_join *join) {
  const char *problem = pc_write_all(join->to, (pc_span){join->out, join->out_len});
  join->out_len = 0;
  if (problem) (void)fail(join, problem);
  return !problem;
}

bool pc_table_join_header(pc_table_join *join) {
  if (!join->columns.count) return true; /* there are no rows either */
  for (size_t i = 0; i < join->columns.count; i++) {
    pc_cell cell = {.kind = PC_CELL_NESTED, .text = pc_columns_name(&join->columns, i)};
    if (!need_out(join, pc_csv_cell_max(cell.text) + 3)) {
      (void)fail(join, "there is not enough memory");
      return false;
    }
    if (i) join->out[join->out_len++] = ',';
    join->out_len += pc_csv_cell(join->out + join->out_len, &cell, NULL);
  }
  if (!need_out(join, 2)) return false;
  memcpy(join->out + join->out_len, "\r\n", 2);
  join->out_len += 2;
  return write_out(join);
}

static bool find_places(pc_table_join *join, const pc_span *names, size_t count) {
  size_t known = join->columns.count;
  join->in_order = true;
  for (size_t i = 0; i < count; i++) {
    join->places[i] = pc_columns_find(&join->columns, names[i]);
    if (join->places[i] == SIZE_MAX) return false;
    if (join->columns.count > known) {
      if (!join->only) {
        (void)fail(join, "a part has a column that the table lacks");
        return false;
      }
      pc_columns_drop_last(&join->columns);
      join->places[i] = SIZE_MAX;
    }
    join->in_order = join->in_order && join->places[i] == i;
  }
  return true;
}

bool pc_table_join_part(pc_table_join *join, int from, const pc_span *names, size_t name_count,
                        const pc_table_width *widths, size_t width_count) {
  drop_part(join);
  join->from = from;
  join->read_to = join->parsed_to = 0;
  join->in_len = 0;
  join->place_count = name_count;
  join->width_count = width_count;
  join->places = malloc((name_count + 1) * sizeof *join->places);
  join->widths = malloc((width_count + 1) * sizeof *join->widths);
  join->cells = malloc((join->columns.count + name_count + 1) * sizeof *join->cells);
  if (!join->places || !join->widths || !join->cells) return false;
  if (width_count) memcpy(join->widths, widths, width_count * sizeof *widths);
  return find_places(join, names, name_count);
}

/* ---- rows ---- */

/* The columns of the row that begins there. */
static size_t width_at(const pc_table_join *join, uint64_t at) {
  size_t width = 0;
  for (size_t i = 0; i < join->width_count && join->widths[i].from <= at; i++)
    width = join->widths[i].columns;
  return width < join->place_count ? width : join->place_count;
}

/* The end of the cell at `at`; NULL: it is not all there. */
static const char *cell_end(const char *at, const char *end) {
  if (at == end || *at != '"') {
    while (at < end && *at != ',' && *at != '\r')
      at++;
    return at < end ? at : NULL;
  }
  for (at++; at < end;) {
    const char *quote = memchr(at, '"', (size_t)(end - at));
    if (!quote || quote + 1 == end) return NULL;
    if (quote[1] != '"') return quote + 1;
    at = quote + 2;
  }
  return NULL;
}

/* Reads the cells of a row into their places. Returns its length; 0: it is not all there. */
static size_t read_row(pc_table_join *join, pc_span text, size_t width) {
  const char *at = text.at, *end = text.at + text.len;
  for (size_t i = 0; i < join->columns.count; i++)
    join->cells[i] = (pc_span){"", 0};
  for (size_t i = 0; i < width; i++) {
    const char *cell = at;
    at = cell_end(cell, end);
    if (!at) return 0;
    if (join->places[i] != SIZE_MAX)
      join->cells[join->places[i]] = (pc_span){cell, (size_t)(at - cell)};
    if (i + 1 < width) at++; /* the comma */
  }
  return end - at >= 2 ? (size_t)(at + 2 - text.at) : 0;
}

static bool write_row(pc_table_join *join, size_t len) {
  if (!need_out(join, len + join->columns.count + 2)) return false;
  char *to = join->out + join->out_len;
  for (size_t i = 0; i < join->columns.count; i++) {
    if (i) *to++ = ',';
    memcpy(to, join->cells[i].at, join->cells[i].len);
    to += join->cells[i].len;
  }
  *to++ = '\r';
  *to++ = '\n';
  join->out_len = (size_t)(to - join->out);
  return true;
}

/* Moves the cells of all whole rows that were read. */
static bool move_rows(pc_table_join *join) {
  size_t done = 0;
  while (done < join->in_len) {
    size_t width = width_at(join, join->parsed_to);
    size_t len = read_row(join, (pc_span){join->in + done, join->in_len - done}, width);
    if (!len) break;
    if (!write_row(join, len)) return false;
    done += len;
    join->parsed_to += len;
  }
  join->in_len -= done;
  memmove(join->in, join->in + done, join->in_len);
  return true;
}

static bool is_copied(const pc_table_join *join) {
  size_t width = width_at(join, join->parsed_to);
  return join->in_order && width == join->columns.count;
}

/* Reads more bytes. Returns their number, or < 0. */
static ssize_t read_more(pc_table_join *join, size_t room) {
  ssize_t got;
  do
    got = pread(join->from, join->in + join->in_len, room, (off_t)join->read_to);
  while (got < 0 && errno == EINTR);
  if (got > 0) join->read_to += (uint64_t)got;
  return got;
}

static bool make_room(pc_table_join *join) {
  if (join->in_len < join->in_room) return true;
  char *in = realloc(join->in, 2 * join->in_room);
  if (!in) return false;
  join->in = in;
  join->in_room *= 2;
  return true;
}

pc_blob_state pc_table_join_step(pc_table_join *join) {
  if (join->problem) return PC_BLOB_BROKEN;
  if (!make_room(join)) return fail(join, "there is not enough memory");
  bool copies = is_copied(join);
  ssize_t got = read_more(join, join->in_room - join->in_len);
  if (got < 0) return fail(join, "the rows cannot be read");
  if (got == 0 && (!copies || !join->in_len))
    return join->in_len ? fail(join, "the file of rows is cut off") : PC_BLOB_ENDED;
  if (copies) {
    const char *problem = pc_write_all(join->to, (pc_span){join->in, join->in_len + (size_t)got});
    join->parsed_to += join->in_len + (uint64_t)got;
    join->in_len = 0;
    return problem ? fail(join, problem) : PC_BLOB_MORE;
  }
  join->in_len += (size_t)got;
  if (!move_rows(join)) return fail(join, "there is not enough memory");
  return write_out(join) ? PC_BLOB_MORE : PC_BLOB_BROKEN;
}
