#include "redis/resp.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef PC_WITH_REDIS /* LuaRocks builds with hiredis where its headers are */
#if __has_include(<hiredis/hiredis.h>)
#define PC_WITH_REDIS 1
#else
#define PC_WITH_REDIS 0
#endif
#endif

#if PC_WITH_REDIS
#include <hiredis/hiredis.h>

/* A peer that announces a reply and never ends it must not fill the memory. The shortest element of
   an array has 4 bytes. */
enum { INCOMPLETE_MAX = 1 << 20, ELEMENTS_MAX = INCOMPLETE_MAX / 4, WORDS_MAX = 1 << 20 };

#if HIREDIS_MAJOR >= 1
typedef size_t element_count;
#else
typedef int element_count;
#endif

#define TEXT_OF(x)  #x
#define VALUE_OF(x) TEXT_OF(x)
#ifdef __APPLE__
#define LIBRARY "libhiredis." VALUE_OF(HIREDIS_SONAME) ".dylib"
#else
#define LIBRARY "libhiredis.so." VALUE_OF(HIREDIS_SONAME)
#endif

/* Loaded at run time: programs without the option `shared` need no hiredis, and another version of
   it that the program has loaded is not used by mistake. */
struct pc_resp {
  __typeof__(redisReaderCreate) *reader_new;
  __typeof__(redisReaderFree) *reader_free;
  __typeof__(redisReaderFeed) *reader_feed;
  __typeof__(redisReaderGetReply) *reader_next;
  __typeof__(redisFormatCommandArgv) *format;
  __typeof__(redisFreeCommand) *free_command;
  __typeof__(freeReplyObject) *free_reply;
  redisReader *reader;
  redisReplyObjectFunctions functions; /* hiredis's own, but for the function below */
  void *(*array_new)(const redisReadTask *, element_count);
  size_t incomplete; /* bytes since the last complete reply */
};

/* hiredis makes room for as many elements as are announced. */
static void *bounded_array(const redisReadTask *task, element_count count) {
  const pc_resp *resp = task->privdata;
  return count > ELEMENTS_MAX ? NULL : resp->array_new(task, count);
}

static bool find(void *function, void *library, const char *name) {
  void *found = dlsym(library, name);
  memcpy(function, &found, sizeof found); /* a cast of an object's pointer would not be ISO C */
  return found != NULL;
}

static bool find_all(pc_resp *resp, void *library) {
  return find(&resp->reader_new, library, "redisReaderCreate") &&
         find(&resp->reader_free, library, "redisReaderFree") &&
         find(&resp->reader_feed, library, "redisReaderFeed") &&
         find(&resp->reader_next, library, "redisReaderGetReply") &&
         find(&resp->format, library, "redisFormatCommandArgv") &&
         find(&resp->free_command, library, "redisFreeCommand") &&
         find(&resp->free_reply, library, "freeReplyObject");
}

pc_resp *pc_resp_new(const char **why) {
  *why = "not enough memory";
  pc_resp *resp = calloc(1, sizeof *resp);
  if (!resp) return NULL;
  void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL); /* it stays loaded */
  *why = LIBRARY " is missing: install hiredis (Debian: libhiredis-dev), or leave out `shared`";
  if (library && find_all(resp, library)) {
    *why = "not enough memory";
    if (pc_resp_reset(resp)) return resp;
  }
  free(resp);
  return NULL;
}

void pc_resp_free(pc_resp *resp) {
  if (!resp) return;
  if (resp->reader) resp->reader_free(resp->reader);
  free(resp);
}

bool pc_resp_reset(pc_resp *resp) {
  if (resp->reader) resp->reader_free(resp->reader);
  resp->incomplete = 0;
  resp->reader = resp->reader_new();
  if (!resp->reader) return false;
  resp->functions = *resp->reader->fn;
  resp->array_new = resp->functions.createArray;
  resp->functions.createArray = bounded_array;
  resp->reader->fn = &resp->functions;
  resp->reader->privdata = resp;
  return true;
}

char *pc_resp_format(size_t *len, const pc_resp *resp, const pc_span *words, size_t count) {
  if (!count || count > WORDS_MAX) return NULL;
  const char **texts = calloc(count, sizeof *texts);
  size_t *lengths = calloc(count, sizeof *lengths);
  char *bytes = NULL;
  for (size_t i = 0; texts && lengths && i < count; i++) {
    texts[i] = words[i].at;
    lengths[i] = words[i].len;
  }
  int64_t size = -1;
  if (texts && lengths) size = (int64_t)resp->format(&bytes, (int)count, texts, lengths);
  free((void *)texts);
  free(lengths);
  *len = size < 0 ? 0 : (size_t)size;
  return size < 0 ? NULL : bytes;
}

