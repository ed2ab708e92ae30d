/* What OpenSSL knows of a connection that libcurl made. */
#ifndef PC_TLS_H
#define PC_TLS_H

#include "pc.h"

typedef enum { PC_VERSION_UNKNOWN, PC_VERSION_1, PC_VERSION_2 } pc_version;

/* libcurl's OpenSSL, as it names it, is the one that this library uses: its pointers mean the same
   here. */
bool pc_tls_is_shared(const char *name);
/* The version of HTTP that a connection agreed on; `ssl` is OpenSSL's SSL. */
pc_version pc_tls_agreed(const void *ssl);

#endif
