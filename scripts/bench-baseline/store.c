#include "store.h"

#include <openssl/evp.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "wire.h"

enum { DIGEST = 32 };

static sqlite3 *file;
static sqlite3_stmt *begin, *commit, *insert_frame, *insert_cdr, *insert_member;
static EVP_MD *sha;
static EVP_MD_CTX *hash;
static char *scratch;
static size_t scratch_size;

static void check(int code) {
    if (code != SQLITE_OK && code != SQLITE_DONE) die("SQLite: %s", sqlite3_errmsg(file));
}

static sqlite3_stmt *prepare(const char *sql) {
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v3(file, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
    return statement;
}

static void run(sqlite3_stmt *statement) {
    check(sqlite3_step(statement));
    sqlite3_reset(statement);
}

void store_open(const char *path, const char *schema) {
    check(sqlite3_open(path, &file));
    FILE *source = fopen(schema, "r");
    if (!source) die("cannot read %s", schema);
    char text[8192];
    text[fread(text, 1, sizeof text - 1, source)] = 0;
    fclose(source);
    check(sqlite3_exec(file, text, NULL, NULL, NULL));
    begin = prepare("BEGIN IMMEDIATE");
    commit = prepare("COMMIT");
    insert_frame = prepare(
        "INSERT INTO frame (pbx, origin, connection, sequence, received_ms, type, call_id, status, digest, body)"
        " VALUES (1, ?1, 1, ?2, ?3, ?4, ?5, 0, ?6, ?7)");
    insert_cdr = prepare(
        "INSERT OR IGNORE INTO cdr (call, identity, frame, origin, uid, history_id, start_seconds, start_text, caller,"
        " caller_name, callee, callee_name, callee_text, direction, disposition, duration_seconds, talk_seconds,"
        " ring_seconds, queue_wait_seconds, src_trunk, dst_trunk, did, did_name, dod, pin_code, recording, call_note_id)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,"
        " ?23, ?24, ?25, ?26, ?27)");
    insert_member = prepare(
        "INSERT INTO member_state (call, frame, report, kind, number, dialed, channel_id, trunk, status, path)"
        " VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    sha = EVP_MD_fetch(NULL, "SHA256", NULL);
    hash = EVP_MD_CTX_new();
}

void store_begin(void) { run(begin); }
void store_commit(void) { run(commit); }

void store_close(void) {
    sqlite3_stmt *statements[] = {begin, commit, insert_frame, insert_cdr, insert_member};
    for (size_t index = 0; index < 5; index++) sqlite3_finalize(statements[index]);
    check(sqlite3_close(file));
    EVP_MD_CTX_free(hash);
    EVP_MD_free(sha);
    free(scratch);
}

static void digest(const char *bytes, size_t length, unsigned char result[DIGEST]) {
    EVP_DigestInit_ex(hash, sha, NULL);
    EVP_DigestUpdate(hash, bytes, length);
    EVP_DigestFinal_ex(hash, result, NULL);
}

// Unknown is NULL, never an empty text.
static void bind(sqlite3_stmt *statement, int parameter, const struct value *value) {
    if (value->kind == JSON_NUMBER) {
        check(sqlite3_bind_int64(statement, parameter, strtoll(value->text, NULL, 10)));
    } else if (value->kind == JSON_TEXT && value->length > 0) {
        check(sqlite3_bind_text(statement, parameter, value->text, (int)value->length, SQLITE_STATIC));
    } else {
        check(sqlite3_bind_null(statement, parameter));
    }
}

// Scanning writes into the bytes: it gets a copy, with an end that number readers stop at.
static struct scanner copy(const char *bytes, size_t length) {
    if (length + 1 > scratch_size) {
        scratch_size = (length + 1) * 2;
        scratch = realloc(scratch, scratch_size);
    }
    memcpy(scratch, bytes, length);
    scratch[length] = 0;
    return (struct scanner){scratch, scratch + length};
}

static long long insert_verbatim(
    int origin, long long sequence, const struct value *type, const struct value *call, const char *bytes, size_t length
) {
    unsigned char identity[DIGEST];
    digest(bytes, length, identity);
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    sqlite3_bind_int(insert_frame, 1, origin);
    sqlite3_bind_int64(insert_frame, 2, sequence);
    sqlite3_bind_int64(insert_frame, 3, now.tv_sec * 1000 + now.tv_nsec / 1000000);
    bind(insert_frame, 4, type);
    bind(insert_frame, 5, call);
    sqlite3_bind_blob(insert_frame, 6, identity, DIGEST, SQLITE_STATIC);
    sqlite3_bind_text(insert_frame, 7, bytes, (int)length, SQLITE_STATIC);
    run(insert_frame);
    return sqlite3_last_insert_rowid(file);
}

// The keys of an event's CDR and of a history row, and the parameters that their values become.
static const struct {
    const char *key;
    int parameter;
} cdr_fields[] = {
    {"call_id", 1}, {"uid", 5}, {"new_id", 6}, {"id", 6}, {"timestamp", 7}, {"time_start", 8}, {"time", 8},
    {"call_from", 9}, {"call_from_number", 9}, {"call_from_name", 10}, {"call_to", 13}, {"call_to_number", 11},
    {"call_to_name", 12}, {"type", 14}, {"call_type", 14}, {"status", 15}, {"disposition", 15}, {"call_duration", 16},
    {"duration", 16}, {"talk_duration", 17}, {"ring_duration", 18}, {"agent_ring_time", 19}, {"src_trunk_name", 20},
    {"src_trunk", 20}, {"dst_trunk_name", 21}, {"dst_trunk", 21}, {"did_number", 22}, {"did_name", 23}, {"dod_number", 24},
    {"pin_code", 25}, {"recording", 26}, {"record_file", 26}, {"call_note_id", 27},
};
enum { CDR_FIELDS = sizeof cdr_fields / sizeof *cdr_fields };

static struct value bind_cdr(struct scanner *scanner) {
    static size_t lengths[CDR_FIELDS];
    for (size_t field = 0; lengths[CDR_FIELDS - 1] == 0 && field < CDR_FIELDS; field++)
        lengths[field] = strlen(cdr_fields[field].key);
    sqlite3_clear_bindings(insert_cdr);
    struct value key, call = {JSON_NULL, NULL, 0};
    scan_open(scanner, '{');
    while (scan_key(scanner, &key)) {
        struct value value = scan_value(scanner);
        for (size_t field = 0; field < CDR_FIELDS; field++) {
            if (!value_is(&key, cdr_fields[field].key, lengths[field])) continue;
            bind(insert_cdr, cdr_fields[field].parameter, &value);
            if (field == 0) call = value;
            break;
        }
    }
    return call;
}

static void insert_bound_cdr(int origin, long long frame, const unsigned char identity[DIGEST]) {
    sqlite3_bind_blob(insert_cdr, 2, identity, DIGEST, SQLITE_STATIC);
    sqlite3_bind_int64(insert_cdr, 3, frame);
    sqlite3_bind_int(insert_cdr, 4, origin);
    run(insert_cdr);
}

static void store_member(struct scanner *scanner, const struct value *call, long long frame) {
    struct value kind, key;
    scan_open(scanner, '{');
    while (scan_key(scanner, &kind)) {
        sqlite3_clear_bindings(insert_member);
        bind(insert_member, 1, call);
        sqlite3_bind_int64(insert_member, 2, frame);
        bind(insert_member, 3, &kind);
        scan_open(scanner, '{');
        while (scan_key(scanner, &key)) {
            struct value value = scan_value(scanner);
            int parameter = IS(key, "number") || IS(key, "from") ? 4
                : IS(key, "to")                                  ? 5
                : IS(key, "channel_id")                          ? 6
                : IS(key, "trunk_name")                          ? 7
                : IS(key, "member_status")                       ? 8
                : IS(key, "call_path")                           ? 9
                                                                 : 0;
            if (parameter) bind(insert_member, parameter, &value);
        }
        run(insert_member);
    }
}

void store_event(char *bytes, size_t length, long long sequence) {
    struct scanner scanner = copy(bytes, length);
    struct value key, type = {0}, message = {0}, call = {0};
    scan_open(&scanner, '{');
    while (scan_key(&scanner, &key)) {
        struct value value = scan_value(&scanner);
        if (IS(key, "type")) type = value;
        if (IS(key, "msg")) message = value;
    }
    unsigned char identity[DIGEST];
    struct scanner inner = {message.text, message.text + message.length};
    if (IS(type, "30012")) {
        digest(message.text, message.length, identity);
        call = bind_cdr(&inner);
        insert_bound_cdr(0, insert_verbatim(0, sequence, &type, &call, bytes, length), identity);
        return;
    }
    scan_open(&inner, '{');
    long long frame = 0;
    while (scan_key(&inner, &key)) {
        if (!IS(key, "members")) {
            struct value value = scan_value(&inner);
            if (IS(key, "call_id")) call = value;
            continue;
        }
        frame = insert_verbatim(0, sequence, &type, &call, bytes, length);
        scan_open(&inner, '[');
        while (scan_next(&inner, ']')) store_member(&inner, &call, frame);
    }
    if (frame == 0) insert_verbatim(0, sequence, &type, &call, bytes, length);
}

void store_row(char *bytes, size_t length, long long sequence) {
    struct scanner scanner = copy(bytes, length);
    struct value call = bind_cdr(&scanner), none = {JSON_NULL, NULL, 0};
    unsigned char identity[DIGEST];
    digest(bytes, length, identity);
    insert_bound_cdr(1, insert_verbatim(1, sequence, &none, &call, bytes, length), identity);
}
