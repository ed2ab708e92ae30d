/* The CAs that deliveries are verified with, and the intermediates that the program gave. */
#ifndef PC_WEBHOOK_TRUST_H
#define PC_WEBHOOK_TRUST_H

#include "pc.h"

#include <openssl/x509.h>

struct pc_webhook_trust {
  X509_STORE *store;
  STACK_OF(X509) * intermediates;
};

#endif
