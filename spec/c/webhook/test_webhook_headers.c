/* The headers of deliveries: signatures, algorithms and certificate URLs of every form. */
#include "base/base64.h"
#include "base/text.h"
#include "pc.h"
#include "webhook/address.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(literal)                                                                              \
  { literal, sizeof literal - 1 } /* in a table */
#define SPAN(literal) ((pc_span)TEXT(literal))
#define HOST          "3psostorageacct.blob.core.windows.net"
#define NAME          "/cert/pcnotifications-dispatch.microsoft.com.cer"
#define URL           "https://" HOST NAME

static const pc_span listed[] = {{HOST, sizeof HOST - 1}, {"spec.example:8443", 17}};
static const pc_spans hosts = {listed, 2};

static const char *read_all(pc_webhook_claim *claim, pc_webhook_headers headers) {
  pc_webhook_verdict verdict;
  bool ok = pc_webhook_read_headers(&verdict, claim, &headers, hosts);
  assert_int_equal(ok, verdict.outcome == PC_WEBHOOK_VERIFIED);
  assert_non_null(verdict.text);
  return verdict.reason;
}

/* ---- base64 ---- */

static void decodes_only_sound_base64(void **state) {
  (void)state;
  static const struct {
    pc_span text;
    const char *bytes; /* NULL: refused */
  } rows[] = {
      {TEXT(""), ""},
      {TEXT("Zg=="), "f"},
      {TEXT("Zm8="), "fo"},
      {TEXT("Zm9v"), "foo"},
      {TEXT("Zm9vYg=="), "foob"},
      {TEXT("+/+/"), "\xfb\xff\xbf"},
      {TEXT("Zg"), NULL},
      {TEXT("Zg="), NULL},
      {TEXT("Z"), NULL},
      {TEXT("Zg==="), NULL},
      {TEXT("===="), NULL},
      {TEXT("Z==="), NULL},
      {TEXT("Zh=="), NULL},
      {TEXT("Zm9="), NULL},
      {TEXT("Zm-_"), NULL},
      {TEXT("Zm9 "), NULL},
      {TEXT(" Zm9"), NULL},
      {TEXT("Zm9v\n"), NULL},
      {TEXT("Zm\n9"), NULL},
      {TEXT("Zm9\0"), NULL},
      {TEXT("Zg==Zg=="), NULL},
      {TEXT("Zm=v"), NULL},
      {TEXT("Zm9v===="), NULL},
      {TEXT("\xc3\xa9Zm"), NULL},
      {TEXT("Zm9vZm9vZ"), NULL},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    unsigned char out[16];
    size_t len = sizeof out;
    bool ok = pc_base64_decode(out, &len, rows[i].text);
    assert_int_equal(ok, rows[i].bytes != NULL);
    if (!ok) continue;
    assert_int_equal(len, strlen(rows[i].bytes));
    assert_memory_equal(out, rows[i].bytes, len);
  }
}

static void decodes_what_it_encodes_and_writes_no_byte_more(void **state) {
  (void)state;
  unsigned char bytes[256], out[256];
  for (size_t i = 0; i < sizeof bytes; i++)
    bytes[i] = (unsigned char)(i * 7 + 3);
  for (size_t len = 0; len <= sizeof bytes; len++) {
    pc_buf text;
    pc_buf_init(&text, 1024);
    assert_true(pc_base64_add(&text, bytes, len));
    size_t room = len;
    assert_true(pc_base64_decode(out, &room, pc_buf_view(&text)));
    assert_int_equal(room, len);
    assert_memory_equal(out, bytes, len);
    room = len - 1;
    if (len) assert_false(pc_base64_decode(out, &room, pc_buf_view(&text)));
    pc_buf_drop(&text);
  }
}

/* ---- signature and algorithm ---- */

typedef struct {
  pc_span authorization, signature, algorithm, url;
  const char *reason;
} row;

#define ALGORITHM TEXT("rsa-sha256")
#define GOOD_URL  TEXT(URL)
#define NONE                                                                                       \
  { NULL, 0 }

