#include "webhook/certificate_file.h"
#include "webhook/chain.h"
#include "webhook/leaf.h"
#include "webhook/openssl_memory.h"

enum { CERTIFICATES_MAX = 16 /* in one file */ };

static pc_reason read_certificate(STACK_OF(X509) * out, pc_span file) {
  if (file.len > PC_WEBHOOK_CERTIFICATE_MAX) return PC_REASON_CERTIFICATE_LONG;
  return pc_certificate_file_read(out, file, CERTIFICATES_MAX);
}

static pc_reason read_issuers(STACK_OF(X509) * out, pc_spans issuers) {
  for (size_t i = 0; i < issuers.count; i++) {
    bool fits = issuers.at[i].len <= PC_WEBHOOK_CERTIFICATE_MAX;
    int most = sk_X509_num(out) + CERTIFICATES_MAX;
    pc_reason wrong =
        fits ? pc_certificate_file_read(out, issuers.at[i], most) : PC_REASON_ISSUER_DAMAGED;
    if (wrong) return wrong == PC_REASON_MEMORY ? wrong : PC_REASON_ISSUER_DAMAGED;
  }
  return PC_REASON_VERIFIED;
}

static pc_reason add_given(STACK_OF(X509) * out, const STACK_OF(X509) * given) {
  for (int i = 0; i < sk_X509_num(given); i++) {
    X509 *certificate = sk_X509_value(given, i);
    if (!X509_up_ref(certificate)) return PC_REASON_MEMORY;
    if (!sk_X509_push(out, certificate)) {
      X509_free(certificate);
      return PC_REASON_MEMORY;
    }
  }
  return PC_REASON_VERIFIED;
}

/* The leaf leaves the stack of the certificates that may be its issuers. */
static pc_reason check_leaf(X509 **leaf, STACK_OF(X509) * others,
                            const pc_webhook_delivery *delivery, time_t now) {
  pc_reason wrong = read_certificate(others, delivery->certificate);
  if (!wrong) wrong = pc_leaf_take(leaf, others);
  if (!wrong) wrong = pc_leaf_check(*leaf, now);
  /* before the chain, so that no forged delivery has an issuer fetched */
  if (!wrong) wrong = pc_leaf_verify(*leaf, delivery->signature, delivery->body);
  return wrong;
}

static bool verify(pc_webhook_verdict *verdict, STACK_OF(X509) * others, pc_webhook_trust *trust,
                   const pc_webhook_delivery *delivery, time_t now) {
  X509 *leaf = NULL;
  pc_reason wrong = check_leaf(&leaf, others, delivery, now);
  if (!wrong) wrong = read_issuers(others, delivery->issuers);
  if (!wrong) wrong = add_given(others, trust->intermediates);
  bool ok = !wrong ? pc_chain_verify(verdict, trust, leaf, others, delivery->issuer_hosts, now)
                   : pc_verdict_set(verdict, wrong);
  if (ok) pc_webhook_known_keep(&trust->known, leaf, delivery, now, verdict->expires_s);
  X509_free(leaf);
  return ok;
}

static bool verify_known(pc_webhook_verdict *verdict, X509 *leaf, const pc_webhook_trust *trust,
                         const pc_webhook_delivery *delivery) {
  bool ok = pc_verdict_set(verdict, pc_leaf_verify(leaf, delivery->signature, delivery->body));
  if (ok) verdict->expires_s = trust->known.expires_s;
  return ok;
}

static bool verify_unknown(pc_webhook_verdict *verdict, pc_webhook_trust *trust,
                           const pc_webhook_delivery *delivery, time_t now) {
  STACK_OF(X509) *others = sk_X509_new_null();
  bool ok = others ? verify(verdict, others, trust, delivery, now)
                   : pc_verdict_set(verdict, PC_REASON_MEMORY);
  sk_X509_pop_free(others, X509_free);
  return ok;
}

bool pc_webhook_verify(pc_webhook_verdict *verdict, pc_webhook_trust *trust,
                       const pc_webhook_delivery *delivery) {
  time_t now = delivery->now_s ? (time_t)delivery->now_s : time(NULL);
  pc_openssl_memory_watch();
  X509 *leaf = pc_webhook_known_find(&trust->known, delivery, now);
  bool ok = leaf ? verify_known(verdict, leaf, trust, delivery)
                 : verify_unknown(verdict, trust, delivery, now);
  if (pc_openssl_memory_was_short() && !ok) return pc_verdict_set(verdict, PC_REASON_MEMORY);
  return ok;
}
