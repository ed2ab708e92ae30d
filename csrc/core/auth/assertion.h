/* Signs the JWT that proves a certificate to the token endpoint. */
#ifndef PC_ASSERTION_H
#define PC_ASSERTION_H

#include "auth/certificate.h"
#include "base/buf.h"

typedef struct {
  pc_span audience, client_id;
  bool rs256;      /* else PS256 */
  bool sha1;       /* name the certificate by x5t, else by x5t#S256 */
  bool send_chain; /* x5c */
  int64_t now;     /* seconds since 1970 */
} pc_assertion;

bool pc_assertion_sign(pc_buf *out, const pc_certificate *certificate,
                       const pc_assertion *assertion);

#endif
