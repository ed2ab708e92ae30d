/* Classifies libcurl's failures: their kind, their phase, and whether a retry may succeed. */
#ifndef PC_FAILURE_H
#define PC_FAILURE_H

#include "curl_quirks.h"
#include "http/attempt.h"

/* The result names no phase: it is the one that the transfer had reached. */
#define PC_PHASE_REACHED PC_PHASE_COUNT

/* Number, libcurl's name, kind, phase, whether a retry may succeed. Other results belong to
   features that this library never uses: they are PC_PROTOCOL and final. */
#define PC_RESULTS(X)                                                                              \
  X(1, UNSUPPORTED_PROTOCOL, PC_PROTOCOL, PC_PHASE_ANSWER, false)                                  \
  X(2, FAILED_INIT, PC_CONFIG, PC_PHASE_REACHED, false)                                            \
  X(3, URL_MALFORMAT, PC_CONFIG, PC_PHASE_REACHED, false)                                          \
  X(4, NOT_BUILT_IN, PC_CONFIG, PC_PHASE_REACHED, false)                                           \
  X(5, COULDNT_RESOLVE_PROXY, PC_NETWORK, PC_PHASE_RESOLVE, true)                                  \
  X(6, COULDNT_RESOLVE_HOST, PC_NETWORK, PC_PHASE_RESOLVE, true)                                   \
  X(7, COULDNT_CONNECT, PC_NETWORK, PC_PHASE_CONNECT, true)                                        \
  X(8, WEIRD_SERVER_REPLY, PC_PROTOCOL, PC_PHASE_ANSWER, false)                                    \
  X(16, HTTP2, PC_NETWORK, PC_PHASE_REACHED, true)                                                 \
  X(18, PARTIAL_FILE, PC_NETWORK, PC_PHASE_REACHED, true)                                          \
  X(23, WRITE_ERROR, PC_PROTOCOL, PC_PHASE_ANSWER, false)                                          \
  X(26, READ_ERROR, PC_CONFIG, PC_PHASE_REACHED, false)                                            \
  X(27, OUT_OF_MEMORY, PC_MEMORY, PC_PHASE_REACHED, false)                                         \
  X(28, OPERATION_TIMEDOUT, PC_TIMEOUT, PC_PHASE_REACHED, true)                                    \
  X(35, SSL_CONNECT_ERROR, PC_TLS, PC_PHASE_TLS, true)                                             \
  X(42, ABORTED_BY_CALLBACK, PC_PROTOCOL, PC_PHASE_TLS, false)                                     \
  X(43, BAD_FUNCTION_ARGUMENT, PC_CONFIG, PC_PHASE_REACHED, false)                                 \
  X(45, INTERFACE_FAILED, PC_CONFIG, PC_PHASE_CONNECT, false)                                      \
  X(48, UNKNOWN_OPTION, PC_CONFIG, PC_PHASE_REACHED, false)                                        \
  X(49, SETOPT_OPTION_SYNTAX, PC_CONFIG, PC_PHASE_REACHED, false)                                  \
  X(52, GOT_NOTHING, PC_NETWORK, PC_PHASE_REACHED, true)                                           \
  X(53, SSL_ENGINE_NOTFOUND, PC_TLS, PC_PHASE_TLS, false)                                          \
  X(54, SSL_ENGINE_SETFAILED, PC_TLS, PC_PHASE_TLS, false)                                         \
  X(55, SEND_ERROR, PC_NETWORK, PC_PHASE_REACHED, true)                                            \
  X(56, RECV_ERROR, PC_NETWORK, PC_PHASE_REACHED, true)                                            \
  X(58, SSL_CERTPROBLEM, PC_TLS, PC_PHASE_TLS, false)                                              \
  X(59, SSL_CIPHER, PC_TLS, PC_PHASE_TLS, false)                                                   \
  X(60, PEER_FAILED_VERIFICATION, PC_TLS, PC_PHASE_TLS, false)                                     \
  X(61, BAD_CONTENT_ENCODING, PC_PROTOCOL, PC_PHASE_ANSWER, false)                                 \
  X(63, FILESIZE_EXCEEDED, PC_TOO_LARGE, PC_PHASE_ANSWER, false)                                   \
  X(64, USE_SSL_FAILED, PC_TLS, PC_PHASE_TLS, false)                                               \
  X(65, SEND_FAIL_REWIND, PC_NETWORK, PC_PHASE_SEND, true)                                         \
  X(66, SSL_ENGINE_INITFAILED, PC_TLS, PC_PHASE_TLS, false)                                        \
  X(77, SSL_CACERT_BADFILE, PC_TLS, PC_PHASE_TLS, false)                                           \
  X(80, SSL_SHUTDOWN_FAILED, PC_NETWORK, PC_PHASE_REACHED, true)                                   \
  X(81, AGAIN, PC_NETWORK, PC_PHASE_REACHED, true)                                                 \
  X(82, SSL_CRL_BADFILE, PC_TLS, PC_PHASE_TLS, false)                                              \
  X(83, SSL_ISSUER_ERROR, PC_TLS, PC_PHASE_TLS, false)                                             \
  X(89, NO_CONNECTION_AVAILABLE, PC_NETWORK, PC_PHASE_CONNECT, true)                               \
  X(90, SSL_PINNEDPUBKEYNOTMATCH, PC_TLS, PC_PHASE_TLS, false)                                     \
  X(91, SSL_INVALIDCERTSTATUS, PC_TLS, PC_PHASE_TLS, false)                                        \
  X(92, HTTP2_STREAM, PC_NETWORK, PC_PHASE_REACHED, true)                                          \
  X(93, RECURSIVE_API_CALL, PC_CONFIG, PC_PHASE_REACHED, false)                                    \
  X(94, AUTH_ERROR, PC_NETWORK, PC_PHASE_CONNECT, false)                                           \
  X(95, HTTP3, PC_NETWORK, PC_PHASE_REACHED, true)                                                 \
  X(96, QUIC_CONNECT_ERROR, PC_NETWORK, PC_PHASE_CONNECT, true)                                    \
  X(97, PROXY, PC_NETWORK, PC_PHASE_CONNECT, true)                                                 \
  X(98, SSL_CLIENTCERT, PC_TLS, PC_PHASE_TLS, false)                                               \
  X(99, UNRECOVERABLE_POLL, PC_NETWORK, PC_PHASE_REACHED, true)
