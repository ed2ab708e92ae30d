/* Runs a command that prints a line at its first answer, one when it begins to work and one when it
   is done. Prints the seconds to the first line, the wall and CPU seconds of the work, and the peak
   memory in KiB. measure COMMAND... */
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(clockid_t clock) {
  struct timespec now = {0};
  (void)clock_gettime(clock, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static pid_t start(char **command, int output[2]) {
  pid_t child = fork();
  if (child == 0) {
    if (dup2(output[1], STDOUT_FILENO) < 0) _exit(126);
    close(output[0]);
    close(output[1]);
    execvp(command[0], command);
    _exit(127);
  }
  close(output[1]);
  return child;
}

typedef struct {
  bool seen;
  double wall, cpu;
} mark;

static mark next_line(FILE *from, clockid_t cpu_clock) {
  char text[512];
  bool seen = fgets(text, sizeof text, from);
  return (mark){seen, seconds(CLOCK_MONOTONIC), seconds(cpu_clock)};
}

int main(int argc, char **argv) {
  int output[2];
  if (argc < 2 || pipe(output)) return 2;
  double started = seconds(CLOCK_MONOTONIC);
  pid_t child = start(argv + 1, output);
  FILE *from = fdopen(output[0], "r");
  clockid_t cpu_clock;
  if (child < 0 || !from || clock_getcpuclockid(child, &cpu_clock)) return 1;
  mark first = next_line(from, cpu_clock), ready = next_line(from, cpu_clock);
  mark done = next_line(from, cpu_clock);
  int status = 0;
  struct rusage used;
  if (wait4(child, &status, 0, &used) != child) return 1;
  printf("%.5f %.5f %.5f %ld\n", first.wall - started, done.wall - ready.wall, done.cpu - ready.cpu,
         used.ru_maxrss);
  return status != 0 || !done.seen;
}
