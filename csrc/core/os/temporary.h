/* Makes temporary files beside the files that they will replace. Their names are not mkostemp's: a
   download's mode follows the umask, and a file without a name gets its name by a link. */
#ifndef PC_TEMPORARY_H
#define PC_TEMPORARY_H

#include "pc.h"

#include <sys/stat.h>

#define PC_TEMPORARY_SUFFIX ".new."
enum { PC_TEMPORARY_RANDOM = 8, PC_TEMPORARY_TRIES = 16 };
/* Room for what a temporary name adds to a path, with its NUL. */
enum { PC_TEMPORARY_ROOM = sizeof PC_TEMPORARY_SUFFIX + (size_t)2 * PC_TEMPORARY_RANDOM };

/* Splits a path: returns a copy of its directory, or NULL when out of memory. */
char *pc_directory_of(const char *path, const char **name);
bool pc_temporary_name(char *out, size_t room, const char *path);
/* Creates and locks a temporary file for the path, and writes its name. 0 or an errno. */
int pc_temporary_open(int *out, char *temporary, size_t room, const char *path, mode_t mode);
/* Removes the temporary files of processes that were killed. */
void pc_temporary_sweep(const char *directory, const char *name);

#endif
