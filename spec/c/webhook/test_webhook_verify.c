/* Certificates, chains and signatures of every fault: each delivery has its one reason. */
#include "delivery.h"

#include <openssl/err.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define MICROSOFT "Microsoft Corporation"
#define ADDRESS                                                                                    \
  { .issuer_address = ISSUER_ADDRESS }

static const row rows[] = {
    {"leaf and issuer in one file", "verified", .by = BY_INTERMEDIATE},
    {"the other order", "verified", .file = FILE_REVERSED},
    {"line ends of Windows", "verified", .file = FILE_CRLF},
    {"text between the blocks", "verified", .file = FILE_COMMENTS},
    {"the old name of the block", "verified", .file = FILE_OLD_NAME},
    {"DER, issuer given", "verified", .file = FILE_DER, .given = true},
    {"PEM, issuer given", "verified", .file = FILE_PEM, .given = true},
    {"issuer given twice", "verified", .given = true},
    {"DER, issuer fetched", "verified", .file = FILE_DER, .fetched = true, .leaf = ADDRESS},
    {"issued by a root of Microsoft", "issuer_organization", .by = BY_ROOT, .file = FILE_DER},
    {"an empty body", "verified", .no_body = true},
    {"no key usage", "verified", .leaf = {.key_usage = ""}},
    {"more key usages", "verified", .leaf = {.key_usage = "digitalSignature,keyEncipherment"}},
    {"for TLS", "verified", .leaf = {.extended_key_usage = "serverAuth"}},
    {"no basic constraints", "verified", .leaf = {.basic_constraints = ""}},
    {"certificates with SHA-384", "verified", .by = BY_OWN, .own = {.digest = DIGEST_SHA384},
     .leaf = {.digest = DIGEST_SHA384}},
    /* chains that are incomplete */
    {"no issuer", "no_issuer", .file = FILE_DER},
    {"no issuer, host not listed", "no_issuer", .file = FILE_DER, .leaf = ADDRESS},
    {"no issuer, by address", "needs_issuer", .file = FILE_DER, .hosts = true, .leaf = ADDRESS},
    {"no issuer, a forged body", "signature", .file = FILE_DER, .hosts = true, .leaf = ADDRESS,
     .how = SIGNED_OTHER_BODY},
    {"no issuer, only OCSP", "no_issuer", .file = FILE_DER, .hosts = true,
     .leaf = {.issuer_address = "OCSP;URI:" ISSUER_URL}},
    {"no issuer, by ldap", "no_issuer", .file = FILE_DER, .hosts = true,
     .leaf = {.issuer_address = "caIssuers;URI:ldap://issuers.example/a"}},
    {"no issuer, by a name", "no_issuer", .file = FILE_DER, .hosts = true,
     .leaf = {.issuer_address = "caIssuers;DNS:issuers.example"}},
    {"no issuer, by the second address", "needs_issuer", .file = FILE_DER, .hosts = true,
     .leaf = {.issuer_address = "caIssuers;URI:http://evil.example/a," ISSUER_ADDRESS}},
    {"no issuer, address of the evil kind", "no_issuer", .file = FILE_DER, .hosts = true,
     .leaf = {.issuer_address = "caIssuers;URI:http://issuers.example@evil.example/a"}},
    /* the leaf */
    {"expired", "expired", .leaf = {.to_day = -1}},
    {"not valid yet", "not_yet_valid", .leaf = {.from_day = 1}},
    {"self-signed", "self_signed", .by = BY_ITSELF, .file = FILE_DER,
     .leaf = {.organization = MICROSOFT}},
    {"foreign root", "no_issuer", .by = BY_FOREIGN_ROOT, .file = FILE_DER, .hosts = true},
    {"foreign root in the file", "foreign_root", .by = BY_FOREIGN_ROOT},
    {"foreign root given", "foreign_root", .by = BY_FOREIGN_ROOT, .file = FILE_DER, .given = true},
    {"foreign root fetched", "foreign_root", .by = BY_FOREIGN_ROOT, .file = FILE_DER,
     .fetched = true},
    {"signed by a key of another CA", "chain", .issuer_key = KEY_FOREIGN},
    {"the subject's organization", "issuer_organization", .by = BY_OWN,
     .own = {.organization = "Evil"}, .leaf = {.organization = MICROSOFT}},
    {"the issuer's common name", "issuer_organization", .by = BY_OWN,
     .own = {.organization = "Evil", .common_name = "O=" MICROSOFT}},
    {"the issuer's name in one value", "issuer_organization", .by = BY_OWN,
     .own = {.organization = "Evil, O=" MICROSOFT}},
    {"an organization that begins so", "issuer_organization", .by = BY_OWN,
     .own = {.organization = MICROSOFT " Ltd"}},
    {"an organization that ends so", "issuer_organization", .by = BY_OWN,
     .own = {.organization = "Not " MICROSOFT}},
    {"an organization in upper case", "issuer_organization", .by = BY_OWN,
     .own = {.organization = "MICROSOFT CORPORATION"}},
    {"an organization with two blanks", "issuer_organization", .by = BY_OWN,
     .own = {.organization = "Microsoft  Corporation"}},
    {"a second organization", "issuer_organization", .by = BY_OWN,
     .own = {.second_organization = "Evil"}},
    {"another organization first", "issuer_organization", .by = BY_OWN,
     .own = {.organization = "Evil", .second_organization = MICROSOFT}},
    {"a CA in upper case, but not its name in the leaf", "issuer_organization", .by = BY_OWN,
     .other_name = true, .own = {.organization = "MICROSOFT CORPORATION"}},
    {"no organization", "issuer_organization", .by = BY_OWN, .own = {.organization = ""}},
    {"for encryption", "key_usage", .leaf = {.key_usage = "keyEncipherment"}},
    {"for non-repudiation", "key_usage", .leaf = {.key_usage = "nonRepudiation"}},
    {"an EC key", "key_type", .leaf = {.key = KEY_EC}},
    {"a PSS key", "key_type", .leaf = {.key = KEY_PSS}},
    {"RSA 1024", "key_size", .leaf = {.key = KEY_RSA_1024}},
    {"signed with SHA-1", "weak_signature", .leaf = {.digest = DIGEST_SHA1}},
    {"signed with MD5", "weak_signature", .by = BY_OWN, .own = {.key = KEY_OTHER_LEAF},
     .leaf = {.digest = DIGEST_MD5}},
    {"a CA's", "leaf_is_ca", .file = FILE_DER, .given = true,
     .leaf = {.ca = true, .key_usage = "digitalSignature,keyCertSign"}},
    {"a CA's by key usage alone", "leaf_is_ca", .file = FILE_DER, .given = true,
     .leaf = {.basic_constraints = "", .key_usage = "digitalSignature,keyCertSign"}},
    {"X.509 version 1", "verified", .leaf = {.v1 = true}},
    {"an unknown critical extension", "chain", .leaf = {.unknown = "1.2.3.4.5"}},
    /* the issuer */
    {"issuer expired", "chain_expired", .by = BY_OWN, .own = {.to_day = -1}},
    {"issuer not valid yet", "chain_expired", .by = BY_OWN, .own = {.from_day = 1}},
    {"issuer no CA", "chain", .by = BY_OWN, .file = FILE_DER, .given = true,
     .own = {.basic_constraints = "CA:FALSE"}},
    {"issuer a CA by key usage alone", "chain", .by = BY_OWN, .own = {.basic_constraints = ""}},
    {"issuer may not sign", "chain", .by = BY_OWN, .file = FILE_DER, .given = true,
     .own = {.key_usage = "cRLSign"}},
    {"issuer with RSA 1024", "weak_signature", .by = BY_OWN, .own = {.key = KEY_RSA_1024}},
    {"issuer signed with SHA-1", "weak_signature", .by = BY_OWN, .own = {.digest = DIGEST_SHA1}},
    /* files */
    {"trailing byte", "certificate_trailing", .file = FILE_DER_TRAILING},
    {"two in DER", "certificate_trailing", .file = FILE_TWO_DER},
    {"trailing byte in PEM", "certificate_trailing", .file = FILE_PEM_TRAILING},
    {"cut DER", "certificate_damaged", .file = FILE_CUT_DER},
    {"cut PEM", "certificate_damaged", .file = FILE_CUT_PEM},
    {"empty", "certificate_damaged", .file = FILE_EMPTY},
    {"a page", "certificate_damaged", .file = FILE_HTML},
    {"a key", "certificate_damaged", .file = FILE_KEY},
    {"the name of trusted certificates", "certificate_damaged", .file = FILE_TRUSTED_NAME},
    {"two leaves", "two_leaves", .file = FILE_TWO_LEAVES},
    {"only the issuer", "leaf_is_ca", .file = FILE_ONLY_ISSUER},
    {"over 64 KiB", "certificate_long", .file = FILE_LARGE},
    {"17 certificates", "certificate_many", .file = FILE_MANY},
    /* signatures */
    {"a flipped bit", "signature", .how = SIGNED_FLIPPED},
    {"of another body", "signature", .how = SIGNED_OTHER_BODY},
    {"by another key", "signature", .how = SIGNED_BY_OTHER},
    {"cut", "signature", .how = SIGNED_CUT},
    {"one byte more", "signature", .how = SIGNED_LONG},
    {"no byte", "signature", .how = SIGNED_EMPTY},
    {"with SHA-1", "signature", .how = SIGNED_SHA1},
    {"with SHA-512", "signature", .how = SIGNED_SHA512},
    {"with PSS", "signature", .how = SIGNED_PSS},
    {"of the digest alone", "signature", .how = SIGNED_RAW},
    {"zeros", "signature", .how = SIGNED_ZEROS},
    {"greater than the modulus", "signature", .how = SIGNED_ONES},
};

