/* The rules for URLs that others name: of the certificate, and of an issuer's certificate. */
#ifndef PC_WEBHOOK_ADDRESS_H
#define PC_WEBHOOK_ADDRESS_H

#include "webhook/verdict.h"

/* PC_REASON_VERIFIED and the canonical URL, or the part that breaks a rule. */
pc_reason pc_certificate_address(char out[PC_WEBHOOK_URL_MAX + 1], pc_span url, pc_spans hosts);
/* The same for an issuer's certificate: http is allowed, and so is any path. */
bool pc_issuer_address(char out[PC_WEBHOOK_URL_MAX + 1], pc_span url, pc_spans hosts);

#endif
