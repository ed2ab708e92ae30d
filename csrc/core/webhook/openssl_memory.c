#include "webhook/openssl_memory.h"

#include <openssl/err.h>

void pc_openssl_memory_watch(void) {
  ERR_clear_error();
}

bool pc_openssl_memory_was_short(void) {
  bool was_short = false;
  for (unsigned long error; (error = ERR_get_error());)
    was_short = was_short || ERR_GET_REASON(error) == ERR_R_MALLOC_FAILURE;
  return was_short;
}
