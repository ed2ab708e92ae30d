#include "webhook/known.h"

#include <string.h>

enum { FILES_MAX = 4 * PC_WEBHOOK_CERTIFICATE_MAX };

void pc_webhook_known_init(pc_webhook_known *known) {
  *known = (pc_webhook_known){.certificate_len = 0};
  pc_buf_init(&known->files, FILES_MAX);
}

static void forget(pc_webhook_known *known) {
  X509_free(known->leaf);
  known->leaf = NULL;
  pc_buf_clear(&known->files);
}

void pc_webhook_known_free(pc_webhook_known *known) {
  forget(known);
  pc_buf_drop(&known->files);
}

static bool take(pc_span *rest, pc_span file) {
  if (rest->len < file.len || memcmp(rest->at, file.at, file.len) != 0) return false;
  rest->at += file.len;
  rest->len -= file.len;
  return true;
}

static bool has_files(const pc_webhook_known *known, const pc_webhook_delivery *delivery) {
  pc_span rest = pc_buf_view(&known->files);
  if (delivery->certificate.len != known->certificate_len || !take(&rest, delivery->certificate))
    return false;
  for (size_t i = 0; i < delivery->issuers.count; i++)
    if (!take(&rest, delivery->issuers.at[i])) return false;
  return !rest.len;
}

X509 *pc_webhook_known_find(const pc_webhook_known *known, const pc_webhook_delivery *delivery,
                            time_t now) {
  bool in_time = known->leaf && now >= known->verified_s && now < known->expires_s;
  return in_time && has_files(known, delivery) ? known->leaf : NULL;
}

void pc_webhook_known_keep(pc_webhook_known *known, X509 *leaf, const pc_webhook_delivery *delivery,
                           time_t now, int64_t expires_s) {
  forget(known);
  bool ok = pc_buf_span(&known->files, delivery->certificate);
  for (size_t i = 0; ok && i < delivery->issuers.count; i++)
    ok = pc_buf_span(&known->files, delivery->issuers.at[i]);
  if (!ok || !X509_up_ref(leaf)) return;
  known->leaf = leaf;
  known->certificate_len = delivery->certificate.len;
  known->verified_s = now;
  known->expires_s = (time_t)expires_s;
}
