/* Tells this process from its forked children, and draws random bytes that no child draws too. */
#ifndef PC_PROCESS_H
#define PC_PROCESS_H

#include "pc.h"

bool pc_origin_is_here(const pc_origin *origin);
bool pc_random_take(void *out, size_t len, pc_origin *origin);

#endif
