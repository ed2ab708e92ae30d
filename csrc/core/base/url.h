/* Checks paths and base URLs before anything is sent to them. */
#ifndef PC_URL_H
#define PC_URL_H

#include "pc.h"

/* Starts with one slash and holds no blank, control character, backslash or fragment. */
bool pc_url_is_path(pc_span text);
/* pc_url_is_base for managed identity, whose endpoints are also on http at link-local addresses. */
bool pc_url_is_identity_base(pc_span text);
bool pc_url_is_https(pc_span text);

#endif