static const row rows[] = {
    {TEXT("Signature Zm9v"), NONE, ALGORITHM, GOOD_URL, "verified"},
    {NONE, TEXT("Signature Zm9v"), ALGORITHM, GOOD_URL, "verified"},
    {NONE, TEXT("Zm9v"), ALGORITHM, GOOD_URL, "verified"},
    {TEXT("Zm9v"), NONE, ALGORITHM, GOOD_URL, "verified"},
    {TEXT("signature Zm9v"), NONE, TEXT("RSA-SHA256"), GOOD_URL, "verified"},
    {TEXT(" \tSignature  Zm9v "), NONE, TEXT(" rsa-sha256\t"), TEXT(" " URL " "), "verified"},
    {TEXT("Signature Zm9v"), TEXT("Signature Zm9v"), ALGORITHM, GOOD_URL, "verified"},
    {TEXT("Signature Zm9v"), TEXT("Zm9v"), ALGORITHM, GOOD_URL, "verified"},
    {TEXT("Bearer Zm9v"), TEXT("Signature Zm9v"), ALGORITHM, GOOD_URL, "verified"},
    {TEXT("Basic dTpw"), TEXT("Zm9v"), ALGORITHM, GOOD_URL, "verified"},
    {NONE, NONE, ALGORITHM, GOOD_URL, "no_signature"},
    {TEXT(""), TEXT(" "), ALGORITHM, GOOD_URL, "no_signature"},
    {TEXT("Signature"), NONE, ALGORITHM, GOOD_URL, "no_signature"},
    {TEXT("Signature "), NONE, ALGORITHM, GOOD_URL, "no_signature"},
    {TEXT("Bearer Zm9v"), NONE, ALGORITHM, GOOD_URL, "no_signature"},
    {TEXT("Basic dTpw"), TEXT(""), ALGORITHM, GOOD_URL, "no_signature"},
    {TEXT("Signature Zm9v"), TEXT("Signature Zm8="), ALGORITHM, GOOD_URL, "two_signatures"},
    {TEXT("Signature Zm9v"), TEXT("Zm9vZm9v"), ALGORITHM, GOOD_URL, "two_signatures"},
    {TEXT("Signature Zm9"), NONE, ALGORITHM, GOOD_URL, "signature_text"},
    {TEXT("Signature Zm9v Zm9v"), NONE, ALGORITHM, GOOD_URL, "signature_text"},
    {TEXT("Signature Zm9v, Signature Zm9v"), NONE, ALGORITHM, GOOD_URL, "signature_text"},
    {TEXT("Signature\tZm9v"), NONE, ALGORITHM, GOOD_URL, "signature_text"},
    {TEXT("Signature: Zm9v"), NONE, ALGORITHM, GOOD_URL, "no_signature"},
    {TEXT("SignatureZm9v"), NONE, ALGORITHM, GOOD_URL, "signature_text"},
    {TEXT("Signature Zm9v\0"), NONE, ALGORITHM, GOOD_URL, "signature_text"},
    {TEXT("Signature Zm-_"), NONE, ALGORITHM, GOOD_URL, "signature_text"},
    {NONE, TEXT("Signature Zm\r\n 9v"), ALGORITHM, GOOD_URL, "signature_text"},
    {TEXT("Signature Zm9v"), NONE, NONE, GOOD_URL, "no_algorithm"},
    {TEXT("Signature Zm9v"), NONE, TEXT(" "), GOOD_URL, "no_algorithm"},
    {TEXT("Signature Zm9v"), NONE, TEXT("rsa-sha1"), GOOD_URL, "algorithm"},
    {TEXT("Signature Zm9v"), NONE, TEXT("RSA-SHA1"), GOOD_URL, "algorithm"},
    {TEXT("Signature Zm9v"), NONE, TEXT("rsa-sha256 "), GOOD_URL, "verified"},
    {TEXT("Signature Zm9v"), NONE, TEXT("rsa-sha2560"), GOOD_URL, "algorithm"},
    {TEXT("Signature Zm9v"), NONE, TEXT("sha256"), GOOD_URL, "algorithm"},
    {TEXT("Signature Zm9v"), NONE, TEXT("none"), GOOD_URL, "algorithm"},
    {TEXT("Signature Zm9v"), NONE, TEXT("rsa-sha256,rsa-sha1"), GOOD_URL, "algorithm"},
    {TEXT("Signature Zm9v"), NONE, TEXT("rsa-sha256\0"), GOOD_URL, "algorithm"},
    {TEXT("Signature Zm9v"), NONE, ALGORITHM, NONE, "no_url"},
    {TEXT("Signature Zm9v"), NONE, ALGORITHM, TEXT("\t"), "no_url"},
};

