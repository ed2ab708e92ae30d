#include "webhook/chain.h"

#include "webhook/address.h"
#include "webhook/leaf.h"

#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

enum {
  INTERMEDIATES_MAX = 4,
  AUTH_LEVEL = 2 /* 112 bits: RSA of 2048 bits and SHA-256, but not SHA-1 */
};

static bool set_issuer_url(pc_webhook_verdict *verdict, const ACCESS_DESCRIPTION *access,
                           pc_spans hosts) {
  if (OBJ_obj2nid(access->method) != NID_ad_ca_issuers || access->location->type != GEN_URI)
    return false;
  const ASN1_STRING *uri = access->location->d.uniformResourceIdentifier;
  pc_span url = {(const char *)ASN1_STRING_get0_data(uri), (size_t)ASN1_STRING_length(uri)};
  return pc_issuer_address(verdict->issuer_url, url, hosts);
}

/* The first caIssuers URL of the certificate that may be asked. */
static bool find_issuer_url(pc_webhook_verdict *verdict, const X509 *certificate, pc_spans hosts) {
  AUTHORITY_INFO_ACCESS *info = X509_get_ext_d2i(certificate, NID_info_access, NULL, NULL);
  bool found = false;
  for (int i = 0; !found && i < sk_ACCESS_DESCRIPTION_num(info); i++)
    found = set_issuer_url(verdict, sk_ACCESS_DESCRIPTION_value(info, i), hosts);
  AUTHORITY_INFO_ACCESS_free(info);
  return found;
}

static bool set_missing_issuer(pc_webhook_verdict *verdict, const X509 *last, pc_spans hosts) {
  (void)pc_verdict_set(verdict, PC_REASON_NEEDS_ISSUER);
  if (!find_issuer_url(verdict, last, hosts)) (void)pc_verdict_set(verdict, PC_REASON_NO_ISSUER);
  X509_NAME_oneline(X509_get_issuer_name(last), verdict->issuer, sizeof verdict->issuer);
  return false;
}

static pc_reason reason_of(int error) {
  switch (error) {
  case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
  case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
  case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    return PC_REASON_NEEDS_ISSUER;
  case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    return PC_REASON_SELF_SIGNED;
  case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    return PC_REASON_FOREIGN_ROOT;
  case X509_V_ERR_CERT_CHAIN_TOO_LONG:
    return PC_REASON_CHAIN_LONG;
  case X509_V_ERR_CERT_NOT_YET_VALID:
  case X509_V_ERR_CERT_HAS_EXPIRED:
    return PC_REASON_CHAIN_EXPIRED;
  case X509_V_ERR_EE_KEY_TOO_SMALL:
  case X509_V_ERR_CA_KEY_TOO_SMALL:
  case X509_V_ERR_CA_MD_TOO_WEAK:
    return PC_REASON_WEAK_SIGNATURE;
  case X509_V_ERR_OUT_OF_MEM:
    return PC_REASON_MEMORY;
  default:
    return PC_REASON_CHAIN;
  }
}

static bool refuse(pc_webhook_verdict *verdict, X509_STORE_CTX *context, pc_spans issuer_hosts) {
  int error = X509_STORE_CTX_get_error(context);
  pc_reason reason = reason_of(error);
  const X509 *last = X509_STORE_CTX_get_current_cert(context);
  if (reason == PC_REASON_NEEDS_ISSUER && last)
    return set_missing_issuer(verdict, last, issuer_hosts);
  (void)pc_verdict_set(verdict, reason);
  verdict->detail = X509_verify_cert_error_string(error);
  return false;
}

static bool expiry(int64_t *out, const X509 *certificate, const ASN1_TIME *epoch) {
  int days, seconds;
  if (!ASN1_TIME_diff(&days, &seconds, epoch, X509_get0_notAfter(certificate))) return false;
  *out = (int64_t)days * 24 * 60 * 60 + seconds;
  return true;
}

/* When the first certificate of the chain expires. */
static bool set_expiry(pc_webhook_verdict *verdict, const STACK_OF(X509) * chain) {
  ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
  bool ok = epoch != NULL;
  verdict->expires_s = INT64_MAX;
  for (int i = 0; ok && i < sk_X509_num(chain); i++) {
    int64_t one;
    ok = expiry(&one, sk_X509_value(chain, i), epoch);
    if (ok && one < verdict->expires_s) verdict->expires_s = one;
  }
  ASN1_TIME_free(epoch);
  return ok;
}

/* The rules beyond OpenSSL's, which takes older forms of CA certificates for intermediates. */
static pc_reason check_chain(const STACK_OF(X509) * chain) {
  int last = sk_X509_num(chain) - 1;
  if (last < 1) return PC_REASON_SELF_SIGNED;
  if (!pc_is_microsoft(X509_get_subject_name(sk_X509_value(chain, 1))))
    return PC_REASON_ISSUER_ORGANIZATION;
  for (int i = 1; i < last; i++)
    if (X509_check_ca(sk_X509_value(chain, i)) != 1) return PC_REASON_CHAIN;
  return PC_REASON_VERIFIED;
}

static bool verify(pc_webhook_verdict *verdict, X509_STORE_CTX *context, pc_spans issuer_hosts,
                   time_t now) {
  X509_VERIFY_PARAM *rules = X509_STORE_CTX_get0_param(context);
  X509_VERIFY_PARAM_set_time(rules, now);
  X509_VERIFY_PARAM_set_depth(rules, INTERMEDIATES_MAX);
  X509_VERIFY_PARAM_set_auth_level(rules, AUTH_LEVEL);
  if (X509_verify_cert(context) != 1) return refuse(verdict, context, issuer_hosts);
  const STACK_OF(X509) *chain = X509_STORE_CTX_get0_chain(context);
  bool sound = pc_verdict_set(verdict, check_chain(chain));
  return sound && (set_expiry(verdict, chain) || pc_verdict_set(verdict, PC_REASON_MEMORY));
}

bool pc_chain_verify(pc_webhook_verdict *verdict, const pc_webhook_trust *trust, X509 *leaf,
                     STACK_OF(X509) * untrusted, pc_spans issuer_hosts, time_t now) {
  X509_STORE_CTX *context = X509_STORE_CTX_new();
  bool ok = context && X509_STORE_CTX_init(context, trust->store, leaf, untrusted) == 1
                ? verify(verdict, context, issuer_hosts, now)
                : pc_verdict_set(verdict, PC_REASON_MEMORY);
  X509_STORE_CTX_free(context);
  return ok;
}
