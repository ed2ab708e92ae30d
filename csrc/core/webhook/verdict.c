#include "webhook/verdict.h"

const char *pc_webhook_outcome_name(pc_webhook_outcome outcome) {
  static const char *const names[PC_WEBHOOK_OUTCOMES] = {
      [PC_WEBHOOK_VERIFIED] = "verified",
      [PC_WEBHOOK_MALFORMED] = "malformed",
      [PC_WEBHOOK_NOT_VERIFIED] = "not_verified",
      [PC_WEBHOOK_CANNOT_TELL] = "cannot_tell",
  };
  return names[outcome];
}

bool pc_verdict_set(pc_webhook_verdict *out, pc_reason reason) {
#define VERDICT(id, is, word, sentence)                                                            \
  [PC_REASON_##id] = {.outcome = PC_WEBHOOK_##is, .reason = (word), .text = (sentence)},
  static const struct {
    pc_webhook_outcome outcome;
    const char *reason, *text;
  } verdicts[PC_REASON_COUNT] = {PC_REASONS(VERDICT)};
#undef VERDICT
  *out = (pc_webhook_verdict){.outcome = verdicts[reason].outcome,
                              .reason = verdicts[reason].reason,
                              .text = verdicts[reason].text};
  return reason == PC_REASON_VERIFIED;
}
