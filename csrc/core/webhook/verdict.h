/* The reasons of verdicts: each with its outcome, its word and its text. */
#ifndef PC_WEBHOOK_VERDICT_H
#define PC_WEBHOOK_VERDICT_H

#include "pc.h"

#define PC_REASONS(X)                                                                              \
  X(VERIFIED, VERIFIED, "verified", "the delivery is verified")                                    \
  /* headers */                                                                                    \
  X(NO_SIGNATURE, NOT_VERIFIED, "no_signature",                                                    \
    "neither Authorization nor x-ms-signature holds a signature")                                  \
  X(TWO_SIGNATURES, MALFORMED, "two_signatures",                                                   \
    "Authorization and x-ms-signature hold different signatures")                                  \
  X(SIGNATURE_TEXT, MALFORMED, "signature_text", "the signature is not sound base64")              \
  X(SIGNATURE_LONG, MALFORMED, "signature_long", "the signature is longer than any RSA key here")  \
  X(NO_ALGORITHM, MALFORMED, "no_algorithm", "x-ms-signature-algorithm is missing")                \
  X(ALGORITHM, MALFORMED, "algorithm", "x-ms-signature-algorithm is not rsa-sha256")               \
  X(NO_URL, MALFORMED, "no_url", "x-ms-certificate-url is missing")                                \
  X(URL_LONG, MALFORMED, "url_long", "x-ms-certificate-url is longer than 512 bytes")              \
  X(URL_TEXT, MALFORMED, "url_text", "x-ms-certificate-url holds a character of no URL")           \
  X(URL_SCHEME, MALFORMED, "url_scheme", "x-ms-certificate-url is not an https URL")               \
  X(URL_USER, MALFORMED, "url_user", "x-ms-certificate-url names a user")                          \
  X(URL_HOST, MALFORMED, "url_host",                                                               \
    "the host of x-ms-certificate-url is not among certificate_hosts")                             \
  X(URL_PORT, MALFORMED, "url_port", "x-ms-certificate-url names a port")                          \
  X(URL_QUERY, MALFORMED, "url_query", "x-ms-certificate-url has a query or a fragment")           \
  X(URL_PATH, MALFORMED, "url_path", "the path of x-ms-certificate-url is not /cert/<name>.cer")   \
  /* the certificate's file */                                                                     \
  X(CERTIFICATE_LONG, NOT_VERIFIED, "certificate_long",                                            \
    "the certificate's file is larger than 64 KiB")                                                \
  X(CERTIFICATE_DAMAGED, NOT_VERIFIED, "certificate_damaged",                                      \
    "the certificate's file is neither a certificate in DER nor in PEM")                           \
  X(CERTIFICATE_TRAILING, NOT_VERIFIED, "certificate_trailing", "bytes follow the certificate")    \
  X(CERTIFICATE_MANY, NOT_VERIFIED, "certificate_many",                                            \
    "the certificate's file holds too many certificates")                                          \
  X(TWO_LEAVES, NOT_VERIFIED, "two_leaves",                                                        \
    "the certificate's file holds two certificates that are no CA's")                              \
  X(LEAF_IS_CA, NOT_VERIFIED, "leaf_is_ca", "the certificate is a CA's")                           \
  /* the leaf */                                                                                   \
  X(KEY_TYPE, NOT_VERIFIED, "key_type", "the certificate's key is not an RSA key")                 \
  X(KEY_SIZE, NOT_VERIFIED, "key_size",                                                            \
    "the certificate's RSA key is shorter than 2048 or longer than 8192 bits")                     \
  X(KEY_USAGE, NOT_VERIFIED, "key_usage", "the certificate is not for digital signatures")         \
  X(ISSUER_ORGANIZATION, NOT_VERIFIED, "issuer_organization",                                      \
    "the organization of the certificate's issuer is not Microsoft Corporation")                   \
  X(NOT_YET_VALID, NOT_VERIFIED, "not_yet_valid", "the certificate is not valid yet")              \
  X(EXPIRED, NOT_VERIFIED, "expired", "the certificate has expired")                               \
  X(SIGNATURE, NOT_VERIFIED, "signature", "the signature does not fit the body")                   \
  /* the chain */                                                                                  \
  X(NEEDS_ISSUER, CANNOT_TELL, "needs_issuer", "an issuer's certificate is yet to be fetched")     \
  X(NO_ISSUER, NOT_VERIFIED, "no_issuer",                                                          \
    "an issuer's certificate is missing and has no address at issuer_hosts: give it in "           \
    "intermediates")                                                                               \
  X(SELF_SIGNED, NOT_VERIFIED, "self_signed", "the certificate is self-signed")                    \
  X(FOREIGN_ROOT, NOT_VERIFIED, "foreign_root", "the chain ends at a root that is not trusted")    \
  X(CHAIN_LONG, NOT_VERIFIED, "chain_long", "the chain has more than four intermediates")          \
  X(WEAK_SIGNATURE, NOT_VERIFIED, "weak_signature",                                                \
    "a certificate of the chain has a weak key or signature")                                      \
  X(CHAIN_EXPIRED, NOT_VERIFIED, "chain_expired", "a certificate of the chain is not valid now")   \
  X(CHAIN, NOT_VERIFIED, "chain", "the chain of the certificate is not valid")                     \
  /* this side */                                                                                  \
  X(ISSUER_DAMAGED, CANNOT_TELL, "issuer_damaged", "a fetched issuer is not a certificate")        \
  X(MEMORY, CANNOT_TELL, "memory", "not enough memory")

#define PC_ENUM_REASON(id, outcome, name, text) PC_REASON_##id,
typedef enum { PC_REASONS(PC_ENUM_REASON) PC_REASON_COUNT } pc_reason;

/* Sets the whole verdict; true for PC_REASON_VERIFIED. */
bool pc_verdict_set(pc_webhook_verdict *out, pc_reason reason);

#endif
