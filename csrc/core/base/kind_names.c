/* Names of kinds and phases. */
#include "pc.h"

#include <string.h>

#define PC_NAME(id, name) name,

const char *pc_kind_name(pc_kind kind) {
  static const char *const names[] = {PC_KINDS(PC_NAME)};
  return names[kind];
}

const char *pc_phase_name(pc_phase phase) {
  static const char *const names[] = {PC_PHASES(PC_NAME)};
  return names[phase];
}

pc_kind pc_kind_named(const char *name) {
  for (int kind = 0; kind < PC_KIND_COUNT; kind++)
    if (!strcmp(pc_kind_name((pc_kind)kind), name)) return (pc_kind)kind;
  return PC_KIND_COUNT;
}
