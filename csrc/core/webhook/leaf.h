/* The rules for the certificate that signs deliveries, as far as it alone can tell. */
#ifndef PC_WEBHOOK_LEAF_H
#define PC_WEBHOOK_LEAF_H

#include "webhook/verdict.h"

#include <openssl/x509.h>
#include <time.h>

/* The one certificate that is no CA's leaves the stack; the others may be its issuers. */
pc_reason pc_leaf_take(X509 **leaf, STACK_OF(X509) * certificates);
pc_reason pc_leaf_check(X509 *leaf, time_t now);
/* PKCS#1 v1.5 with SHA-256. */
pc_reason pc_leaf_verify(X509 *leaf, pc_span signature, pc_span body);
/* Each organization of the name is Microsoft Corporation, and there is one. */
bool pc_is_microsoft(const X509_NAME *name);

#endif
