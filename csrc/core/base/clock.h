/* Reads the clocks: deadlines use one that stops in suspend, token lifetimes one that does not. */
#ifndef PC_CLOCK_H
#define PC_CLOCK_H

#include "pc.h"

#define PC_NEVER INT64_MAX

/* Adds without overflow; PC_NEVER stays PC_NEVER. */
int64_t pc_time_add(int64_t time, int64_t more);

#endif
