/* require "spec_process": system calls that specs need and plain Lua lacks. */
#define _GNU_SOURCE
#include <lauxlib.h>
#include <lua.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* fork() -> 0 in the child, which ends when its parent does */
static int process_fork(lua_State *L) {
  pid_t pid = fork();
  if (pid == 0) prctl(PR_SET_PDEATHSIG, SIGKILL);
  lua_pushinteger(L, pid);
  return 1;
}

static int process_exit(lua_State *L) {
  _exit((int)luaL_optinteger(L, 1, 0));
}

static int process_pid(lua_State *L) {
  lua_pushinteger(L, getpid());
  return 1;
}

/* Makes this process the leader of a group, so that its children can be killed with it. */
static int process_lead(lua_State *L) {
  (void)L;
  setpgid(0, 0);
  return 0;
}

/* The system reaps the children of this process. */
static int process_orphan(lua_State *L) {
  (void)L;
  signal(SIGCHLD, SIG_IGN);
  return 0;
}

static int process_pause(lua_State *L) {
  (void)L;
  return pause() ? 0 : 0; /* until a signal arrives */
}

/* exec(command): the shell's command takes the place of this process, and ends when its parent does
 */
static int process_exec(lua_State *L) {
  const char *command = luaL_checkstring(L, 1);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  signal(SIGINT, SIG_DFL); /* ignored where the suite runs in the background */
  signal(SIGQUIT, SIG_DFL);
  execl("/bin/sh", "sh", "-c", command, (char *)NULL);
  _exit(127);
}

/* kill(pid, "KILL" | "TERM" | "INT" | "PIPE" | "HUP" | "QUIT" | "STOP" | "CONT" | nil: only test)
 * -> boolean */
static int process_kill(lua_State *L) {
  static const char *const names[] = {"KILL", "TERM", "INT",  "PIPE", "HUP",
                                      "QUIT", "STOP", "CONT", "LOOK", NULL};
  static const int signals[] = {SIGKILL, SIGTERM, SIGINT,  SIGPIPE, SIGHUP,
                                SIGQUIT, SIGSTOP, SIGCONT, 0};
  int which = luaL_checkoption(L, 2, "LOOK", names);
  lua_pushboolean(L, kill((pid_t)luaL_checkinteger(L, 1), signals[which]) == 0);
  return 1;
}

/* wait(pid) -> "exit" | "signal", number */
static int process_wait(lua_State *L) {
  int status = 0;
  if (waitpid((pid_t)luaL_checkinteger(L, 1), &status, 0) < 0) return 0;
  lua_pushstring(L, WIFSIGNALED(status) ? "signal" : "exit");
  lua_pushinteger(L, WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
  return 2;
}

/* nobody() -> whether this process now runs as an unprivileged user */
static int process_nobody(lua_State *L) {
  enum { NOBODY = 65534 };
  bool is_root = geteuid() == 0;
  lua_pushboolean(L, !is_root || setresuid(NOBODY, NOBODY, NOBODY) == 0);
  return 1;
}

static int process_setenv(lua_State *L) {
  if (lua_isnoneornil(L, 2))
    unsetenv(luaL_checkstring(L, 1));
  else
    setenv(luaL_checkstring(L, 1), luaL_checkstring(L, 2), 1);
  return 0;
}

__attribute__((visibility("default"))) int luaopen_spec_process(lua_State *L);

int luaopen_spec_process(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"fork", process_fork},     {"exit", process_exit},     {"pid", process_pid},
      {"lead", process_lead},     {"orphan", process_orphan}, {"pause", process_pause},
      {"kill", process_kill},     {"wait", process_wait},     {"setenv", process_setenv},
      {"nobody", process_nobody}, {"exec", process_exec},     {NULL, NULL}};
  lua_newtable(L);
  for (const luaL_Reg *function = functions; function->name; function++) {
    lua_pushcfunction(L, function->func);
    lua_setfield(L, -2, function->name);
  }
  return 1;
}
