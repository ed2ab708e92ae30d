/* Writes the body of a success to a file as it arrives. */
#ifndef PC_BODY_FILE_H
#define PC_BODY_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PC_BODY_FILE_MAX ((uint64_t)4 << 30)

typedef struct {
  bool wanted;
  int fd;      /* < 0: closed */
  int problem; /* an errno; 0: none */
  uint64_t len;
} pc_body_file;

/* Duplicates the descriptor; NULL: there is no file. */
void pc_body_file_init(pc_body_file *file, const int *descriptor);
/* Empties the file for the next attempt. */
void pc_body_file_rewind(pc_body_file *file);
bool pc_body_file_write(pc_body_file *file, const char *bytes, size_t len);
/* False: some of what was written may be lost. */
bool pc_body_file_close(pc_body_file *file);
/* A message that says what is wrong with the file. */
const char *pc_body_file_trouble(const pc_body_file *file);

#endif
