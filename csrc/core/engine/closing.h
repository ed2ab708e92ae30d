/* Ends calls before their time: one that is cancelled, all of a client that is closed. */
#ifndef PC_CLOSING_H
#define PC_CLOSING_H

#include "engine/engine.h"

/* Detaches the client from the engine; its calls have ended. In a forked child it leaves
   libcurl's part alone. */
void pc_closing_detach(pc_client *client, bool forked);

#endif
