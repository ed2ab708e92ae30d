/* A client's credential: the fields of its token requests, and its certificate. */
#ifndef PC_CREDENTIAL_H
#define PC_CREDENTIAL_H

#include "auth/assertion.h"
#include "base/buf.h"

typedef struct {
  char *name, *value;
} pc_field;

typedef struct {
  pc_field *fields; /* with room for one more */
  size_t field_count;
  pc_field audience[PC_AUDIENCE_COUNT];
  char *token_url; /* the audience of an assertion */
  pc_certificate *certificate;
  bool assertion_rs256, assertion_sha1, send_certificate_chain;
} pc_credential;

/* Copies everything. Returns NULL, or the cause of a failure; drop it in either case. */
const char *pc_credential_init(pc_credential *credential, const pc_client_options *options);
void pc_credential_drop(pc_credential *credential);
/* Replaces, adds or (value NULL) removes a field. False: out of memory. */
bool pc_credential_set_field(pc_credential *credential, pc_span name, pc_span value);
/* at: NULL where there is none. */
pc_span pc_credential_field(const pc_credential *credential, pc_span name);
/* Writes the form of a token request. False: out of memory, or the assertion cannot be signed. */
bool pc_credential_form(pc_buf *form, const pc_credential *credential, pc_audience audience,
                        const pc_token_request *how);
/* Puts a fresh assertion into a form that is about to be sent again. */
void pc_credential_sign_again(char *form, const pc_credential *credential);

#endif