static void takes_the_documented_headers_alone(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    pc_webhook_claim claim;
    const char *reason =
        read_all(&claim, (pc_webhook_headers){rows[i].authorization, rows[i].signature,
                                              rows[i].algorithm, rows[i].url});
    if (strcmp(reason, rows[i].reason) != 0)
      fail_msg("row %zu: %s instead of %s", i, reason, rows[i].reason);
    if (strcmp(reason, "verified") != 0) continue;
    assert_int_equal(claim.signature_len, 3);
    assert_memory_equal(claim.signature, "foo", 3);
    assert_string_equal(claim.certificate_url, URL);
  }
}

static void bounds_the_signature(void **state) {
  (void)state;
  enum { MOST = 4 * ((PC_WEBHOOK_SIGNATURE_MAX + 2) / 3) };
  char text[MOST + 4];
  memset(text, 'A', sizeof text);
  pc_webhook_headers headers = {NONE, {text, MOST + 4}, ALGORITHM, GOOD_URL};
  pc_webhook_claim claim;
  assert_string_equal(read_all(&claim, headers), "signature_long");
  headers.signature.len = MOST; /* 1026 bytes */
  assert_string_equal(read_all(&claim, headers), "signature_text");
  memcpy(text + MOST - 2, "==", 2);
  assert_string_equal(read_all(&claim, headers), "verified");
  assert_int_equal(claim.signature_len, PC_WEBHOOK_SIGNATURE_MAX);
}

static void tells_what_the_service_is_answered(void **state) {
  (void)state;
  pc_webhook_claim claim;
  pc_webhook_verdict verdict;
  pc_webhook_headers headers = {NONE, NONE, ALGORITHM, GOOD_URL};
  assert_false(pc_webhook_read_headers(&verdict, &claim, &headers, hosts));
  assert_string_equal(pc_webhook_outcome_name(verdict.outcome), "not_verified");
  headers.signature = SPAN("Zm9v");
  headers.algorithm = SPAN("rsa-sha1");
  assert_false(pc_webhook_read_headers(&verdict, &claim, &headers, hosts));
  assert_string_equal(pc_webhook_outcome_name(verdict.outcome), "malformed");
}

/* ---- certificate URLs ---- */