static world all;

static int set_up(void **state) {
  (void)state;
  world_make(&all);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  world_free(&all);
  return 0;
}

static pc_webhook_verdict verdict_of(const row *wanted) {
  static made_delivery made;
  delivery_make(&made, &all, wanted);
  pc_webhook_trust *trust = world_trust(&all, (pc_spans){&made.issuer_span, wanted->given});
  pc_webhook_verdict verdict;
  bool ok = pc_webhook_verify(&verdict, trust, &made.delivery);
  assert_int_equal(ok, verdict.outcome == PC_WEBHOOK_VERIFIED);
  assert_int_equal(ERR_peek_error(), 0);
  pc_webhook_trust_free(trust);
  delivery_free(&made);
  return verdict;
}

static void gives_each_delivery_its_reason(void **state) {
  (void)state;
  size_t wrong = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    pc_webhook_verdict verdict = verdict_of(&rows[i]);
    if (!strcmp(verdict.reason, rows[i].reason)) continue;
    wrong++;
    print_error("%s: %s (%s) instead of %s\n", rows[i].title, verdict.reason,
                verdict.detail ? verdict.detail : "", rows[i].reason);
  }
  assert_int_equal(wrong, 0);
}

static void tells_when_the_first_of_the_chain_expires(void **state) {
  (void)state;
  row wanted = {.by = BY_INTERMEDIATE};
  assert_int_equal(verdict_of(&wanted).expires_s, NOW + 60 * DAY); /* the intermediate */
  wanted.leaf.to_day = 5;
  assert_int_equal(verdict_of(&wanted).expires_s, NOW + 5 * DAY);
  wanted.how = SIGNED_FLIPPED;
  assert_int_equal(verdict_of(&wanted).expires_s, 0);
}

