/* Which failures repeating cannot mend, for all results that libcurl has. */
#include "http/failure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <curl/curl.h>

typedef struct {
  pc_failure failure;
  pc_kind kind;
  pc_phase phase;
  bool transient;
} row;

#define HERE PC_PHASE_SEND /* how far each of them had come */

static const row rows[] = {
    {{.code = CURLE_COULDNT_RESOLVE_HOST}, PC_NETWORK, PC_PHASE_RESOLVE, true},
    {{.code = CURLE_COULDNT_RESOLVE_HOST, .text = "Could not resolve host: x"},
     PC_NETWORK,
     PC_PHASE_RESOLVE,
     true},
    {{.code = CURLE_COULDNT_RESOLVE_HOST, .text = "Could not resolve: x (Domain name not found)"},
     PC_NETWORK,
     PC_PHASE_RESOLVE,
     false},
    {{.code = CURLE_COULDNT_RESOLVE_PROXY, .text = "Could not resolve: x (Domain name not found)"},
     PC_NETWORK,
     PC_PHASE_RESOLVE,
     false},
    {{.code = CURLE_COULDNT_RESOLVE_HOST,
      .text = "Could not resolve: x (Timeout while contacting DNS servers)"},
     PC_NETWORK,
     PC_PHASE_RESOLVE,
     true},
    {{.code = CURLE_COULDNT_CONNECT}, PC_NETWORK, PC_PHASE_CONNECT, true},
    {{.code = CURLE_OPERATION_TIMEDOUT}, PC_TIMEOUT, HERE, true},
    /* TLS */
    {{.code = CURLE_SSL_CONNECT_ERROR, .text = "SSL_ERROR_SYSCALL, errno 104"},
     PC_TLS,
     PC_PHASE_TLS,
     true},
    {{.code = CURLE_SSL_CONNECT_ERROR, .text = "sslv3 alert handshake failure"},
     PC_TLS,
     PC_PHASE_TLS,
     false},
    {{.code = CURLE_SSL_CONNECT_ERROR, .text = "wrong version number"},
     PC_TLS,
     PC_PHASE_TLS,
     false},
    {{.code = CURLE_SSL_CONNECT_ERROR, .text = "unsupported protocol"},
     PC_TLS,
     PC_PHASE_TLS,
     false},
    {{.code = CURLE_PEER_FAILED_VERIFICATION}, PC_TLS, PC_PHASE_TLS, false},
    {{.code = CURLE_SSL_CACERT_BADFILE}, PC_TLS, PC_PHASE_TLS, false},
    {{.code = CURLE_SSL_CERTPROBLEM}, PC_TLS, PC_PHASE_TLS, false},
    {{.code = CURLE_SSL_CLIENTCERT}, PC_TLS, PC_PHASE_TLS, false},
    {{.code = CURLE_SSL_PINNEDPUBKEYNOTMATCH}, PC_TLS, PC_PHASE_TLS, false},
    {{.code = CURLE_SSL_INVALIDCERTSTATUS}, PC_TLS, PC_PHASE_TLS, false},
    {{.code = CURLE_RECV_ERROR, .text = "tlsv13 alert certificate required, errno 0"},
     PC_TLS,
     PC_PHASE_TLS,
     false},
    {{.code = CURLE_SEND_ERROR, .text = "tlsv1 alert unknown ca"}, PC_TLS, PC_PHASE_TLS, false},
    {{.code = CURLE_RECV_ERROR, .text = "tlsv1 alert internal error"}, PC_NETWORK, HERE, true},
    /* lost on the way */
    {{.code = CURLE_SEND_ERROR}, PC_NETWORK, HERE, true},
    {{.code = CURLE_RECV_ERROR, .text = "Recv failure: Connection reset by peer"},
     PC_NETWORK,
     HERE,
     true},
    {{.code = CURLE_GOT_NOTHING}, PC_NETWORK, HERE, true},
    {{.code = CURLE_PARTIAL_FILE}, PC_NETWORK, HERE, true},
    {{.code = CURLE_HTTP2}, PC_NETWORK, HERE, true},
    {{.code = CURLE_HTTP2_STREAM}, PC_NETWORK, HERE, true},
    {{.code = CURLE_SEND_FAIL_REWIND}, PC_NETWORK, PC_PHASE_SEND, true},
    {{.code = CURLE_NO_CONNECTION_AVAILABLE}, PC_NETWORK, PC_PHASE_CONNECT, true},
    /* no answer at all */
    {{.code = CURLE_WEIRD_SERVER_REPLY}, PC_PROTOCOL, PC_PHASE_ANSWER, false},
    {{.code = CURLE_UNSUPPORTED_PROTOCOL}, PC_PROTOCOL, PC_PHASE_ANSWER, false},
    {{.code = CURLE_BAD_CONTENT_ENCODING}, PC_PROTOCOL, PC_PHASE_ANSWER, false},
    {{.code = CURLE_TOO_MANY_REDIRECTS}, PC_PROTOCOL, PC_PHASE_ANSWER, false},
    {{.code = CURLE_REMOTE_ACCESS_DENIED}, PC_PROTOCOL, PC_PHASE_ANSWER, false},
    {{.code = 4711}, PC_PROTOCOL, PC_PHASE_ANSWER, false},
    /* too much */
    {{.code = CURLE_FILESIZE_EXCEEDED}, PC_TOO_LARGE, PC_PHASE_ANSWER, false},
    {{.code = 100}, PC_TOO_LARGE, PC_PHASE_ANSWER, false},
    {{.code = CURLE_OUT_OF_MEMORY}, PC_MEMORY, HERE, false},
    /* stopped by the library itself */
    {{.code = CURLE_WRITE_ERROR}, PC_PROTOCOL, PC_PHASE_ANSWER, false},
    {{.code = CURLE_ABORTED_BY_CALLBACK}, PC_PROTOCOL, PC_PHASE_TLS, false},
    /* asked wrongly */
    {{.code = CURLE_URL_MALFORMAT}, PC_CONFIG, HERE, false},
    {{.code = CURLE_FAILED_INIT}, PC_CONFIG, HERE, false},
    {{.code = CURLE_NOT_BUILT_IN}, PC_CONFIG, HERE, false},
    {{.code = CURLE_BAD_FUNCTION_ARGUMENT}, PC_CONFIG, HERE, false},
    /* proxies: what libcurl calls it differs from version to version */
    {{.code = CURLE_RECV_ERROR, .tunnel = 407}, PC_NETWORK, PC_PHASE_CONNECT, false},
    {{.code = CURLE_COULDNT_CONNECT, .tunnel = 407}, PC_NETWORK, PC_PHASE_CONNECT, false},
    {{.code = CURLE_RECV_ERROR, .tunnel = 403}, PC_NETWORK, PC_PHASE_CONNECT, false},
    {{.code = CURLE_RECV_ERROR, .tunnel = 400}, PC_NETWORK, PC_PHASE_CONNECT, false},
    {{.code = CURLE_RECV_ERROR, .tunnel = 302}, PC_NETWORK, PC_PHASE_CONNECT, false},
    {{.code = CURLE_RECV_ERROR, .tunnel = 408}, PC_NETWORK, PC_PHASE_CONNECT, true},
    {{.code = CURLE_RECV_ERROR, .tunnel = 429}, PC_NETWORK, PC_PHASE_CONNECT, true},
    {{.code = CURLE_RECV_ERROR, .tunnel = 502}, PC_NETWORK, PC_PHASE_CONNECT, true},
    {{.code = CURLE_RECV_ERROR, .tunnel = 503}, PC_NETWORK, PC_PHASE_CONNECT, true},
    {{.code = CURLE_RECV_ERROR, .tunnel = 200}, PC_NETWORK, HERE, true},
    {{.code = CURLE_SSL_CONNECT_ERROR, .tunnel = 200, .text = "alert"},
     PC_TLS,
     PC_PHASE_TLS,
     false},
    {{.code = CURLE_PROXY}, PC_NETWORK, PC_PHASE_CONNECT, true},
    {{.code = CURLE_PROXY, .socks = CURLPX_USER_REJECTED}, PC_NETWORK, PC_PHASE_CONNECT, false},
    {{.code = CURLE_PROXY, .socks = CURLPX_NO_AUTH}, PC_NETWORK, PC_PHASE_CONNECT, false},
    {{.code = CURLE_PROXY, .socks = CURLPX_REPLY_NOT_ALLOWED}, PC_NETWORK, PC_PHASE_CONNECT, false},
    {{.code = CURLE_PROXY, .socks = CURLPX_LONG_HOSTNAME}, PC_NETWORK, PC_PHASE_CONNECT, false},
    {{.code = CURLE_PROXY, .socks = CURLPX_REPLY_CONNECTION_REFUSED},
     PC_NETWORK,
     PC_PHASE_CONNECT,
     true},
    {{.code = CURLE_PROXY, .socks = CURLPX_REPLY_HOST_UNREACHABLE},
     PC_NETWORK,
     PC_PHASE_CONNECT,
     true},
    {{.code = CURLE_PROXY, .socks = CURLPX_CLOSED}, PC_NETWORK, PC_PHASE_CONNECT, true},
};

