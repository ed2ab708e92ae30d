#include "base/clock.h"

#include <time.h>

static int64_t read_ms(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t pc_now_ms(void) {
  return read_ms(CLOCK_MONOTONIC);
}

int64_t pc_boot_ms(void) {
#ifdef CLOCK_BOOTTIME
  return read_ms(CLOCK_BOOTTIME);
#else
  return read_ms(CLOCK_MONOTONIC);
#endif
}

int64_t pc_time_add(int64_t time, int64_t more) {
  if (more > 0 && time > PC_NEVER - more) return PC_NEVER;
  return time + more;
}
