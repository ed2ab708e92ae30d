#include "redis/greeting.h"

#include <string.h>

static bool begins_with_one(pc_span text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    size_t len = strlen(words[i]);
    if (text.len >= len && !memcmp(text.at, words[i], len)) return true;
  }
  return false;
}

bool pc_greeting_is_refused(pc_kind *kind, pc_greeting greeting, pc_span error) {
  static const char *const soon[] = {"LOADING", "MASTERDOWN", "BUSY", "TRYAGAIN",
                                     "ERR max number of clients"};
  static const char *const never[] = {"NOAUTH", "WRONGPASS", "DENIED"};
  *kind = PC_NETWORK;
  if (begins_with_one(error, soon, sizeof soon / sizeof *soon)) return true;
  *kind = PC_CONFIG;
  return greeting != PC_GREETS_OTHERWISE ||
         begins_with_one(error, never, sizeof never / sizeof *never);
}
