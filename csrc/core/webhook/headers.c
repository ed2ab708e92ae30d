#include "base/base64.h"
#include "base/text.h"
#include "webhook/address.h"

#include <string.h>

enum { TEXT_MAX = (PC_WEBHOOK_SIGNATURE_MAX + 2) / 3 * 4 };

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/* Blanks around a value belong to the header line, not to the value. */
static pc_span trimmed(pc_span text) {
  while (text.len && is_blank(text.at[0])) {
    text.at++;
    text.len--;
  }
  while (text.len && is_blank(text.at[text.len - 1]))
    text.len--;
  return text;
}

/* The base64 of "Signature <base64>" or of the bare text; empty for another scheme. */
static pc_span signature_text(pc_span header) {
  static const char scheme[] = "Signature";
  size_t len = sizeof scheme - 1;
  pc_span text = trimmed(header), none = {NULL, 0};
  if (text.len >= len && pc_text_alike(text.at, scheme, len)) {
    if (text.len == len) return none;
    if (text.at[len] == ' ') return trimmed((pc_span){text.at + len, text.len - len});
  }
  return memchr(text.at ? text.at : "", ' ', text.len) ? none : text;
}

static pc_reason read_signature(pc_webhook_claim *claim, const pc_webhook_headers *headers) {
  pc_span one = signature_text(headers->authorization), other = signature_text(headers->signature);
  if (!one.len && !other.len) return PC_REASON_NO_SIGNATURE;
  if (one.len && other.len && (one.len != other.len || memcmp(one.at, other.at, one.len) != 0))
    return PC_REASON_TWO_SIGNATURES;
  pc_span text = one.len ? one : other;
  if (text.len > TEXT_MAX) return PC_REASON_SIGNATURE_LONG;
  claim->signature_len = sizeof claim->signature;
  bool sound = pc_base64_decode(claim->signature, &claim->signature_len, text);
  return sound ? PC_REASON_VERIFIED : PC_REASON_SIGNATURE_TEXT;
}

static pc_reason check_algorithm(pc_span header) {
  static const char wanted[] = "rsa-sha256";
  pc_span text = trimmed(header);
  if (!text.len) return PC_REASON_NO_ALGORITHM;
  bool same = text.len == sizeof wanted - 1 && pc_text_alike(text.at, wanted, text.len);
  return same ? PC_REASON_VERIFIED : PC_REASON_ALGORITHM;
}

bool pc_webhook_read_headers(pc_webhook_verdict *verdict, pc_webhook_claim *claim,
                             const pc_webhook_headers *headers, pc_spans certificate_hosts) {
  *claim = (pc_webhook_claim){.signature_len = 0};
  pc_span url = trimmed(headers->certificate_url);
  pc_reason wrong = read_signature(claim, headers);
  if (!wrong) wrong = check_algorithm(headers->algorithm);
  if (!wrong && !url.len) wrong = PC_REASON_NO_URL;
  if (!wrong) wrong = pc_certificate_address(claim->certificate_url, url, certificate_hosts);
  return pc_verdict_set(verdict, wrong);
}
