/* One connection to Redis: opens it, greets the server, sends commands, matches replies,
 * reconnects. */
#ifndef PC_REDIS_CONNECTION_H
#define PC_REDIS_CONNECTION_H

#include "base/clock.h"
#include "base/list.h"
#include "http/stream.h"
#include "redis/greeting.h"
#include "redis/output.h"
#include "redis/resp.h"

typedef enum {
  PC_STAGE_RESTING,  /* no connection, until rests_until_ms */
  PC_STAGE_OPENING,  /* resolves, connects, agrees on TLS */
  PC_STAGE_GREETING, /* waits for the replies to the first commands */
  PC_STAGE_UP
} pc_redis_stage;

typedef struct {
  pc_node link;
  char *text;
  size_t len;
} pc_redis_script;

enum { PC_REDIS_TEXT = 320 /* bytes of a message */ };

/* Why a connection cannot be used any more. */
typedef struct {
  pc_kind kind;
  bool hung_up; /* the server closed the connection without a word */
  char text[PC_REDIS_TEXT];
} pc_trouble;

typedef struct pc_redis_command {
  pc_node link;
  pc_redis *redis;
  int64_t tag, ends_ms;
  pc_greeting greeting;
  char *bytes; /* until there is a reply: what was not sent at all is sent on the next connection */
  size_t len;
  uint64_t begins; /* in the output */
  pc_reply *reply;
  pc_kind kind;
  bool unknown;
  char message[PC_REDIS_TEXT];
} pc_redis_command;

struct pc_redis {
  pc_node link;      /* among the engine's */
  pc_engine *engine; /* NULL: it is gone, and the connection closed */
  pc_origin *origin;
  pc_stream stream;
  pc_resp *resp;
  char *user, *password, *name, *place; /* place: "host:port", for messages */
  int database;
  bool tls;
  pc_node scripts;
  int64_t connect_timeout_ms, command_timeout_ms;

  pc_redis_stage stage;
  int fd; /* of the stream that is up */
  bool closed;
  bool wanted;   /* a command was submitted */
  bool proven;   /* this server answered once */
  bool lost;     /* the last attempt to connect failed, for the reason below */
  bool renewing; /* connects anew once nothing is in flight */
  bool readable; /* there may be more to read, which the descriptor need not tell */
  int failures;  /* in a row */
  int64_t rests_until_ms, attempt_ends_ms, up_since_ms;
  pc_trouble problem;
  pc_redis_state told; /* its owner heard of this state */

  pc_output output;
  pc_node queued, waiting, finished; /* for the connection, for their replies, for their owner */
  size_t in_flight;                  /* all of these */
};

/* ---- connection.c: its life ---- */

pc_kind pc_connection_new(pc_redis **out, const char **why, pc_transport *transport,
                          pc_origin *origin, const pc_redis_options *options);
/* Closes the socket and ends all commands with PC_CLOSED. */
void pc_connection_shut(pc_redis *redis, bool forked);
void pc_connection_free(pc_redis *redis);
pc_redis_state pc_connection_state(const pc_redis *redis);
/* The stream that is opening is up, or failed. */
void pc_connection_opened(pc_redis *redis, int curl_code, int64_t now);
/* Its descriptor is ready. */
void pc_connection_ready(pc_redis *redis, int mask, int64_t now);
/* Does what is due: opens, gives up, reads on, sends. */
void pc_connection_run(pc_redis *redis, int64_t now);
/* When there is something to do; PC_NEVER: nothing. */
int64_t pc_connection_due(const pc_redis *redis);
/* ---- commands.c: what goes over it ---- */

/* Queues it, or ends it at once while Redis is away. */
pc_kind pc_commands_add(const char **why, pc_redis *redis, const pc_span *words, size_t count,
                        int64_t tag, int64_t now);
/* Writes a command of the greeting. False: out of memory. */
bool pc_commands_greet(pc_redis *redis, pc_greeting greeting, const pc_span *words, size_t count);
/* There is something to send, now or on the next connection. */
bool pc_commands_to_send(const pc_redis *redis);
/* Sends what it can. False: the connection cannot be used any more. */
bool pc_commands_send(pc_trouble *trouble, pc_redis *redis);
/* Reads what there is, within bounds. */
bool pc_commands_receive(pc_trouble *trouble, pc_redis *redis);
/* The connection is gone: ends commands that were sent, and queues the others again. */
void pc_commands_interrupted(pc_redis *redis, const pc_trouble *trouble);
/* Ends those that wait for a connection. */
void pc_commands_fail_queued(pc_redis *redis, const pc_trouble *trouble);
/* Ends those in the queue that have waited for too long. */
void pc_commands_expire(pc_redis *redis, int64_t now);
/* When the first of them lapses; PC_NEVER: none. */
int64_t pc_commands_due(const pc_redis *redis);
/* Sent, and their replies are late. */
bool pc_commands_are_late(const pc_redis *redis, int64_t now);
void pc_command_free(pc_redis_command *command);

#endif
