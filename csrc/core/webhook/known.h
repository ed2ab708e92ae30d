/* The certificate that verified last: decoding it and building its chain takes ten times as long as
 * a signature. */
#ifndef PC_WEBHOOK_KNOWN_H
#define PC_WEBHOOK_KNOWN_H

#include "base/buf.h"

#include <openssl/x509.h>
#include <time.h>

typedef struct {
  pc_buf files;           /* of the certificate and its issuers, as they were given */
  size_t certificate_len; /* of these bytes */
  X509 *leaf;             /* NULL: none is known */
  time_t verified_s, expires_s;
} pc_webhook_known;

void pc_webhook_known_init(pc_webhook_known *known);
void pc_webhook_known_free(pc_webhook_known *known);
/* The leaf of these files whose chain verified, or NULL. */
X509 *pc_webhook_known_find(const pc_webhook_known *known, const pc_webhook_delivery *delivery,
                            time_t now);
/* Keeps a leaf whose chain verified; without memory for it none is known. */
void pc_webhook_known_keep(pc_webhook_known *known, X509 *leaf, const pc_webhook_delivery *delivery,
                           time_t now, int64_t expires_s);

#endif
