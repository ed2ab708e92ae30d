#include "connection/alpn.h"

#include <openssl/crypto.h>
#include <openssl/ssl.h>
#include <string.h>

bool pc_alpn_is_same_library(const char *name) {
  static const char ours[] = "OpenSSL ", theirs[] = "OpenSSL/";
  const char *version = OpenSSL_version(OPENSSL_VERSION);
  if (!name || strncmp(version, ours, sizeof ours - 1) != 0 ||
      strncmp(name, theirs, sizeof theirs - 1) != 0)
    return false;
  version += sizeof ours - 1;
  name += sizeof theirs - 1;
  size_t len = strcspn(version, " ");
  return strlen(name) == len && !memcmp(name, version, len);
}

pc_version pc_alpn_agreed_version(const void *ssl) {
  const unsigned char *name = NULL;
  unsigned len = 0;
  SSL_get0_alpn_selected(ssl, &name, &len);
  return len == 2 && !memcmp(name, "h2", 2) ? PC_VERSION_2 : PC_VERSION_1;
}
