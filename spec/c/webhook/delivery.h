/* Deliveries to be verified: each is a good one but for the faults that its row names. */
#ifndef DELIVERY_H
#define DELIVERY_H

#include "issuing.h"

#define ISSUER_HOST    "issuers.example"
#define ISSUER_URL     "http://" ISSUER_HOST "/a%20ca.crt"
#define ISSUER_ADDRESS "caIssuers;URI:" ISSUER_URL

enum { FILE_ROOM = 192 << 10 };

typedef enum {
  BY_INTERMEDIATE,
  BY_ROOT,
  BY_FOREIGN_ROOT,
  BY_OWN, /* an intermediate of this row */
  BY_ITSELF
} issuer;

typedef enum {
  FILE_CHAIN, /* the leaf and its issuer in PEM */
  FILE_DER,   /* the leaf alone */
  FILE_PEM,   /* the leaf alone */
  FILE_REVERSED,
  FILE_CRLF,
  FILE_COMMENTS,
  FILE_OLD_NAME,     /* BEGIN X509 CERTIFICATE */
  FILE_TRUSTED_NAME, /* BEGIN TRUSTED CERTIFICATE */
  FILE_DER_TRAILING,
  FILE_PEM_TRAILING, /* a byte within the block */
  FILE_TWO_DER,
  FILE_CUT_DER,
  FILE_CUT_PEM,
  FILE_TWO_LEAVES,
  FILE_ONLY_ISSUER,
  FILE_EMPTY,
  FILE_HTML,
  FILE_KEY,
  FILE_LARGE,
  FILE_MANY
} file_form;

typedef enum {
  SIGNED,
  SIGNED_FLIPPED,
  SIGNED_OTHER_BODY,
  SIGNED_BY_OTHER,
  SIGNED_CUT,
  SIGNED_LONG,
  SIGNED_EMPTY,
  SIGNED_SHA1,
  SIGNED_SHA512,
  SIGNED_PSS,
  SIGNED_RAW,
  SIGNED_ZEROS,
  SIGNED_ONES
} signing;

typedef struct {
  const char *title, *reason;
  issuer by;
  recipe own; /* BY_OWN: differs by this from the group's intermediate */
  recipe leaf;
  key_name issuer_key; /* where the issuer's is not meant */
  bool other_name;     /* the leaf names the group's intermediate */
  file_form file;
  signing how;
  bool given;   /* the issuer is among the intermediates of the options */
  bool fetched; /* the issuer was fetched */
  bool hosts;   /* ISSUER_HOST may be asked */
  bool no_body;
} row;

typedef struct {
  keys keys;
  X509 *root, *intermediate, *foreign_root;
  char ca_file[64]; /* holds the root */
} world;

void world_make(world *out);
/* Writes a file of its own; remove it. */
void write_ca_file(char out[64], X509 *ca);
void world_free(world *all);
pc_webhook_trust *world_trust(const world *all, pc_spans intermediates);

/* One delivery with what it is verified with. */
typedef struct {
  pc_webhook_delivery delivery;
  X509 *leaf, *issuer;
  char file[FILE_ROOM];
  unsigned char signature[PC_WEBHOOK_SIGNATURE_MAX], issuer_der[8192];
  pc_span issuer_span, host;
} made_delivery;

void delivery_make(made_delivery *out, const world *all, const row *wanted);
void delivery_free(made_delivery *made);

#endif
