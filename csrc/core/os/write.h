/* Writes to files. */
#ifndef PC_WRITE_H
#define PC_WRITE_H

#include "pc.h"

/* Writes all of it. Returns NULL, or what is wrong. */
const char *pc_write_all(int fd, pc_span bytes);

#endif
