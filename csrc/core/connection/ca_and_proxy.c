#include "connection/ca_and_proxy.h"

#include "connection/transport.h"
#include "os/file_append.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

enum { CA_BUNDLE_MAX = 8 << 20 };

static bool add_file(pc_buf *buf, const char *path) {
  return pc_file_append(buf, path) && pc_buf_text(buf, "\n");
}

static bool is_hashed(const char *name) {
  return strlen(name) > 9 && strspn(name, "0123456789abcdef") == 8 && name[8] == '.' &&
         strspn(name + 9, "0123456789") == strlen(name + 9);
}

/* libcurl would add its default CA file to a directory. A bundle keeps it from that, and one file
   of the directory is enough for it. */
static bool add_one_of(pc_ca_and_proxy *network, const char *directory) {
  DIR *entries = opendir(directory);
  if (!entries) return true;
  bool ok = true;
  for (const struct dirent *entry; ok && !network->ca_bundle.len && (entry = readdir(entries));) {
    if (!is_hashed(entry->d_name)) continue;
    pc_buf path;
    pc_buf_init(&path, CA_BUNDLE_MAX);
    ok = pc_buf_text(&path, directory) && pc_buf_text(&path, "/") &&
         pc_buf_text(&path, entry->d_name);
    if (ok && !add_file(&network->ca_bundle, path.data)) pc_buf_clear(&network->ca_bundle);
    pc_buf_drop(&path);
  }
  return closedir(entries) == 0 && ok;
}

static const char *add_extra(pc_ca_and_proxy *network, pc_span extra) {
  const char *first = network->ca_file;
  if (!first && !network->ca_path) first = pc_curl_ca_file();
  char *path = pc_copy(extra);
  if (!path) return "not enough memory";
  bool ok = (!first || add_file(&network->ca_bundle, first)) && add_file(&network->ca_bundle, path);
  free(path);
  return ok ? NULL : "the file named by extra_ca_file, or the one it adds to, cannot be read";
}

static bool add_text(pc_buf *all, const char *text) {
  if (!text) return pc_buf_append(all, "-", 2);
  return pc_buf_text(all, "+") && pc_buf_append(all, text, strlen(text) + 1);
}

static bool digest(pc_ca_and_proxy *network) {
  pc_buf all;
  pc_buf_init(&all, SIZE_MAX);
  bool ok = add_text(&all, network->ca_file) && add_text(&all, network->ca_path) &&
            add_text(&all, network->proxy) && add_text(&all, network->no_proxy) &&
            pc_buf_span(&all, pc_buf_view(&network->ca_bundle)) &&
            pc_sha256_text(network->digest, pc_buf_view(&all));
  pc_buf_drop(&all);
  return ok;
}

const char *pc_ca_and_proxy_init(pc_ca_and_proxy *network, const pc_client_options *options) {
  static const char no_memory[] = "not enough memory";
  *network = (pc_ca_and_proxy){0};
  pc_buf_init(&network->ca_bundle, CA_BUNDLE_MAX);
  if (!pc_copy_given(&network->ca_file, options->ca_file) ||
      !pc_copy_given(&network->ca_path, options->ca_path) ||
      !pc_copy_given(&network->proxy, options->proxy) ||
      !pc_copy_given(&network->no_proxy, options->no_proxy))
    return no_memory;
  if (options->extra_ca_file.at) {
    const char *wrong = add_extra(network, options->extra_ca_file);
    if (wrong) return wrong;
  } else if (network->ca_path && !network->ca_file && !pc_curl_quirks_here().knows_no_default_cas &&
             !add_one_of(network, network->ca_path)) {
    return no_memory;
  }
  return digest(network) ? NULL : no_memory;
}

void pc_ca_and_proxy_free(pc_ca_and_proxy *network) {
  free(network->ca_file);
  free(network->ca_path);
  pc_copy_free(network->proxy); /* may hold a password */
  free(network->no_proxy);
  pc_buf_drop(&network->ca_bundle);
}

/* The client's own CAs replace those that libcurl was built with. */
pc_trust pc_ca_and_proxy_trust(const pc_ca_and_proxy *network) {
  pc_trust trust = {NULL, network->ca_file, network->ca_path};
  if (!trust.file && !trust.path) {
    trust.file = pc_curl_ca_file();
    /* a directory beside a file would switch libcurl's cache of parsed CAs off */
    if (!trust.file) trust.path = pc_curl_ca_path();
  }
  if (network->ca_bundle.len) {
    trust.bundle = &network->ca_bundle;
    trust.file = NULL; /* it is part of the bundle */
  }
  return trust;
}

pc_trust pc_ca_and_proxy_trust_in_curl(const pc_ca_and_proxy *network) {
  static const char nowhere[] = "/dev/null/none";
  pc_trust trust = pc_ca_and_proxy_trust(network);
  if (pc_curl_quirks_here().knows_no_default_cas || (!network->ca_file && !network->ca_path))
    return trust;
  /* libcurl ignores a file beside a bundle */
  if (!trust.bundle && !trust.file && pc_curl_ca_file()) trust.file = nowhere;
  if (!trust.path && pc_curl_ca_path()) trust.path = nowhere;
  return trust;
}
