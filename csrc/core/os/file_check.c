#include "os/file_check.h"

#include <errno.h>
#include <unistd.h>

const char *pc_file_reason(int problem) {
  switch (problem) {
  case PC_FILE_LINK:
    return "it is a symbolic link: name the file itself";
  case PC_FILE_DIRECTORY:
    return "it is a directory";
  case PC_FILE_IRREGULAR:
    return "it is not a regular file";
  case PC_FILE_FOREIGN:
    return "it belongs to another user";
  case PC_FILE_SHARED:
    return "others may write to it: restrict its mode (chmod 600)";
  case PC_FILE_READ_ONLY:
    return "it is read-only";
  case PC_FILE_LARGE:
    return "it is too large";
  default:
    return NULL;
  }
}

int pc_file_judge(const struct stat *found) {
  if (S_ISLNK(found->st_mode)) return PC_FILE_LINK;
  if (S_ISDIR(found->st_mode)) return PC_FILE_DIRECTORY;
  if (!S_ISREG(found->st_mode)) return PC_FILE_IRREGULAR;
  if (found->st_uid != geteuid()) return PC_FILE_FOREIGN;
  return found->st_mode & (S_IWGRP | S_IWOTH) ? PC_FILE_SHARED : 0;
}

int pc_file_check(const char *path) {
  struct stat found;
  if (lstat(path, &found)) return errno == ENOENT ? 0 : errno;
  int problem = pc_file_judge(&found);
  if (problem) return problem;
  return found.st_mode & S_IWUSR ? 0 : PC_FILE_READ_ONLY;
}

int pc_file_target(const char *path) {
  struct stat found;
  if (stat(path, &found)) return errno == ENOENT ? 0 : errno;
  if (S_ISDIR(found.st_mode)) return PC_FILE_DIRECTORY;
  return S_ISREG(found.st_mode) ? 0 : PC_FILE_IRREGULAR;
}

int pc_file_plain(const char *path) {
  struct stat found;
  if (lstat(path, &found)) return errno == ENOENT ? 0 : errno;
  if (S_ISLNK(found.st_mode)) return PC_FILE_LINK;
  if (S_ISDIR(found.st_mode)) return PC_FILE_DIRECTORY;
  return S_ISREG(found.st_mode) ? 0 : PC_FILE_IRREGULAR;
}
