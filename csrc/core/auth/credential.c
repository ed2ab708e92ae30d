#include "auth/credential.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ASSERTION_TYPE "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

enum { FORM_MAX = 1 << 20 };

/* ---- the fields ---- */

static bool copy_pair(pc_field *field, pc_pair pair) {
  if (pair.name.at) field->name = pc_copy(pair.name);
  if (pair.value.at) field->value = pc_copy(pair.value);
  return (field->name || !pair.name.at) && (field->value || !pair.value.at);
}

static void drop_field(pc_field *field) {
  free(field->name);
  pc_copy_free(field->value);
  *field = (pc_field){NULL, NULL};
}

static bool copy_fields(pc_credential *credential, const pc_client_options *options) {
  credential->fields = calloc(options->field_count + 1, sizeof *credential->fields);
  if (!credential->fields) return false;
  for (size_t i = 0; i < options->field_count; i++, credential->field_count++)
    if (!copy_pair(&credential->fields[i], options->fields[i])) return false;
  for (int i = 0; i < PC_AUDIENCE_COUNT; i++)
    if (!copy_pair(&credential->audience[i], options->audience[i])) return false;
  return true;
}

static char *joined(pc_span first, pc_span second) {
  char *text = malloc(first.len + second.len + 1);
  if (!text) return NULL;
  if (first.len) memcpy(text, first.at, first.len);
  if (second.len) memcpy(text + first.len, second.at, second.len);
  text[first.len + second.len] = '\0';
  return text;
}

const char *pc_credential_init(pc_credential *credential, const pc_client_options *options) {
  *credential = (pc_credential){.assertion_rs256 = options->assertion_rs256,
                                .assertion_sha1 = options->assertion_sha1,
                                .send_certificate_chain = options->send_certificate_chain};
  if (options->certificate.at) {
    pc_certificate_source source = {options->certificate, options->private_key,
                                    options->private_key_password};
    const char *wrong = pc_certificate_load(&credential->certificate, &source);
    if (wrong) return wrong;
  }
  credential->token_url = joined(options->base[PC_HOST_TOKEN], options->token_path);
  return credential->token_url && copy_fields(credential, options) ? NULL : "not enough memory";
}

void pc_credential_drop(pc_credential *credential) {
  /* a field that was only half copied is not counted */
  for (size_t i = 0; credential->fields && i <= credential->field_count; i++)
    drop_field(&credential->fields[i]);
  free(credential->fields);
  for (int i = 0; i < PC_AUDIENCE_COUNT; i++)
    drop_field(&credential->audience[i]);
  free(credential->token_url);
  pc_certificate_free(credential->certificate);
}

static bool replace_value(pc_field *field, pc_span value) {
  char *copy = pc_copy(value);
  if (!copy) return false;
  pc_copy_free(field->value);
  field->value = copy;
  return true;
}

static void remove_field(pc_credential *credential, size_t index) {
  drop_field(&credential->fields[index]);
  credential->field_count--;
  for (size_t i = index; i < credential->field_count; i++)
    credential->fields[i] = credential->fields[i + 1];
  credential->fields[credential->field_count] = (pc_field){NULL, NULL};
}

static bool add_field(pc_credential *credential, pc_span name, pc_span value) {
  size_t count = credential->field_count;
  pc_field added = {0}, *fields = realloc(credential->fields, (count + 2) * sizeof *fields);
  if (fields) credential->fields = fields;
  if (!fields || !copy_pair(&added, (pc_pair){name, value})) {
    drop_field(&added);
    return false;
  }
  fields[count] = added;
  fields[count + 1] = (pc_field){NULL, NULL};
  credential->field_count++;
  return true;
}

bool pc_credential_set_field(pc_credential *credential, pc_span name, pc_span value) {
  for (size_t i = 0; i < credential->field_count; i++) {
    if (!pc_text_equal(name, credential->fields[i].name)) continue;
    if (value.at) return replace_value(&credential->fields[i], value);
    remove_field(credential, i);
    return true;
  }
  return !value.at || add_field(credential, name, value);
}

pc_span pc_credential_field(const pc_credential *credential, pc_span name) {
  for (size_t i = 0; i < credential->field_count; i++)
    if (pc_text_equal(name, credential->fields[i].name))
      return pc_text_span(credential->fields[i].value);
  return (pc_span){NULL, 0};
}

/* ---- the form ---- */

static bool put_field(pc_buf *form, pc_span name, pc_span value) {
  return (!form->len || pc_buf_text(form, "&")) && pc_buf_escaped(form, name) &&
         pc_buf_text(form, "=") && pc_buf_escaped(form, value);
}

static bool is_given(const char *name, const pc_token_request *how) {
  for (size_t i = 0; i < how->field_count; i++)
    if (pc_text_equal(how->fields[i].name, name)) return true;
  return false;
}

static bool put_own_field(pc_buf *form, const pc_field *field, const pc_token_request *how) {
  if (!field->name || is_given(field->name, how)) return true;
  return put_field(form, pc_text_span(field->name), pc_text_span(field->value));
}

static pc_span client_id(const pc_credential *credential) {
  for (size_t i = 0; i < credential->field_count; i++)
    if (!strcmp(credential->fields[i].name, "client_id"))
      return pc_text_span(credential->fields[i].value);
  return pc_text_span("");
}

static bool sign(pc_buf *jwt, const pc_credential *credential) {
  pc_assertion assertion = {.audience = pc_text_span(credential->token_url),
                            .client_id = client_id(credential),
                            .rs256 = credential->assertion_rs256,
                            .sha1 = credential->assertion_sha1,
                            .send_chain = credential->send_certificate_chain,
                            .now = (int64_t)time(NULL)};
  return pc_assertion_sign(jwt, credential->certificate, &assertion);
}

static bool put_assertion(pc_buf *form, const pc_credential *credential,
                          const pc_token_request *how) {
  if (!credential->certificate || is_given("client_assertion", how)) return true;
  pc_buf jwt;
  pc_buf_init(&jwt, FORM_MAX);
  bool ok = sign(&jwt, credential) &&
            put_field(form, pc_text_span("client_assertion_type"), pc_text_span(ASSERTION_TYPE)) &&
            put_field(form, pc_text_span("client_assertion"), pc_buf_view(&jwt));
  pc_buf_drop(&jwt);
  return ok;
}

bool pc_credential_form(pc_buf *form, const pc_credential *credential, pc_audience audience,
                        const pc_token_request *how) {
  bool ok = how->only_fields || put_assertion(form, credential, how);
  for (size_t i = 0; ok && !how->only_fields && i < credential->field_count; i++)
    ok = put_own_field(form, &credential->fields[i], how);
  for (size_t i = 0; ok && i < how->field_count; i++)
    ok = put_field(form, how->fields[i].name, how->fields[i].value);
  if (ok && !how->only_fields) ok = put_own_field(form, &credential->audience[audience], how);
  return ok;
}

/* An assertion is valid once, and the endpoint may have seen the last one. The new one has the same
   length: only digits and random bytes differ. */
void pc_credential_sign_again(char *form, const pc_credential *credential) {
  static const char name[] = "&client_assertion=";
  if (!credential->certificate || !form) return;
  char *at = strstr(form, name);
  if (!at) return;
  at += sizeof name - 1;
  pc_buf jwt;
  pc_buf_init(&jwt, FORM_MAX);
  if (sign(&jwt, credential) && jwt.len == strcspn(at, "&")) memcpy(at, jwt.data, jwt.len);
  pc_buf_drop(&jwt);
}
