#include "blob/gunzip.h"
#include "blob/lines.h"
#include "blob/table.h"
#include "http/body_pipe.h"
#include "os/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 64 << 10 /* of text: decoding it takes about a millisecond */ };
#define TEXT_MAX ((uint64_t)64 << 30)

struct pc_blob {
  pc_body_pipe *pipe;
  pc_gunzip gunzip;
  pc_lines lines;
  bool ended;
  pc_kind kind; /* of the problem; PC_OK: none */
  char problem[160];
};

pc_blob *pc_blob_new(pc_body_pipe *pipe) {
  pc_blob *blob = pipe ? calloc(1, sizeof *blob) : NULL;
  if (blob && pc_gunzip_init(&blob->gunzip)) {
    blob->pipe = pipe;
    return blob;
  }
  pc_body_pipe_free(pipe);
  if (blob) pc_gunzip_drop(&blob->gunzip);
  free(blob);
  return NULL;
}

void pc_blob_free(pc_blob *blob) {
  if (!blob) return;
  pc_body_pipe_free(blob->pipe);
  pc_gunzip_drop(&blob->gunzip);
  pc_lines_drop(&blob->lines);
  free(blob);
}

static pc_blob_state fail(pc_blob *blob, pc_kind kind, const char *format, const char *detail) {
  blob->kind = kind;
  (void)snprintf(blob->problem, sizeof blob->problem, format, detail);
  return PC_BLOB_BROKEN;
}

static pc_blob_state fail_at_line(pc_blob *blob, pc_kind kind, const char *problem) {
  blob->kind = kind;
  (void)snprintf(blob->problem, sizeof blob->problem, "line %llu of the blob %s",
                 (unsigned long long)blob->lines.count, problem);
  return PC_BLOB_BROKEN;
}

void pc_blob_refuse(pc_blob *blob, pc_kind kind, const char *problem) {
  (void)fail_at_line(blob, kind, problem);
}

const char *pc_blob_problem(pc_kind *kind, const pc_blob *blob) {
  *kind = blob->kind;
  return blob->problem;
}

pc_blob_counts pc_blob_count(const pc_blob *blob) {
  return (pc_blob_counts){blob->lines.count, blob->pipe->received, blob->gunzip.inflated};
}

/* ---- reading ---- */

/* Inflates a piece. *used is the part of the pipe that belongs to members; it stays readable until
   the next byte arrives. */
static pc_blob_state inflate_piece(pc_span *used, pc_blob *blob) {
  size_t room;
  char *out = pc_lines_room(&room, &blob->lines, PIECE);
  if (!out) return fail(blob, PC_MEMORY, "there is not enough memory for a line of the blob", "");
  pc_span before = pc_body_pipe_view(blob->pipe), in = before;
  uint64_t padding = blob->gunzip.padding;
  size_t made = pc_gunzip_run(&blob->gunzip, out, PIECE, &in);
  size_t taken = before.len - in.len;
  *used = (pc_span){before.at, taken - (size_t)(blob->gunzip.padding - padding)};
  pc_body_pipe_take(blob->pipe, taken);
  pc_lines_add(&blob->lines, made);
  if (blob->gunzip.state == PC_GUNZIP_BROKEN)
    return fail(blob, PC_PROTOCOL, "the blob cannot be read: %s", blob->gunzip.problem);
  if (made || taken) return PC_BLOB_MORE;
  if (blob->pipe->end != PC_PIPE_WHOLE) return PC_BLOB_WAITS;
  blob->ended = pc_gunzip_is_whole(&blob->gunzip);
  return blob->ended
             ? PC_BLOB_ENDED
             : fail(blob, PC_PROTOCOL, "the blob is cut off: its gzip data end early%s", "");
}

static pc_blob_state fill(pc_span *used, pc_blob *blob) {
  if (blob->kind != PC_OK) return PC_BLOB_BROKEN;
  if (blob->ended) return PC_BLOB_ENDED;
  pc_blob_state state = inflate_piece(used, blob);
  if (state == PC_BLOB_BROKEN) return state;
  if (blob->gunzip.inflated > TEXT_MAX)
    return fail(blob, PC_TOO_LARGE, "the blob has more than 64 GiB of text%s", "");
  return state;
}

pc_blob_state pc_blob_fill(pc_blob *blob) {
  pc_span used = {NULL, 0};
  return fill(&used, blob);
}

bool pc_blob_line(pc_span *line, pc_blob *blob) {
  if (blob->kind != PC_OK) return false;
  bool found =
      pc_lines_next(line, &blob->lines) || (blob->ended && pc_lines_last(line, &blob->lines));
  if (found ? line->len <= PC_LINE_MAX : !pc_lines_overflow(&blob->lines)) return found;
  if (!found) blob->lines.count++;
  (void)fail_at_line(blob, PC_TOO_LARGE, "is longer than 16 MiB");
  return false;
}

