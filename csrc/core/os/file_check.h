/* Judges files before they are read or replaced. */
#ifndef PC_FILE_CHECK_H
#define PC_FILE_CHECK_H

#include "pc.h"

#include <sys/stat.h>

/* 0: a regular file that only this user may write to, or a PC_FILE_... */
int pc_file_judge(const struct stat *found);

#endif
