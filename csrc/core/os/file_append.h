/* Appends a file's content to a buffer. */
#ifndef PC_FILE_APPEND_H
#define PC_FILE_APPEND_H

#include "base/buf.h"

/* False: the file cannot be read, or does not fit. */
bool pc_file_append(pc_buf *buf, const char *path);

#endif
