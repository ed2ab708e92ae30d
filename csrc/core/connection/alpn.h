/* Asks OpenSSL which version of HTTP a connection of libcurl agreed on. */
#ifndef PC_ALPN_H
#define PC_ALPN_H

#include "pc.h"

typedef enum { PC_VERSION_UNKNOWN, PC_VERSION_1, PC_VERSION_2 } pc_version;

/* libcurl uses the same OpenSSL as this library, so its pointers are valid here. `name` is
   libcurl's name for it. */
bool pc_alpn_is_same_library(const char *name);
/* `ssl` is OpenSSL's SSL. */
pc_version pc_alpn_agreed_version(const void *ssl);

#endif
