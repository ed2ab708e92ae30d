/* The part of pc.h for bodies of any size, blobs and tables. */
#ifndef PC_BLOB_H
#define PC_BLOB_H

/* Carries the body of a success to its consumer, who takes it at its own pace: while 256 KiB wait,
   the transfer rests. An attempt that is cut off is continued by the next one, if the ETag is the
   same. The time limits of such a call are for waits: each byte that arrives begins them anew. */
typedef struct pc_body_pipe pc_body_pipe;
pc_body_pipe *pc_body_pipe_new(void);
/* The consumer goes. */
void pc_body_pipe_free(pc_body_pipe *pipe);
/* A transfer that rests goes on, since the consumer is about to go: then it ends. */
void pc_engine_abandon(pc_body_pipe *pipe);
/* The consumer has taken what there was and waits: pc_engine_readable tells when it need not. */
void pc_engine_await(pc_body_pipe *pipe);
/* The id of the next call whose consumer may go on, or 0. The outcome of a call tells the end. */
uint64_t pc_engine_readable(pc_engine *engine);

/* Reads a gzip file of JSON lines from a pipe, a piece at a time. */
typedef struct pc_blob pc_blob;
typedef enum {
  PC_BLOB_MORE,  /* there may be more at once */
  PC_BLOB_WAITS, /* until bytes arrive, or the call ends */
  PC_BLOB_ENDED, /* that was all, and it is sound */
  PC_BLOB_BROKEN /* see pc_blob_problem */
} pc_blob_state;
typedef enum { PC_BLOB_LINES, PC_BLOB_GZIP } pc_blob_form;

/* The pipe is the blob's from now on; NULL: out of memory, and the pipe is freed. */
pc_blob *pc_blob_new(pc_body_pipe *pipe);
void pc_blob_free(pc_blob *blob);
/* Inflates the next piece. Lines of the piece before are gone. */
pc_blob_state pc_blob_fill(pc_blob *blob);
/* The next line of the piece, without its end; false: there is none. */
bool pc_blob_line(pc_span *line, pc_blob *blob);
/* Adds the amounts of lines, see below. */
typedef struct pc_totals pc_totals;
/* Writes the next piece to a descriptor: its lines, or the gzip data that they came in. Lines must
   be JSON objects, as far as their first and last bytes tell. `totals` may be NULL. */
pc_blob_state pc_blob_copy(pc_blob *blob, int fd, pc_blob_form form, pc_totals *totals);
const char *pc_blob_problem(pc_kind *kind, const pc_blob *blob);
typedef struct {
  uint64_t rows, received, inflated; /* lines; bytes that arrived; bytes of text */
} pc_blob_counts;
pc_blob_counts pc_blob_count(const pc_blob *blob);
/* The ETag of the answer, with its quotes; empty: it had no strong one. */
const char *pc_body_pipe_etag(const pc_body_pipe *pipe);

/* ---- tables ---- */

/* Rows of CSV for lines of JSON objects, in one pass: a row has cells for the columns that were
   seen so far. Names of columns match without letter case, numbers keep all digits, nested values
   become JSON. */
typedef struct pc_table pc_table;
typedef struct {
  uint64_t from; /* bytes of rows before */
  size_t columns;
} pc_table_width;
pc_table *pc_table_new(void);
void pc_table_free(pc_table *table);
size_t pc_table_columns(const pc_table *table);
pc_span pc_table_column(const pc_table *table, size_t at);
/* Where rows become wider, in order. */
const pc_table_width *pc_table_widths(size_t *count, const pc_table *table);
/* Writes the next piece of a blob to a descriptor, as rows. `totals` may be NULL. */
pc_blob_state pc_blob_tabulate(pc_blob *blob, int fd, pc_table *table, pc_totals *totals);

/* Joins files of such rows into one table: name all columns, write the header, then begin each part
   and step to its end. */
