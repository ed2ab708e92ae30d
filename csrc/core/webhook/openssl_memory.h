/* Tells a fault of the data from a lack of memory within OpenSSL. */
#ifndef PC_OPENSSL_MEMORY_H
#define PC_OPENSSL_MEMORY_H

#include <stdbool.h>

/* Empties OpenSSL's error queue. */
void pc_openssl_memory_watch(void);
/* Since then memory was short; empties the queue again. */
bool pc_openssl_memory_was_short(void);

#endif
