/* Formats commands and parses replies with hiredis, which is loaded when it is first needed. */
#ifndef PC_RESP_H
#define PC_RESP_H

#include "base/buf.h"

typedef struct pc_resp pc_resp;

typedef enum { PC_RESP_REPLY, PC_RESP_NEEDS_MORE, PC_RESP_BROKEN } pc_resp_result;

/* NULL: *why says what is missing. */
pc_resp *pc_resp_new(const char **why);
void pc_resp_free(pc_resp *resp);
/* Forgets the bytes of an earlier connection. False: out of memory. */
bool pc_resp_reset(pc_resp *resp);
/* The bytes of a command, to be freed with pc_resp_free_command; NULL: out of memory. */
char *pc_resp_format(size_t *len, const pc_resp *resp, const pc_span *words, size_t count);
void pc_resp_free_command(const pc_resp *resp, char *bytes);
/* Takes bytes that arrived. False: the stream is broken, see pc_resp_problem. */
bool pc_resp_feed(pc_resp *resp, const char *bytes, size_t len);
pc_resp_result pc_resp_next(pc_reply **reply, pc_resp *resp);
const char *pc_resp_problem(const pc_resp *resp);
void pc_resp_free_reply(const pc_resp *resp, pc_reply *reply);

#endif
