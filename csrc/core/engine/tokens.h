/* Gives calls their tokens: fetches missing ones, parks the calls, and requeues them. */
#ifndef PC_TOKENS_H
#define PC_TOKENS_H

#include "engine/engine.h"

/* Requests to that host carry one. */
bool pc_tokens_are_for(pc_host host);
/* The headers to send, or NULL: the call was parked, or ended because no token is to be had. */
pc_header_list *pc_tokens_for(pc_call *call);
/* When a parked call gives up, and how it then ends. */
int64_t pc_tokens_waits_until(const pc_call *call);
void pc_tokens_time_out(pc_call *call);
/* Another token may mend the 401 that the call's last attempt got. */
bool pc_tokens_may_renew(const pc_call *call);
/* Queues the call, to leave with another token. */
void pc_tokens_renew(pc_call *call);
/* The service accepted the token that the call's last attempt carried. */
void pc_tokens_accept(const pc_call *call);
/* A token request will be sent again; calls that give up before end now. */
void pc_tokens_delay(const pc_call *request, int64_t until_ms);
/* The owner is asked again. */
void pc_tokens_timer_fired(pc_token_entry *entry);

#endif
