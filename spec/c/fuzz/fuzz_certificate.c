/* Certificates and keys of any bytes: PEM as a text, and a file, which may be PKCS#12. */
#include "auth/assertion.h"
#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

static void try(pc_span certificate, pc_span key) {
  pc_certificate *loaded = NULL;
  pc_certificate_source source = {certificate, key, {"password", 8}};
  if (pc_certificate_load(&loaded, &source) != NULL) return;
  REQUIRE(loaded);
  pc_buf jwt;
  pc_buf_init(&jwt, 1 << 20);
  pc_assertion assertion = {.audience = {"a", 1}, .client_id = {"c", 1}, .send_chain = true};
  (void)pc_assertion_sign(&jwt, loaded, &assertion);
  pc_buf_drop(&jwt);
  pc_certificate_free(loaded);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  pc_span text = {(const char *)bytes, size}, nothing = {NULL, 0};
  /* anything else would be a path */
  if (memmem(bytes, size, "-----BEGIN", 10)) {
    try(text, nothing);
    try(text, text);
  }
  char path[64];
  int fd = memfd_create("certificate", MFD_CLOEXEC);
  REQUIRE(fd >= 0 && write(fd, bytes, size) == (ssize_t)size);
  int len = snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
  try((pc_span){path, (size_t)len}, nothing);
  close(fd);
  return 0;
}