static void is_valid_from_second_to_second(void **state) {
  (void)state;
  static made_delivery made;
  delivery_make(&made, &all, &(row){.leaf = {.from_day = -2, .to_day = 2}});
  pc_webhook_trust *trust = world_trust(&all, (pc_spans){NULL, 0});
  static const struct {
    int64_t now;
    const char *reason;
  } times[] = {{NOW - 2 * DAY - 1, "not_yet_valid"},
               {NOW - 2 * DAY, "verified"},
               {NOW + 2 * DAY - 1, "verified"},
               {NOW + 2 * DAY + 1, "expired"},
               {1, "not_yet_valid"},
               {INT64_C(250000000000), "expired"}};
  for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
    pc_webhook_verdict verdict;
    made.delivery.now_s = times[i].now;
    (void)pc_webhook_verify(&verdict, trust, &made.delivery);
    assert_string_equal(verdict.reason, times[i].reason);
  }
  pc_webhook_trust_free(trust);
  delivery_free(&made);
}

static void takes_the_system_s_time_where_none_is_given(void **state) {
  (void)state;
  static made_delivery made;
  int today = (int)((time(NULL) - NOW) / DAY);
  row wanted = {.leaf = {.from_day = today - 2, .to_day = today + 2}};
  wanted.by = BY_OWN;
  wanted.own = (recipe){.from_day = today - 2, .to_day = today + 2};
  delivery_make(&made, &all, &wanted);
  made.delivery.now_s = 0;
  pc_webhook_trust *trust = world_trust(&all, (pc_spans){NULL, 0});
  pc_webhook_verdict verdict;
  (void)pc_webhook_verify(&verdict, trust, &made.delivery);
  assert_string_equal(verdict.reason, "verified");
  pc_webhook_trust_free(trust);
  delivery_free(&made);
}

/* A chain of that many intermediates below the root, each in DER; the last issues the leaf. */
enum { MOST = 5 };

typedef struct {
  unsigned char der[MOST][8192];
  pc_span issuers[MOST]; /* the last first */
  X509 *last;
  key_name last_key;
} long_chain;

