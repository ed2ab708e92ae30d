/* The clocks: deadlines run on one that stops in suspend, the life of a token on one that does not.
 */
#ifndef PC_CLOCK_H
#define PC_CLOCK_H

#include "pc.h"

#define PC_NEVER INT64_MAX

int64_t pc_boot_ms(void); /* CLOCK_BOOTTIME where there is one */
/* a + b without overflow; PC_NEVER stays. */
int64_t pc_time_add(int64_t time, int64_t more);

#endif
