/* The CAs that deliveries are verified with, the intermediates that the program gave, and the last
 * result. */
#ifndef PC_WEBHOOK_TRUST_H
#define PC_WEBHOOK_TRUST_H

#include "webhook/known.h"

#include <openssl/x509.h>

struct pc_webhook_trust {
  X509_STORE *store;
  STACK_OF(X509) * intermediates;
  pc_webhook_known known;
};

#endif