typedef struct pc_table_join pc_table_join;
pc_table_join *pc_table_join_new(int to); /* NULL: out of memory */
void pc_table_join_free(pc_table_join *join);
bool pc_table_join_column(pc_table_join *join, pc_span name);
/* Other columns of the files are left out. */
void pc_table_join_only(pc_table_join *join);
bool pc_table_join_header(pc_table_join *join);
/* False: out of memory, or a name that is none of the columns. */
bool pc_table_join_part(pc_table_join *join, int from, const pc_span *names, size_t name_count,
                        const pc_table_width *widths, size_t width_count);
/* Copies a piece. PC_BLOB_ENDED: that was the part. */
pc_blob_state pc_table_join_step(pc_table_join *join);
const char *pc_table_join_problem(const pc_table_join *join);

/* ---- lines ---- */

/* Scans one line of JSON that is an object, member by member. Values stay text, so numbers keep all
   digits. Pure: no memory, no state but where it stands. */
typedef enum {
  PC_CELL_NULL,
  PC_CELL_WORD,    /* a number, true or false, as written */
  PC_CELL_STRING,  /* what is between its quotes */
  PC_CELL_ESCAPED, /* the same, with escapes to decode */
  PC_CELL_NESTED   /* an array or object, as written */
} pc_cell_kind;

typedef struct {
  pc_cell_kind kind;
  bool has_comma; /* a string that holds one */
  pc_span text;
} pc_cell;

typedef struct {
  pc_span name; /* what is between its quotes */
  bool expected, escaped;
  pc_cell value;
} pc_json_member;

typedef struct {
  const char *at, *end;
  const char *problem; /* why the line is no object, or NULL */
  bool begun;
} pc_row_scan;

void pc_row_scan_begin(pc_row_scan *scan, pc_span line);
/* The next member. A name that equals `expected` is found without a search. False: there is none,
   or there is a problem. */
bool pc_row_scan_next(pc_json_member *out, pc_row_scan *scan, pc_span expected);
/* Decodes a string with escapes into at most as many bytes as it has. Returns their number. */
size_t pc_row_scan_decode(char *out, pc_span text);

/* ---- totals ---- */

/* Exact decimal sums of the amounts in lines of JSON objects, by currency. */
typedef enum { PC_FIELD_TOTAL, PC_FIELD_SUBTOTAL, PC_FIELD_TAX, PC_FIELD_CURRENCY } pc_total_field;
typedef enum {
  PC_SUM_TOTAL,
  PC_SUM_SUBTOTAL,
  PC_SUM_TAX,
  PC_SUM_CREDITS, /* of the totals below zero */
  PC_SUM_COUNT
} pc_sum;
enum { PC_SUM_TEXT_MAX = 40 };
typedef struct {
  pc_span currency; /* empty: the line names none */
  uint64_t rows;
  uint64_t unread; /* of them without a total, or with an amount that is no number */
} pc_currency_total;
pc_totals *pc_totals_new(void); /* NULL: out of memory */
void pc_totals_free(pc_totals *totals);
/* Another name of a member that holds the field; names match without letter case, and the first
   one that is there counts. False: there are too many, or it is too long. */
bool pc_totals_name(pc_totals *totals, pc_total_field field, pc_span name);
/* False: out of memory. */
bool pc_totals_add(pc_totals *totals, pc_span line);
size_t pc_totals_count(const pc_totals *totals);
pc_currency_total pc_totals_at(const pc_totals *totals, size_t at);
/* Writes the shortest exact text of a sum. Returns its length. */
size_t pc_totals_write(char out[PC_SUM_TEXT_MAX + 1], const pc_totals *totals, size_t at,
                       pc_sum which);
/* Adds two decimal numbers. 0: one of them is none, or the sum is too large. */
size_t pc_sum_texts(char out[PC_SUM_TEXT_MAX + 1], pc_span one, pc_span other);

/* The line last returned is refused: the blob is broken. */
void pc_blob_refuse(pc_blob *blob, pc_kind kind, const char *problem);

#endif
