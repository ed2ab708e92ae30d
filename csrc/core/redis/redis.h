/* The part of pc.h for the connection to Redis. */
#ifndef PC_REDIS_H
#define PC_REDIS_H

/* One connection to a Redis server. Commands are pipelined: those of one step leave in one send. A
   lost connection is opened again after a pause with full jitter; the address is resolved anew. */
typedef struct pc_redis pc_redis;

typedef struct {
  pc_span host; /* with brackets around an IPv6 address */
  int port, database;
  bool tls;
  pc_span user, password; /* at: NULL where there is none */
  pc_span name;           /* of the connection, in Redis's list of clients */
  pc_span ca_file, ca_path, extra_ca_file, proxy, no_proxy, user_agent;
  int64_t connect_timeout_ms; /* until the server has answered */
  int64_t command_timeout_ms;
} pc_redis_options;

typedef enum {
  PC_REDIS_CONNECTING, /* commands wait */
  PC_REDIS_CONNECTED,
  PC_REDIS_LOST /* an attempt to connect failed; until the next one, commands fail at once */
} pc_redis_state;

/* False: this library was built without Redis, or hiredis cannot be loaded; *why says which. */
bool pc_redis_is_available(const char **why);
/* PC_OK, or the kind of the problem and, in *why, the problem. It connects at its first command. */
pc_kind pc_redis_open(pc_redis **out, const char **why, pc_engine *engine,
                      const pc_redis_options *options);
/* Ends the commands that were not answered with PC_CLOSED; their owner hears of them as of others.
 */
void pc_redis_close(pc_redis *redis);
/* Frees a connection and its commands; nobody hears of those. */
void pc_redis_free(pc_redis *redis);
/* Loads a script into Redis at each connect. False: out of memory. */
bool pc_redis_add_script(pc_redis *redis, pc_span text);
/* *kind and *why say why it was lost, or broke last; PC_OK: it never did. */
pc_redis_state pc_redis_state_of(pc_kind *kind, const char **why, const pc_redis *redis);
/* The state of a connection is another one than when this was called last. */
bool pc_redis_changed(pc_engine *engine);
/* Opens a new connection as soon as the commands in flight are answered: the address may lead to
   another server by now. */
void pc_redis_renew(pc_redis *redis);

/* Queues a command. `tag` is the owner's. PC_OK, or the kind of the problem and the problem. */
pc_kind pc_redis_submit(const char **why, pc_redis *redis, const pc_span *words, size_t count,
                        int64_t tag);

/* A reply as Redis sent it. */
typedef struct pc_reply pc_reply;
typedef enum {
  PC_REPLY_STRING,
  PC_REPLY_ARRAY,
  PC_REPLY_INTEGER,
  PC_REPLY_NIL,
  PC_REPLY_STATUS,
  PC_REPLY_ERROR
} pc_reply_type;
pc_reply_type pc_reply_type_of(const pc_reply *reply);
pc_span pc_reply_text(const pc_reply *reply); /* of a string, a status or an error */
int64_t pc_reply_integer(const pc_reply *reply);
size_t pc_reply_count(const pc_reply *reply); /* of an array */
const pc_reply *pc_reply_at(const pc_reply *reply, size_t index);

/* How one command ended. Spans live until the command is dropped. */
typedef struct {
  int64_t tag;
  pc_kind kind; /* PC_OK: there is a reply, which may be an error */
  const pc_reply *reply;
  const char *message; /* where there is no reply */
  bool unknown;        /* it may have been done */
} pc_redis_result;

/* The next command that ended. False: there is none. */
bool pc_redis_next(pc_redis_result *out, const pc_engine *engine);
/* Frees that command. */
void pc_redis_drop_next(pc_engine *engine);

/* The SHA-1 of a text in hexadecimal, by which Redis knows a script. */
#define PC_SHA1_TEXT 40
bool pc_sha1_text(char out[PC_SHA1_TEXT + 1], pc_span text);

#endif