/* ---- writing ---- */

/* A gzip file of one line end. */
static const char end_member[] = "\x1f\x8b\x08\0\0\0\0\0\0\x03\xe3\x02\0\x93\x06\xd7\x32\x01\0\0";

static bool put(pc_blob *blob, int fd, pc_span bytes) {
  const char *problem = pc_write_all(fd, bytes);
  if (problem) (void)fail(blob, PC_CONFIG, "the file cannot be written: %s", problem);
  return !problem;
}

static bool is_object(pc_blob *blob, pc_span line) {
  while (line.len && (line.at[line.len - 1] == ' ' || line.at[line.len - 1] == '\t'))
    line.len--;
  while (line.len && (*line.at == ' ' || *line.at == '\t'))
    line = (pc_span){line.at + 1, line.len - 1};
  if (line.len > 1 && *line.at == '{' && line.at[line.len - 1] == '}') return true;
  (void)fail_at_line(blob, PC_PROTOCOL, "is no JSON object");
  return false;
}

/* Its line end follows, so both can be written as they are. */
static bool has_end(const pc_blob *blob, pc_span line) {
  return line.at + line.len < blob->lines.text + blob->lines.end && line.at[line.len] == '\n';
}

static bool add_amounts(pc_blob *blob, pc_totals *totals, pc_span line) {
  if (!totals || pc_totals_add(totals, line)) return true;
  (void)fail_at_line(blob, PC_MEMORY, "needs more memory than there is");
  return false;
}

/* Writes neighbouring lines at once. */
static bool copy_lines(pc_blob *blob, int fd, pc_totals *totals) {
  pc_span run = {NULL, 0}, line;
  while (pc_blob_line(&line, blob)) {
    if (!is_object(blob, line) || !add_amounts(blob, totals, line)) return false;
    bool ended = has_end(blob, line);
    if (run.len && run.at + run.len != line.at) {
      if (!put(blob, fd, run)) return false;
      run.len = 0;
    }
    run = (pc_span){run.len ? run.at : line.at, run.len + line.len + ended};
    if (ended) continue;
    if (!put(blob, fd, run) || !put(blob, fd, (pc_span){"\n", 1})) return false;
    run.len = 0;
  }
  return blob->kind == PC_OK && (!run.len || put(blob, fd, run));
}

/* Whether a line end follows, if need be behind a CR. */
static bool ends(const pc_blob *blob, pc_span line) {
  const char *at = line.at + line.len;
  return memchr(at, '\n', (size_t)(blob->lines.text + blob->lines.end - at)) != NULL;
}

/* Files that follow must begin with a line of their own. */
static bool check_lines(pc_blob *blob, int fd, pc_totals *totals) {
  pc_span line = {NULL, 0};
  bool ended = true;
  while (pc_blob_line(&line, blob)) {
    if (!is_object(blob, line) || !add_amounts(blob, totals, line)) return false;
    ended = ends(blob, line);
  }
  if (blob->kind != PC_OK) return false;
  return ended || put(blob, fd, (pc_span){end_member, sizeof end_member});
}

pc_blob_state pc_blob_copy(pc_blob *blob, int fd, pc_blob_form form, pc_totals *totals) {
  pc_span used = {NULL, 0};
  pc_blob_state state = fill(&used, blob);
  if (state == PC_BLOB_BROKEN) return state;
  bool ok = form == PC_BLOB_LINES
                ? copy_lines(blob, fd, totals)
                : (!used.len || put(blob, fd, used)) && check_lines(blob, fd, totals);
  return ok ? state : PC_BLOB_BROKEN;
}

static bool add_rows(pc_blob *blob, pc_table *table, pc_totals *totals) {
  pc_span line;
  while (pc_blob_line(&line, blob)) {
    pc_kind kind;
    const char *problem = pc_table_add(&kind, table, line);
    if (problem) {
      (void)fail_at_line(blob, kind, problem);
      return false;
    }
    if (!add_amounts(blob, totals, line)) return false;
  }
  return blob->kind == PC_OK;
}

pc_blob_state pc_blob_tabulate(pc_blob *blob, int fd, pc_table *table, pc_totals *totals) {
  pc_blob_state state = pc_blob_fill(blob);
  if (state == PC_BLOB_BROKEN || !add_rows(blob, table, totals)) return PC_BLOB_BROKEN;
  pc_span rows = pc_table_pending(table);
  if (rows.len && !put(blob, fd, rows)) return PC_BLOB_BROKEN;
  pc_table_flushed(table);
  return state;
}
