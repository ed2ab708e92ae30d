/* Ends calls before their time: one that is cancelled, all of a client that is closed. */
#ifndef PC_CLOSING_H
#define PC_CLOSING_H

#include "engine/engine.h"

/* Parts the client from the engine; its calls are over already. In a forked child, libcurl's part
   is left alone. */
void pc_closing_detach(pc_client *client, bool forked);

#endif
