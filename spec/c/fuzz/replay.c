/* Runs a fuzz target over its corpus, one TAP test a file: what was found once is never lost again.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static int is_file(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

static int run(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return 0;
  static uint8_t read_bytes[1 << 20];
  size_t size = fread(read_bytes, 1, sizeof read_bytes, file);
  (void)fclose(file);
  uint8_t *bytes = malloc(size + 1); /* of the very size, so that sanitizers see its end */
  if (!bytes) return 0;
  memcpy(bytes, read_bytes, size);
  int ok = LLVMFuzzerTestOneInput(bytes, size) == 0;
  free(bytes);
  return ok;
}

int main(int argc, char **argv) {
  const char *directory = argc > 1 ? argv[1] : CORPUS;
  struct dirent **entries;
  int count = scandir(directory, &entries, is_file, alphasort), failed = 0;
  printf("1..%d\n", count > 0 ? count : 1);
  if (count <= 0) printf("not ok 1 - there is no corpus in %s\n", directory);
  for (int i = 0; i < count; i++) {
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/%s", directory, entries[i]->d_name);
    int ok = run(path);
    failed += !ok;
    printf("%sok %d - %s\n", ok ? "" : "not ", i + 1, entries[i]->d_name);
    (void)fflush(stdout);
    free(entries[i]);
  }
  if (count >= 0) free(entries);
  return failed || count <= 0;
}