static void chain_make(long_chain *out, int count) {
  static const key_name keys_of_chain[] = {KEY_INTERMEDIATE, KEY_SECOND_INTERMEDIATE};
  X509_up_ref(all.root);
  out->last = all.root;
  out->last_key = KEY_ROOT;
  for (int i = 0; i < count; i++) {
    char name[] = "CA 0";
    name[3] = (char)('0' + i);
    recipe wanted = {.common_name = name,
                     .organization = MICROSOFT,
                     .ca = true,
                     .issuer_address = ISSUER_ADDRESS,
                     .key = keys_of_chain[i % 2]};
    X509 *next = issue(&all.keys, &wanted, out->last, out->last_key);
    X509_free(out->last);
    out->last = next;
    out->last_key = wanted.key;
    pc_span *span = &out->issuers[count - 1 - i];
    *span = (pc_span){(char *)out->der[i], der_of(out->der[i], sizeof out->der[i], next)};
  }
}

static pc_webhook_verdict verdict_below(const long_chain *chain, int fetched) {
  unsigned char der[8192], signature[PC_WEBHOOK_SIGNATURE_MAX];
  static const recipe wanted = {.issuer_address = ISSUER_ADDRESS};
  pc_span body = {"{}", 2}, host = {ISSUER_HOST, strlen(ISSUER_HOST)};
  X509 *leaf = issue(&all.keys, &wanted, chain->last, chain->last_key);
  size_t len =
      sign(signature, sizeof signature, all.keys.at[KEY_LEAF], EVP_sha256(), PADDING_PKCS1, body);
  pc_webhook_delivery delivery = {.body = body,
                                  .signature = {(char *)signature, len},
                                  .certificate = {(char *)der, der_of(der, sizeof der, leaf)},
                                  .issuers = {chain->issuers, (size_t)fetched},
                                  .issuer_hosts = {&host, 1},
                                  .now_s = NOW};
  pc_webhook_trust *trust = world_trust(&all, (pc_spans){NULL, 0});
  pc_webhook_verdict verdict;
  (void)pc_webhook_verify(&verdict, trust, &delivery);
  pc_webhook_trust_free(trust);
  X509_free(leaf);
  return verdict;
}

static void asks_for_one_issuer_after_the_other(void **state) {
  (void)state;
  static long_chain chain;
  chain_make(&chain, 3);
  for (int fetched = 0; fetched < 3; fetched++) {
    pc_webhook_verdict verdict = verdict_below(&chain, fetched);
    assert_int_equal(verdict.outcome, PC_WEBHOOK_CANNOT_TELL);
    assert_string_equal(verdict.reason, "needs_issuer");
    assert_string_equal(verdict.issuer_url, ISSUER_URL);
    char name[] = "/O=" MICROSOFT "/CN=CA 0";
    name[sizeof name - 2] = (char)('2' - fetched);
    assert_string_equal(verdict.issuer, name);
  }
  assert_string_equal(verdict_below(&chain, 3).reason, "verified");
  X509_free(chain.last);
}

static void bounds_the_chain(void **state) {
  (void)state;
  static long_chain chain;
  chain_make(&chain, 4);
  assert_string_equal(verdict_below(&chain, 4).reason, "verified");
  X509_free(chain.last);
  chain_make(&chain, 5);
  assert_string_equal(verdict_below(&chain, 5).reason, "chain_long");
  X509_free(chain.last);
}

static void says_that_a_fetched_issuer_is_none(void **state) {
  (void)state;
  static made_delivery made;
  static char large[PC_WEBHOOK_CERTIFICATE_MAX + 1];
  pc_span none[] = {{"", 0}, {"<html>", 6}, {"0\x82\1\0", 4}, {large, sizeof large}};
  pc_webhook_trust *trust = world_trust(&all, (pc_spans){NULL, 0});
  delivery_make(&made, &all, &(row){.file = FILE_DER});
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    pc_webhook_verdict verdict;
    made.delivery.issuers = (pc_spans){&none[i], 1};
    assert_false(pc_webhook_verify(&verdict, trust, &made.delivery));
    assert_string_equal(verdict.reason, "issuer_damaged");
    assert_int_equal(verdict.outcome, PC_WEBHOOK_CANNOT_TELL);
  }
  pc_webhook_trust_free(trust);
  delivery_free(&made);
}

/* ---- trust ---- */