static const struct {
  pc_span url;
  const char *reason;
  const char *canonical; /* NULL: the URL itself */
} urls[] = {
    {TEXT(URL), "verified", NULL},
    {TEXT("HTTPS://3PSOSTORAGEACCT.Blob.Core.Windows.NET" NAME), "verified", URL},
    {TEXT("https://" HOST ":443" NAME), "verified", URL},
    {TEXT("https://" HOST "/cert/a.cer"), "verified", NULL},
    {TEXT("https://" HOST "/cert/A-b_c.9.cer"), "verified", NULL},
    {TEXT("https://spec.example:8443/cert/a.cer"), "verified", NULL},
    {TEXT("https://SPEC.example:8443/cert/a.cer"), "verified",
     "https://spec.example:8443/cert/a.cer"},
    {TEXT("https://spec.example/cert/a.cer"), "url_host", NULL},
    {TEXT("https://spec.example:443/cert/a.cer"), "url_host", NULL},
    {TEXT("https://spec.example:8444/cert/a.cer"), "url_host", NULL},
    {TEXT("http://" HOST NAME), "url_scheme", NULL},
    {TEXT("ftp://" HOST NAME), "url_scheme", NULL},
    {TEXT("file:///cert/a.cer"), "url_scheme", NULL},
    {TEXT("//" HOST NAME), "url_scheme", NULL},
    {TEXT(HOST NAME), "url_scheme", NULL},
    {TEXT("https:/" HOST NAME), "url_scheme", NULL},
    {TEXT("https:" HOST NAME), "url_scheme", NULL},
    {TEXT("javascript:https://" HOST NAME), "url_scheme", NULL},
    {TEXT("https://" HOST), "url_path", NULL},
    {TEXT("https://"), "url_host", NULL},
    {TEXT("https:///cert/a.cer"), "url_host", NULL},
    {TEXT("https://evil.example" NAME), "url_host", NULL},
    {TEXT("https://" HOST "." NAME), "url_host", NULL},
    {TEXT("https://" HOST ".evil.example" NAME), "url_host", NULL},
    {TEXT("https://evil" HOST NAME), "url_host", NULL},
    {TEXT("https://evil." HOST NAME), "url_host", NULL},
    {TEXT("https://other.blob.core.windows.net" NAME), "url_host", NULL},
    {TEXT("https://127.0.0.1" NAME), "url_host", NULL},
    {TEXT("https://[::1]" NAME), "url_host", NULL},
    {TEXT("https://%33psostorageacct.blob.core.windows.net" NAME), "url_host", NULL},
    {TEXT("https://" HOST ":8443" NAME), "url_port", NULL},
    {TEXT("https://" HOST ":80" NAME), "url_port", NULL},
    {TEXT("https://" HOST ":" NAME), "url_port", NULL},
    {TEXT("https://" HOST ":0443" NAME), "url_port", NULL},
    {TEXT("https://" HOST ":443:443" NAME), "url_port", NULL},
    {TEXT("https://" HOST ":+443" NAME), "url_port", NULL},
    {TEXT("https://" HOST "@evil.example" NAME), "url_user", NULL},
    {TEXT("https://user@" HOST NAME), "url_user", NULL},
    {TEXT("https://user:password@" HOST NAME), "url_user", NULL},
    {TEXT("https://" HOST ":443@evil.example" NAME), "url_user", NULL},
    {TEXT("https://@" HOST NAME), "url_user", NULL},
    {TEXT("https://" HOST "\\@evil.example" NAME), "url_text", NULL},
    {TEXT("https://evil.example\\" HOST NAME), "url_text", NULL},
    {TEXT("https://evil.example#@" HOST NAME), "url_host", NULL},
    {TEXT("https://evil.example?@" HOST NAME), "url_host", NULL},
    {TEXT("https://" HOST NAME "?x"), "url_query", NULL},
    {TEXT("https://" HOST NAME "?"), "url_query", NULL},
    {TEXT("https://" HOST NAME "#x"), "url_query", NULL},
    {TEXT("https://" HOST "?" NAME), "url_query", NULL},
    {TEXT("https://" HOST "/cert/../cert/a.cer"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/..cer"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/a..cer"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/.cer"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/%2e%2e/a.cer"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/a%2ecer"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/a%00.cer"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/a/b.cer"), "url_path", NULL},
    {TEXT("https://" HOST "//cert/a.cer"), "url_path", NULL},
    {TEXT("https://" HOST "/cert//a.cer"), "url_path", NULL},
    {TEXT("https://" HOST "/CERT/a.cer"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/a.CER"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/a.cer/"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/a.cer;x=1.cer"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/a.cert"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/a.pem"), "url_path", NULL},
    {TEXT("https://" HOST "/certs/a.cer"), "url_path", NULL},
    {TEXT("https://" HOST "/"), "url_path", NULL},
    {TEXT("https://" HOST "/cert/a b.cer"), "url_text", NULL},
    {TEXT("https://" HOST "/cert/a\n.cer"), "url_text", NULL},
    {TEXT("https://" HOST "\r\nHost: evil.example" NAME), "url_text", NULL},
    {TEXT("https://" HOST "\0.evil.example" NAME), "url_text", NULL},
    {TEXT("https://" HOST "\t" NAME), "url_text", NULL},
    {TEXT("https://" HOST "/cert/\x7f.cer"), "url_text", NULL},
    {TEXT("https://" HOST "/cert/\xc3\xa9.cer"), "url_text", NULL},
    {TEXT("https://3psostorageacct\xe3\x80\x82"
          "blob.core.windows.net" NAME),
     "url_text", NULL},
};

static void asks_only_the_documented_address(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
    pc_webhook_claim claim;
    const char *reason = read_all(
        &claim, (pc_webhook_headers){TEXT("Signature Zm9v"), NONE, ALGORITHM, urls[i].url});
    if (strcmp(reason, urls[i].reason) != 0)
      fail_msg("%s: %s instead of %s", urls[i].url.at, reason, urls[i].reason);
    if (!strcmp(reason, "verified"))
      assert_string_equal(claim.certificate_url,
                          urls[i].canonical ? urls[i].canonical : urls[i].url.at);
    else
      assert_string_equal(claim.certificate_url, "");
  }
}

static void bounds_the_url(void **state) {
  (void)state;
  char url[PC_WEBHOOK_URL_MAX + 8];
  int from = snprintf(url, sizeof url, "https://%s/cert/", HOST);
  for (size_t len = PC_WEBHOOK_URL_MAX; len <= PC_WEBHOOK_URL_MAX + 1; len++) {
    memset(url + from, 'a', sizeof url - (size_t)from);
    memcpy(url + len - 4, ".cer", 4);
    pc_webhook_claim claim;
    const char *reason =
        read_all(&claim, (pc_webhook_headers){TEXT("Zm9v"), NONE, ALGORITHM, (pc_span){url, len}});
    assert_string_equal(reason, len > PC_WEBHOOK_URL_MAX ? "url_long" : "verified");
  }
}

static void asks_no_host_unless_one_is_listed(void **state) {
  (void)state;
  char out[PC_WEBHOOK_URL_MAX + 1];
  assert_int_equal(pc_certificate_address(out, SPAN(URL), (pc_spans){NULL, 0}), PC_REASON_URL_HOST);
  pc_span empty = {"", 0};
  assert_int_equal(pc_certificate_address(out, SPAN("https:///cert/a.cer"), (pc_spans){&empty, 1}),
                   PC_REASON_URL_HOST);
}

/* ---- URLs of issuers ---- */

static void asks_issuers_at_listed_hosts_by_http_too(void **state) {
  (void)state;
  static const pc_span issuers[] = {{"www.microsoft.com", 17}};
  static const struct {
    pc_span url;
    const char *canonical; /* NULL: refused */
  } table[] = {
      {TEXT("http://www.microsoft.com/pkiops/certs/A%20CA%2003%20-%20xsign.crt"),
       "http://www.microsoft.com/pkiops/certs/A%20CA%2003%20-%20xsign.crt"},
      {TEXT("https://WWW.microsoft.com:443/a"), "https://www.microsoft.com/a"},
      {TEXT("HTTP://www.microsoft.com:80/a"), "http://www.microsoft.com/a"},
      {TEXT("http://www.microsoft.com:443/a"), NULL},
      {TEXT("https://www.microsoft.com:80/a"), NULL},
      {TEXT("http://www.microsoft.com"), NULL},
      {TEXT("http://evil.example/a"), NULL},
      {TEXT("http://a@www.microsoft.com/a"), NULL},
      {TEXT("http://www.microsoft.com/a?b"), NULL},
      {TEXT("http://www.microsoft.com/a#b"), NULL},
      {TEXT("http://www.microsoft.com/a/../b"), NULL},
      {TEXT("http://www.microsoft.com/a%2"), NULL},
      {TEXT("http://www.microsoft.com/a%"), NULL},
      {TEXT("http://www.microsoft.com/a%zz"), NULL},
      {TEXT("http://www.microsoft.com/a b"), NULL},
      {TEXT("ldap://www.microsoft.com/a"), NULL},
      {TEXT(""), NULL},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    char out[PC_WEBHOOK_URL_MAX + 1];
    bool ok = pc_issuer_address(out, table[i].url, (pc_spans){issuers, 1});
    if (ok != (table[i].canonical != NULL)) fail_msg("%s", table[i].url.at);
    if (ok) assert_string_equal(out, table[i].canonical);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(decodes_only_sound_base64),
      cmocka_unit_test(decodes_what_it_encodes_and_writes_no_byte_more),
      cmocka_unit_test(takes_the_documented_headers_alone),
      cmocka_unit_test(bounds_the_signature),
      cmocka_unit_test(tells_what_the_service_is_answered),
      cmocka_unit_test(asks_only_the_documented_address),
      cmocka_unit_test(bounds_the_url),
      cmocka_unit_test(asks_no_host_unless_one_is_listed),
      cmocka_unit_test(asks_issuers_at_listed_hosts_by_http_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
