// Handles=db_*:db_*open*:db_*_free;nothing_*::nothing_*_free;db_row:db_nothing_*:db_row_free | OutParameters=*:out;db_*:*_out;*:missing | Spans=*:*:*_len;db_hash:data:size;db_*:none:no* | StringResults=db_*;strname;no_*;db_owned
#include <stddef.h>
typedef struct db_file db_file;
typedef struct db_row db_row;
typedef struct db_text { char *text; } db_text;
void db_text_free(db_text *text);
int db_open_all(const db_file **files, int count);
/** Opens a file.
 * @param out the file
 * @param path its path */
int db_file_open(db_file **out, const char *path);
db_file *db_file_open_memory(void);
void db_file_free(db_file *file);
void db_row_free(db_row *row);
/** The file of a row, which the row keeps. */
db_file *db_row_file(const db_row *row);
/** Counts.
 * @param out the count */
int db_count(db_file *file, int *out);
int db_buffer(db_file *file, char *out, const int *count_out, long *real_out);
/** Writes.
 * @param data the bytes
 * @param data_len their number */
int db_write(db_file *file, const void *data, size_t data_len, const char *name, size_t name_len);
void db_hash(const unsigned char *data, unsigned int size, unsigned int *out);
/** The version. */
const char *db_version(void);
const char *db_file_path(const db_file *file) __attribute__((returns_nonnull));
const char *db_find(const char *name);
char *db_copy(void);
char *strname(int code);
const unsigned char *db_owned(void);