void pc_resp_free_command(const pc_resp *resp, char *bytes) {
  if (bytes) resp->free_command(bytes);
}

bool pc_resp_feed(pc_resp *resp, const char *bytes, size_t len) {
  resp->incomplete += len;
  return resp->reader_feed(resp->reader, bytes, len) == REDIS_OK;
}

pc_resp_result pc_resp_next(pc_reply **reply, pc_resp *resp) {
  void *found = NULL;
  *reply = NULL;
  if (resp->reader_next(resp->reader, &found) != REDIS_OK) return PC_RESP_BROKEN;
  if (!found) return resp->incomplete > INCOMPLETE_MAX ? PC_RESP_BROKEN : PC_RESP_NEEDS_MORE;
  resp->incomplete = 0;
  *reply = found;
  return PC_RESP_REPLY;
}

const char *pc_resp_problem(const pc_resp *resp) {
  if (!resp->reader) return "not enough memory";
  return resp->reader->err ? resp->reader->errstr : "a reply is larger than 1 MiB";
}

void pc_resp_free_reply(const pc_resp *resp, pc_reply *reply) {
  if (reply) resp->free_reply(reply);
}

/* ---- replies ---- */

static const redisReply *of(const pc_reply *reply) {
  return (const redisReply *)(const void *)reply;
}

pc_reply_type pc_reply_type_of(const pc_reply *reply) {
  switch (of(reply)->type) {
  case REDIS_REPLY_STRING:
    return PC_REPLY_STRING;
  case REDIS_REPLY_ARRAY:
    return PC_REPLY_ARRAY;
  case REDIS_REPLY_INTEGER:
    return PC_REPLY_INTEGER;
  case REDIS_REPLY_STATUS:
    return PC_REPLY_STATUS;
  case REDIS_REPLY_ERROR:
    return PC_REPLY_ERROR;
  default:
    return PC_REPLY_NIL;
  }
}

pc_span pc_reply_text(const pc_reply *reply) {
  return (pc_span){of(reply)->str, of(reply)->len};
}

int64_t pc_reply_integer(const pc_reply *reply) {
  return of(reply)->integer;
}

size_t pc_reply_count(const pc_reply *reply) {
  return of(reply)->elements;
}

const pc_reply *pc_reply_at(const pc_reply *reply, size_t index) {
  return (const pc_reply *)(const void *)of(reply)->element[index];
}

#else /* built without Redis: nothing below is ever called with a reply */

pc_resp *pc_resp_new(const char **why) {
  *why = "this library was built without Redis: install hiredis's headers (Debian: libhiredis-dev) "
         "and build again, or leave out `shared`";
  return NULL;
}

void pc_resp_free(pc_resp *resp) {
  (void)resp;
}

bool pc_resp_reset(pc_resp *resp) {
  (void)resp;
  return false;
}

char *pc_resp_format(size_t *len, const pc_resp *resp, const pc_span *words, size_t count) {
  (void)len, (void)resp, (void)words, (void)count;
  return NULL;
}

void pc_resp_free_command(const pc_resp *resp, char *bytes) {
  (void)resp, (void)bytes;
}

bool pc_resp_feed(pc_resp *resp, const char *bytes, size_t len) {
  (void)resp, (void)bytes, (void)len;
  return false;
}

pc_resp_result pc_resp_next(pc_reply **reply, pc_resp *resp) {
  (void)resp;
  *reply = NULL;
  return PC_RESP_BROKEN;
}

const char *pc_resp_problem(const pc_resp *resp) {
  (void)resp;
  return "";
}

void pc_resp_free_reply(const pc_resp *resp, pc_reply *reply) {
  (void)resp, (void)reply;
}

pc_reply_type pc_reply_type_of(const pc_reply *reply) {
  (void)reply;
  return PC_REPLY_NIL;
}

pc_span pc_reply_text(const pc_reply *reply) {
  (void)reply;
  return (pc_span){"", 0};
}

int64_t pc_reply_integer(const pc_reply *reply) {
  (void)reply;
  return 0;
}

size_t pc_reply_count(const pc_reply *reply) {
  (void)reply;
  return 0;
}

const pc_reply *pc_reply_at(const pc_reply *reply, size_t index) {
  (void)index;
  return reply;
}

#endif