static const char *trust_problem(pc_webhook_trust_options options) {
  pc_webhook_trust *trust;
  const char *wrong = pc_webhook_trust_new(&trust, &options);
  assert_int_equal(wrong == NULL, trust != NULL);
  pc_webhook_trust_free(trust);
  assert_int_equal(ERR_peek_error(), 0);
  return wrong ? wrong : "";
}

static void names_the_option_at_fault(void **state) {
  (void)state;
  pc_span ca_file = {all.ca_file, strlen(all.ca_file)}, page = {"<html>", 6};
  assert_string_equal(trust_problem((pc_webhook_trust_options){.ca_file = {"/none", 5}}),
                      "a CA file cannot be read");
  assert_string_equal(trust_problem((pc_webhook_trust_options){.ca_file = {"/dev/null", 9}}),
                      "a CA file holds no sound certificates in PEM");
  assert_string_equal(trust_problem((pc_webhook_trust_options){.extra_ca_file = {"/none", 5}}),
                      "the file named by extra_ca_file, or the one it adds to, cannot be read");
  assert_string_equal(
      trust_problem((pc_webhook_trust_options){.ca_file = ca_file, .intermediates = {&page, 1}}),
      "intermediates: one is not a certificate in PEM or DER");
  assert_string_equal(trust_problem((pc_webhook_trust_options){.ca_file = ca_file}), "");
}

static const char *reason_with(pc_webhook_trust_options options, const row *wanted) {
  static made_delivery made;
  pc_webhook_trust *trust;
  pc_webhook_verdict verdict;
  assert_null(pc_webhook_trust_new(&trust, &options));
  delivery_make(&made, &all, wanted);
  (void)pc_webhook_verify(&verdict, trust, &made.delivery);
  pc_webhook_trust_free(trust);
  delivery_free(&made);
  return verdict.reason;
}

static void trusts_the_cas_of_a_client(void **state) {
  (void)state;
  static const row good = {.by = BY_INTERMEDIATE};
  pc_span ca_file = {all.ca_file, strlen(all.ca_file)};
  char directory[] = "/tmp/pc-webhook-cas-XXXXXX", path[64];
  assert_non_null(mkdtemp(directory));
  pc_webhook_trust_options system = {.ca_file = {NULL, 0}}, by_file = {.ca_file = ca_file},
                           added = {.extra_ca_file = ca_file},
                           by_path = {.ca_path = {directory, strlen(directory)}};
  assert_string_equal(reason_with(by_path, &good), "no_issuer");
  (void)snprintf(path, sizeof path, "%s/%08lx.0", directory, X509_subject_name_hash(all.root));
  assert_int_equal(symlink(all.ca_file, path), 0);
  assert_string_equal(reason_with(by_path, &good), "verified");
  assert_int_equal(unlink(path), 0);
  assert_int_equal(rmdir(directory), 0);
  assert_string_equal(reason_with(by_file, &good), "verified");
  assert_string_equal(reason_with(system, &good), "no_issuer");
  assert_string_equal(reason_with(added, &good), "verified");
}

static void takes_a_leaf_of_a_root_of_microsoft(void **state) {
  (void)state;
  char ca_file[64];
  write_ca_file(ca_file, all.foreign_root);
  pc_webhook_trust_options options = {.ca_file = {ca_file, strlen(ca_file)}};
  static const row leaf_alone = {.by = BY_FOREIGN_ROOT, .file = FILE_DER};
  assert_string_equal(reason_with(options, &leaf_alone), "verified");
  assert_int_equal(unlink(ca_file), 0);
}

static void trusts_no_intermediate_by_itself(void **state) {
  (void)state;
  char ca_file[64];
  write_ca_file(ca_file, all.intermediate);
  pc_webhook_trust_options options = {.ca_file = {ca_file, strlen(ca_file)}};
  assert_string_equal(reason_with(options, &(row){.file = FILE_DER}), "no_issuer");
  assert_int_equal(unlink(ca_file), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(gives_each_delivery_its_reason),
      cmocka_unit_test(tells_when_the_first_of_the_chain_expires),
      cmocka_unit_test(is_valid_from_second_to_second),
      cmocka_unit_test(takes_the_system_s_time_where_none_is_given),
      cmocka_unit_test(asks_for_one_issuer_after_the_other),
      cmocka_unit_test(bounds_the_chain),
      cmocka_unit_test(says_that_a_fetched_issuer_is_none),
      cmocka_unit_test(names_the_option_at_fault),
      cmocka_unit_test(trusts_the_cas_of_a_client),
      cmocka_unit_test(takes_a_leaf_of_a_root_of_microsoft),
      cmocka_unit_test(trusts_no_intermediate_by_itself),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