/* Refusals of a SOCKS proxy that are final. */
#define PC_SOCKS_REFUSALS(X)                                                                       \
  X(1, BAD_ADDRESS_TYPE)                                                                           \
  X(2, BAD_VERSION)                                                                                \
  X(4, GSSAPI)                                                                                     \
  X(5, GSSAPI_PERMSG)                                                                              \
  X(6, GSSAPI_PROTECTION)                                                                          \
  X(7, IDENTD)                                                                                     \
  X(8, IDENTD_DIFFER)                                                                              \
  X(9, LONG_HOSTNAME)                                                                              \
  X(10, LONG_PASSWD)                                                                               \
  X(11, LONG_USER)                                                                                 \
  X(12, NO_AUTH)                                                                                   \
  X(17, REPLY_ADDRESS_TYPE_NOT_SUPPORTED)                                                          \
  X(18, REPLY_COMMAND_NOT_SUPPORTED)                                                               \
  X(23, REPLY_NOT_ALLOWED)                                                                         \
  X(32, UNKNOWN_MODE)                                                                              \
  X(33, USER_REJECTED)

typedef struct {
  int code;         /* libcurl's result */
  const char *text; /* its message */
  pc_phase phase;   /* that the transfer had reached */
  int tunnel;       /* status of a proxy's answer to CONNECT; 0: none */
  int socks;        /* refusal of a SOCKS proxy, by libcurl's number; 0: none */
} pc_failure;

/* Sets kind, phase and transient. */
void pc_failure_classify(pc_attempt *attempt, const pc_failure *failure);

#endif