static pc_attempt classified(pc_failure failure) {
  pc_attempt attempt;
  pc_attempt_reset(&attempt);
  if (!failure.text) failure.text = "";
  if (failure.phase == 0) failure.phase = HERE;
  pc_failure_classify(&attempt, &failure);
  return attempt;
}

static void tells_what_repeating_may_mend(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const row *r = &rows[i];
    pc_attempt attempt = classified(r->failure);
    if (attempt.kind != r->kind || attempt.phase != r->phase || attempt.transient != r->transient)
      fail_msg("row %zu, result %d: %s, %s, transient %d", i, r->failure.code,
               pc_kind_name(attempt.kind), pc_phase_name(attempt.phase), attempt.transient);
  }
}

static void knows_every_result(void **state) {
  (void)state;
  for (int code = 1; code < CURL_LAST + 50; code++) {
    pc_attempt attempt = classified((pc_failure){.code = code});
    assert_true(attempt.kind != PC_OK && attempt.kind < PC_KIND_COUNT);
    assert_true(attempt.phase < PC_PHASE_COUNT);
    /* what may be mended is a matter of the way there, of a handshake or of time */
    if (attempt.transient)
      assert_true(attempt.kind == PC_NETWORK || attempt.kind == PC_TLS ||
                  attempt.kind == PC_TIMEOUT);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(tells_what_repeating_may_mend),
                                     cmocka_unit_test(knows_every_result)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
