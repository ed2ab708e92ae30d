/* The headers of a delivery, one a line. A URL that passes must lead to the listed host for
 * libcurl's parser too. */
#include "base/base64.h"
#include "fuzz.h"
#include "webhook/address.h"

#include <curl/curl.h>

#define HOST "3psostorageacct.blob.core.windows.net"

static const pc_span host = {HOST, sizeof HOST - 1};
static const pc_spans hosts = {&host, 1};

static pc_span next_line(pc_span *rest) {
  const char *end = rest->len ? memchr(rest->at, '\n', rest->len) : NULL;
  pc_span line = {rest->at, end ? (size_t)(end - rest->at) : rest->len};
  size_t skip = line.len + (end != NULL);
  rest->at += skip;
  rest->len -= skip;
  return line;
}

static bool part_is(CURLU *url, CURLUPart part, const char *wanted) {
  char *text = NULL;
  bool got = curl_url_get(url, part, &text, 0) == CURLUE_OK;
  bool same = wanted ? got && !strcmp(text, wanted) : !got;
  curl_free(text);
  return same;
}

static bool has_dots(CURLU *url) {
  char *path = NULL;
  REQUIRE(curl_url_get(url, CURLUPART_PATH, &path, 0) == CURLUE_OK);
  bool has = strstr(path, "/../") != NULL;
  curl_free(path);
  return has;
}

static void check_url(const char *text, bool https_only) {
  REQUIRE(strlen(text) <= PC_WEBHOOK_URL_MAX);
  CURLU *url = curl_url();
  REQUIRE(url && curl_url_set(url, CURLUPART_URL, text, CURLU_PATH_AS_IS) == CURLUE_OK);
  REQUIRE(part_is(url, CURLUPART_SCHEME, "https") ||
          (!https_only && part_is(url, CURLUPART_SCHEME, "http")));
  REQUIRE(part_is(url, CURLUPART_HOST, HOST) && part_is(url, CURLUPART_PORT, NULL));
  REQUIRE(part_is(url, CURLUPART_USER, NULL) && part_is(url, CURLUPART_PASSWORD, NULL));
  REQUIRE(part_is(url, CURLUPART_QUERY, NULL) && part_is(url, CURLUPART_FRAGMENT, NULL));
  REQUIRE(!has_dots(url));
  curl_url_cleanup(url);
}

/* What was decoded is what an encoder makes of the same bytes. */
static void check_signature(const pc_webhook_claim *claim, const pc_webhook_headers *headers) {
  REQUIRE(claim->signature_len > 0 && claim->signature_len <= PC_WEBHOOK_SIGNATURE_MAX);
  pc_buf again;
  pc_buf_init(&again, 2 * sizeof claim->signature);
  REQUIRE(pc_base64_add(&again, claim->signature, claim->signature_len));
  pc_span one = headers->authorization, other = headers->signature;
  REQUIRE(memmem(one.at, one.len, again.data, again.len) ||
          memmem(other.at, other.len, again.data, again.len));
  pc_buf_drop(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  pc_span rest = {size ? (const char *)bytes : "", size};
  pc_webhook_headers headers;
  headers.authorization = next_line(&rest);
  headers.signature = next_line(&rest);
  headers.algorithm = next_line(&rest);
  headers.certificate_url = next_line(&rest);
  pc_webhook_verdict verdict;
  pc_webhook_claim claim;
  char canonical[PC_WEBHOOK_URL_MAX + 1];
  bool ok = pc_webhook_read_headers(&verdict, &claim, &headers, hosts);
  REQUIRE(ok == (verdict.outcome == PC_WEBHOOK_VERIFIED) && ok == (claim.certificate_url[0] != 0));
  if (ok) {
    check_url(claim.certificate_url, true);
    check_signature(&claim, &headers);
  }
  if (pc_issuer_address(canonical, headers.certificate_url, hosts)) check_url(canonical, false);
  return 0;
}
