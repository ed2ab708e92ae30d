#include "blob/lines.h"

#include <stdlib.h>
#include <string.h>

void pc_lines_init(pc_lines *lines) {
  *lines = (pc_lines){0};
}

void pc_lines_drop(pc_lines *lines) {
  free(lines->text);
  pc_lines_init(lines);
}

static void move_to_front(pc_lines *lines) {
  if (!lines->start) return;
  size_t len = lines->end - lines->start;
  if (len) memmove(lines->text, lines->text + lines->start, len);
  lines->searched -= lines->start;
  lines->start = 0;
  lines->end = len;
}

char *pc_lines_room(size_t *room, pc_lines *lines, size_t least) {
  if (lines->cap - lines->end < least) move_to_front(lines);
  if (lines->cap - lines->end < least) {
    size_t cap = 2 * lines->cap > lines->end + least ? 2 * lines->cap : lines->end + least;
    char *text = realloc(lines->text, cap);
    if (!text) return NULL;
    lines->text = text;
    lines->cap = cap;
  }
  *room = lines->cap - lines->end;
  return lines->text + lines->end;
}

void pc_lines_add(pc_lines *lines, size_t len) {
  lines->end += len;
}

static bool is_blank(pc_span line) {
  for (size_t i = 0; i < line.len; i++)
    if (line.at[i] != ' ' && line.at[i] != '\t') return false;
  return true;
}

/* Gzip members that were joined may each begin with a byte order mark. */
static pc_span cleaned(pc_span line) {
  if (line.len >= 3 && !memcmp(line.at, "\xEF\xBB\xBF", 3))
    line = (pc_span){line.at + 3, line.len - 3};
  if (line.len && line.at[line.len - 1] == '\r') line.len--;
  return line;
}

static bool take(pc_span *line, pc_lines *lines, size_t end, size_t next) {
  *line = cleaned((pc_span){lines->text + lines->start, end - lines->start});
  lines->start = lines->searched = next;
  if (is_blank(*line)) return false;
  lines->count++;
  return true;
}

bool pc_lines_next(pc_span *line, pc_lines *lines) {
  while (lines->searched < lines->end) {
    const char *found = memchr(lines->text + lines->searched, '\n', lines->end - lines->searched);
    if (!found) {
      lines->searched = lines->end;
      return false;
    }
    size_t end = (size_t)(found - lines->text);
    if (take(line, lines, end, end + 1)) return true;
  }
  return false;
}

bool pc_lines_last(pc_span *line, pc_lines *lines) {
  if (lines->start == lines->end) return false;
  return take(line, lines, lines->end, lines->end);
}

bool pc_lines_overflow(const pc_lines *lines) {
  return lines->end - lines->start > PC_LINE_MAX;
}
