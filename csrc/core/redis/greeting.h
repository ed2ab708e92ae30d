/* Judges the replies to the first commands of a connection. */
#ifndef PC_GREETING_H
#define PC_GREETING_H

#include "pc.h"

/* What a command is for. */
typedef enum {
  PC_GREETS_NOTHING, /* the owner's command */
  PC_GREETS_WITH_AUTH,
  PC_GREETS_WITH_SELECT,
  PC_GREETS_OTHERWISE /* a server that refuses this is good enough */
} pc_greeting;

/* A server that answers with this error cannot be used; *kind: PC_CONFIG, or PC_NETWORK where it
   may be used soon. */
bool pc_greeting_is_refused(pc_kind *kind, pc_greeting greeting, pc_span error);

#endif
