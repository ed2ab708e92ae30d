#include "engine/notices.h"

#include "engine/engine.h"

#include <stdlib.h>

enum { NOTICES_MAX = 4096 };

static bool grow(pc_notices *notices) {
  size_t cap = notices->cap ? notices->cap * 2 : 32;
  pc_notice *ring = cap <= NOTICES_MAX ? malloc(cap * sizeof *ring) : NULL;
  if (!ring) return false;
  for (size_t i = 0; i < notices->count; i++)
    ring[i] = notices->ring[(notices->first + i) % notices->cap];
  free(notices->ring);
  *notices = (pc_notices){ring, cap, 0, notices->count};
  return true;
}

bool pc_engine_tell(pc_engine *engine, const pc_notice *notice) {
  pc_notices *notices = &engine->notices;
  if (notices->count == notices->cap && !grow(notices)) return false;
  notices->ring[(notices->first + notices->count++) % notices->cap] = *notice;
  pc_engine_kick(engine);
  return true;
}

bool pc_engine_notice(pc_notice *out, pc_engine *engine) {
  pc_notices *notices = &engine->notices;
  if (!notices->count) return false;
  *out = notices->ring[notices->first];
  notices->first = (notices->first + 1) % notices->cap;
  notices->count--;
  return true;
}
