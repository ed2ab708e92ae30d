/* What the command needs of the terminal and of its process. It is a module of its own, so that
   help and completion load neither the core nor libcurl. */
#define _GNU_SOURCE
#include <lauxlib.h>
#include <lua.h>

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

/* is_terminal(descriptor) -> boolean */
static int is_terminal(lua_State *L) {
  lua_pushboolean(L, isatty((int)luaL_checkinteger(L, 1)));
  return 1;
}

/* columns(descriptor) -> the width of its terminal, or nil */
static int columns(lua_State *L) {
  struct winsize size = {0};
  if (ioctl((int)luaL_checkinteger(L, 1), TIOCGWINSZ, &size) || size.ws_col == 0) {
    lua_pushnil(L);
  } else {
    lua_pushinteger(L, size.ws_col);
  }
  return 1;
}

/* echo(boolean) -> whether the terminal of the process now shows what is typed, or does not */
static int echo(lua_State *L) {
  bool on = lua_toboolean(L, 1);
  int descriptor = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
  bool done = false;
  struct termios mode;
  if (descriptor >= 0 && !tcgetattr(descriptor, &mode)) {
    if (on) {
      mode.c_lflag |= (tcflag_t)ECHO;
    } else {
      mode.c_lflag &= ~(tcflag_t)ECHO;
    }
    done = !tcsetattr(descriptor, TCSAFLUSH, &mode);
  }
  if (descriptor >= 0) (void)close(descriptor);
  lua_pushboolean(L, done);
  return 1;
}

/* output_failed() -> whether anything written to standard output was lost, as on a full disk. Lua's
 * print tells of no error. */
static int output_failed(lua_State *L) {
  lua_pushboolean(L, fflush(stdout) || ferror(stdout));
  return 1;
}

/* die_of(name) ends the process by the signal "INT" or "PIPE", as it ends programs that do not
 * handle it. */
static int die_of(lua_State *L) {
  static const char *const names[] = {"INT", "PIPE", NULL};
  static const int signals[] = {SIGINT, SIGPIPE};
  int number = signals[luaL_checkoption(L, 1, NULL, names)];
  sigset_t set;
  if (signal(number, SIG_DFL) == SIG_ERR || sigemptyset(&set) || sigaddset(&set, number) ||
      sigprocmask(SIG_UNBLOCK, &set, NULL) || raise(number))
    return luaL_error(L, "the process cannot end by a signal");
  return 0;
}

/* keep_private() lets only the user read the files and folders that the process makes from now on.
 */
static int keep_private(lua_State *L) {
  (void)L;
  (void)umask(S_IRWXG | S_IRWXO);
  return 0;
}

/* make_folder(path) -> whether the folder is there now; only the user may open it */
static int make_folder(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  struct stat about;
  bool there = !mkdir(path, S_IRWXU) || (!stat(path, &about) && S_ISDIR(about.st_mode));
  lua_pushboolean(L, there);
  return 1;
}

/* hold_standard_files() keeps the descriptors 0 to 2 from files and sockets that are opened later,
 * where the caller closed them. Writing to them goes on to fail. */
static int hold_standard_files(lua_State *L) {
  (void)L;
  for (int descriptor = 0; descriptor <= 2; descriptor++) {
    if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", O_RDONLY) < 0) break;
  }
  return 0;
}

static const luaL_Reg functions[] = {
    {"is_terminal", is_terminal},
    {"columns", columns},
    {"echo", echo},
    {"die_of", die_of},
    {"output_failed", output_failed},
    {"keep_private", keep_private},
    {"make_folder", make_folder},
    {"hold_standard_files", hold_standard_files},
    {NULL, NULL},
};

__attribute__((visibility("default"))) int luaopen_partnercenter_terminal(lua_State *L);

int luaopen_partnercenter_terminal(lua_State *L) {
  lua_newtable(L);
  for (const luaL_Reg *function = functions; function->name; function++) {
    lua_pushcfunction(L, function->func);
    lua_setfield(L, -2, function->name);
  }
  return 1;
}
