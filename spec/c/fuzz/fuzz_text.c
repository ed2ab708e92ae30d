/* Paths and base URLs: what is let pass must be harmless in the eyes of libcurl's parser too. */
#include "base/text.h"
#include "base/url.h"
#include "fuzz.h"

#include <curl/curl.h>

static void check_path(pc_span path) {
  if (!pc_url_is_path(path)) return;
  REQUIRE(path.at[0] == '/' && pc_text_is_line(path));
  REQUIRE(path.len < 2 || path.at[1] != '/');
  REQUIRE(!pc_text_contains(path, " ") && !pc_text_contains(path, "\\"));
}

static bool is_near(const char *host, bool link_local) {
  return !strcmp(host, "localhost") || !strcmp(host, "[::1]") || !strncmp(host, "127.", 4) ||
         (link_local && !strncmp(host, "169.254.", 8));
}

/* Plain http goes to this machine or to nobody, in whichever way the URL is read. */
static void check_base(pc_span base, bool link_local) {
  char text[4096], *host = NULL, *user = NULL, *scheme = NULL;
  if (base.len >= sizeof text - 3) return;
  memcpy(text, base.at, base.len);
  memcpy(text + base.len, "/x", 3);
  CURLU *url = curl_url();
  REQUIRE(url);
  if (curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK) {
    REQUIRE(curl_url_get(url, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK);
    REQUIRE(curl_url_get(url, CURLUPART_HOST, &host, 0) == CURLUE_OK);
    REQUIRE(!strcmp(scheme, pc_url_is_https(base) ? "https" : "http"));
    REQUIRE(curl_url_get(url, CURLUPART_USER, &user, 0) != CURLUE_OK);
    for (char *c = host; *c; c++)
      if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + 32);
    REQUIRE(pc_url_is_https(base) || is_near(host, link_local));
  }
  curl_free(host);
  curl_free(user);
  curl_free(scheme);
  curl_url_cleanup(url);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  pc_span text = {(const char *)bytes, size};
  check_path(text);
  if (pc_url_is_base(text)) check_base(text, false);
  if (pc_url_is_identity_base(text)) check_base(text, true);
  if (pc_url_is_base(text) && !pc_url_is_https(text)) REQUIRE(pc_url_is_loopback(text));
  char *escaped = malloc(3 * size + 1);
  REQUIRE(escaped);
  pc_span out = {escaped, pc_escape(escaped, text)};
  REQUIRE(out.len >= size && out.len <= 3 * size && pc_text_is_line(out));
  free(escaped);
  return 0;
}
