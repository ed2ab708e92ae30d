/* The transport's own data, for its files alone. `curl` is libcurl's multi handle. */
#ifndef PC_TRANSPORT_STATE_H
#define PC_TRANSPORT_STATE_H

#include "base/clock.h"
#include "connection/transport.h"

/* A group of connections that libcurl may share between transfers. */
struct pc_multi {
  pc_node link, transfers;
  pc_transport *transport;
  pc_pool *pool;
  void *curl;
  int64_t due_ms;
  long connections;
  pc_sort sort;
  bool unwatched; /* libcurl stopped watching a socket */
  bool drained;   /* takes no more transfers, and is freed after its last one */
};

struct pc_transport {
  pc_reactor *reactor;
  pc_node pools, multis;
  pc_node displaced; /* transfers that must move to another multi handle */
  pc_curl_quirks quirks;
  bool tls_is_same;
  bool misplaced; /* a transfer may wait where it gets no connection, or a multi may be freed */
  pc_sockets sockets;
};

#endif
