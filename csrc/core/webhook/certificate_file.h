/* Reads the certificates of a file: one in DER, or any number in PEM. */
#ifndef PC_CERTIFICATE_FILE_H
#define PC_CERTIFICATE_FILE_H

#include "webhook/verdict.h"

#include <openssl/x509.h>

/* Appends certificates; the stack takes at most that many. PC_REASON_VERIFIED, or what is wrong. */
pc_reason pc_certificate_file_read(STACK_OF(X509) * out, pc_span file, int most);

#endif
