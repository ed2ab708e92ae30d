/* Builds and checks the chain from a leaf to a trusted root. */
#ifndef PC_WEBHOOK_CHAIN_H
#define PC_WEBHOOK_CHAIN_H

#include "webhook/trust.h"
#include "webhook/verdict.h"

#include <time.h>

/* Sets the verdict, with the expiry of the chain or the URL of the issuer that is missing. */
bool pc_chain_verify(pc_webhook_verdict *verdict, const pc_webhook_trust *trust, X509 *leaf,
                     STACK_OF(X509) * untrusted, pc_spans issuer_hosts, time_t now);

#endif
