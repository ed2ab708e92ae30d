#include "http/failure.h"

#include <string.h>

enum { RESOLVE_PROXY = 5, RESOLVE_HOST = 6, SSL_CONNECT_ERROR = 35 };

typedef struct {
  int number;
  pc_kind kind;
  pc_phase phase;
  bool transient;
} meaning;

#define MEANING(number, name, kind, phase, transient) {number, kind, phase, transient},
static const meaning meanings[] = {PC_RESULTS(MEANING) PC_NEWER_RESULTS(MEANING)};
static const meaning unasked = {0, PC_PROTOCOL, PC_PHASE_ANSWER, false};

static const meaning *meaning_of(int code) {
  for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
    if (meanings[i].number == code) return &meanings[i];
  return &unasked;
}

static bool holds(const char *text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strstr(text, words[i])) return true;
  return false;
}

/* Both sides were reached and did not agree on TLS. */
static bool is_disagreement(const pc_failure *failure) {
  static const char *const shaking[] = {"alert", "wrong version", "unsupported protocol"};
  /* in TLS 1.3 a server refuses a client after the handshake */
  static const char *const later[] = {"certificate required", "bad certificate", "unknown ca",
                                      "access denied"};
  if (failure->code == SSL_CONNECT_ERROR) return holds(failure->text, shaking, 3);
  return strstr(failure->text, "alert") && holds(failure->text, later, 4);
}

/* Only c-ares distinguishes an unknown name from an unreachable resolver. */
static bool is_unknown_name(const pc_failure *failure) {
  static const char *const words[] = {"Domain name not found",
                                      "DNS server returned answer with no data",
                                      "Misformatted domain name"};
  return (failure->code == RESOLVE_HOST || failure->code == RESOLVE_PROXY) &&
         holds(failure->text, words, 3);
}

static bool is_refused_by_socks(int said) {
#define CASE(number, name) case number:
  switch (said) {
    PC_SOCKS_REFUSALS(CASE)
    return true;
  default:
    return false;
  }
}

static bool is_refused_by_tunnel(int status) {
  return status >= 300 && status < 500 && status != 408 && status != 429;
}

static void set(pc_attempt *attempt, pc_kind kind, pc_phase phase, bool transient) {
  attempt->kind = kind;
  attempt->phase = phase;
  attempt->transient = transient;
}

void pc_failure_classify(pc_attempt *attempt, const pc_failure *failure) {
  const meaning *known = meaning_of(failure->code);
  pc_phase phase = known->phase == PC_PHASE_REACHED ? failure->phase : known->phase;
  set(attempt, known->kind, phase, known->transient);
  if (failure->tunnel >= 300) /* libcurl's own code for it differs between versions */
    set(attempt, PC_NETWORK, PC_PHASE_CONNECT, !is_refused_by_tunnel(failure->tunnel));
  if (is_refused_by_socks(failure->socks) || is_unknown_name(failure)) attempt->transient = false;
  if (is_disagreement(failure)) set(attempt, PC_TLS, PC_PHASE_TLS, false);
}
