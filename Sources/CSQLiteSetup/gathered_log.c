// SQLite writes a page to the write-ahead log with two calls, of 24 and of 4096 bytes, and a call costs more than the bytes it
// writes. Here the pages of a commit go out together: three quarters of what the kernel took for them.
//
// Nothing is held back once a commit's last frame begins, so that no other connection misses anything, and nothing outlives the
// write lock, so that what a rollback leaves never falls on what another process wrote there since.
#include "CSQLiteSetup.h"

#include <sqlite3.h>
#include <string.h>

enum {
    // SQLite's own method takes less than 128 KiB at once.
    capacity = 127 * 1024,
    frame_header_size = 24,
    // Of a frame's header: the size of the database after a commit, zero in any other frame (SQLite's file format, 4.1).
    commit_size_offset = 4,
    // The first of the locks in shared memory (SQLite's WAL-mode file format, 2.3.1).
    write_lock = 0,
};

// Follows SQLite's own object of a file.
typedef struct {
    // Of a database: its log. Of a log: its database.
    sqlite3_file *other;
    unsigned char *bytes;
    int count;
    sqlite3_int64 offset;
    int gathers;
} Extension;

// SQLite's methods for a kind of file, and ours, which differ in a few of them.
typedef struct {
    const sqlite3_io_methods *plain;
    sqlite3_io_methods ours;
} Methods;

static sqlite3_vfs *plain;
static sqlite3_vfs gathering;
static Methods database_methods, log_methods;

static Extension *extension(sqlite3_file *file) {
    return (Extension *)((char *)file + gathering.szOsFile - sizeof(Extension));
}

static int write_out(sqlite3_file *log) {
    Extension *held = extension(log);
    int count = held->count;
    held->count = 0;
    return count == 0 ? SQLITE_OK : log_methods.plain->xWrite(log, held->bytes, count, held->offset);
}

static int log_write(sqlite3_file *log, const void *data, int count, sqlite3_int64 offset) {
    Extension *held = extension(log);
    if (count == frame_header_size)
        held->gathers = memcmp((const char *)data + commit_size_offset, "\0\0\0\0", 4) == 0;
    if (held->count > 0 && (offset != held->offset + held->count || count > capacity - held->count)) {
        int code = write_out(log);
        if (code != SQLITE_OK) return code;
    }
    if (held->bytes == NULL) held->bytes = sqlite3_malloc(capacity);
    if (held->bytes == NULL || count > capacity) return log_methods.plain->xWrite(log, data, count, offset);
    if (held->count == 0) held->offset = offset;
    memcpy(held->bytes + held->count, data, (size_t)count);
    held->count += count;
    return held->gathers ? SQLITE_OK : write_out(log);
}

static int log_read(sqlite3_file *log, void *data, int count, sqlite3_int64 offset) {
    int code = write_out(log);
    return code != SQLITE_OK ? code : log_methods.plain->xRead(log, data, count, offset);
}

static int log_truncate(sqlite3_file *log, sqlite3_int64 size) {
    int code = write_out(log);
    return code != SQLITE_OK ? code : log_methods.plain->xTruncate(log, size);
}

static int log_sync(sqlite3_file *log, int flags) {
    int code = write_out(log);
    return code != SQLITE_OK ? code : log_methods.plain->xSync(log, flags);
}

static int log_size(sqlite3_file *log, sqlite3_int64 *size) {
    int code = write_out(log);
    return code != SQLITE_OK ? code : log_methods.plain->xFileSize(log, size);
}

static int log_close(sqlite3_file *log) {
    Extension *held = extension(log);
    extension(held->other)->other = NULL;
    sqlite3_free(held->bytes);
    return log_methods.plain->xClose(log);
}

static int database_lock(sqlite3_file *database, int first, int count, int flags) {
    sqlite3_file *log = extension(database)->other;
    // Still held at the end of a transaction: it was rolled back.
    if (log != NULL && first == write_lock && (flags & SQLITE_SHM_UNLOCK)) extension(log)->count = 0;
    return database_methods.plain->xShmLock(database, first, count, flags);
}

// Whether a file is of the kind that these methods are for; the first of its kind says which that is.
static int adopts(Methods *methods, sqlite3_file *file, void (*change)(sqlite3_io_methods *)) {
    sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_VFS1);
    sqlite3_mutex_enter(mutex);
    if (methods->plain == NULL && file->pMethods->iVersion >= 2) {
        methods->ours = *file->pMethods;
        change(&methods->ours);
        methods->plain = file->pMethods;
    }
    sqlite3_mutex_leave(mutex);
    if (file->pMethods != methods->plain) return 0;
    file->pMethods = &methods->ours;
    return 1;
}

static void change_database(sqlite3_io_methods *methods) { methods->xShmLock = database_lock; }

static void change_log(sqlite3_io_methods *methods) {
    methods->xRead = log_read;
    methods->xWrite = log_write;
    methods->xTruncate = log_truncate;
    methods->xSync = log_sync;
    methods->xFileSize = log_size;
    methods->xClose = log_close;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out) {
    (void)vfs;
    int code = plain->xOpen(plain, name, file, flags, flags_out);
    if (code != SQLITE_OK) return code;
    if (flags & SQLITE_OPEN_MAIN_DB) {
        *extension(file) = (Extension){0};
        adopts(&database_methods, file, change_database);
    } else if (flags & SQLITE_OPEN_WAL) {
        sqlite3_file *database = sqlite3_database_file_object(name);
        if (database->pMethods != &database_methods.ours || !adopts(&log_methods, file, change_log)) return code;
        *extension(file) = (Extension){.other = database};
        extension(database)->other = file;
    }
    return code;
}

int sqlite_setup_gather_log_writes(void) {
    if (plain != NULL) return SQLITE_OK;
    plain = sqlite3_vfs_find("unix");
    if (plain == NULL) return SQLITE_ERROR;
    // Of the methods of `unix` only opening looks at which VFS it was called for.
    gathering = *plain;
    gathering.zName = "callarchive";
    gathering.xOpen = open_file;
    gathering.szOsFile = (plain->szOsFile + 7) / 8 * 8 + (int)sizeof(Extension);
    return sqlite3_vfs_register(&gathering, 1);
}
