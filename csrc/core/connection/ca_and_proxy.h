/* The settings that decide which connections a client may use: CAs and proxy. */
#ifndef PC_CA_AND_PROXY_H
#define PC_CA_AND_PROXY_H

#include "base/buf.h"

#define PC_CA_AND_PROXY_LEN PC_SHA256_TEXT

typedef struct {
  char *ca_file, *ca_path, *proxy, *no_proxy;
  pc_buf ca_bundle;                     /* when a CA file was added to the system's */
  char digest[PC_CA_AND_PROXY_LEN + 1]; /* clients with the same one may share connections */
} pc_ca_and_proxy;

/* The CAs to trust; NULL: none of that form. */
typedef struct {
  const pc_buf *bundle;
  const char *file, *path;
} pc_trust;

/* Returns NULL, or what is wrong; free the network in either case. */
const char *pc_ca_and_proxy_init(pc_ca_and_proxy *network, const pc_client_options *options);
void pc_ca_and_proxy_free(pc_ca_and_proxy *network);
pc_trust pc_ca_and_proxy_trust(const pc_ca_and_proxy *network);
/* The same for libcurl, with paths to nowhere in place of those that it would add by itself. */
pc_trust pc_ca_and_proxy_trust_in_curl(const pc_ca_and_proxy *network);

#endif
