// Steps a prepared SELECT and adds up in memory: what a report over many rows costs at least, if it reads them.
//
//   cursor DATABASE QUERY-FILE     rows of the query: a key, then whole numbers; prints each key with the sums of its numbers
//
// SQLite only finds rows and takes their columns apart; groups are put together here.
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBERS = 8, KEY = 64 };

struct group {
    char key[KEY];
    int64_t sums[NUMBERS];
    int used;
};

static struct group *groups;
static size_t slots = 1 << 10, count;

static void fail(const char *what) {
    fprintf(stderr, "cursor: %s\n", what);
    exit(1);
}

static struct group *find(const char *key, size_t length) {
    uint64_t hash = 14695981039346656037u;
    for (size_t at = 0; at < length; at++) hash = (hash ^ (unsigned char)key[at]) * 1099511628211u;
    size_t slot = hash & (slots - 1);
    while (groups[slot].used && (strncmp(groups[slot].key, key, length) != 0 || groups[slot].key[length] != 0))
        slot = (slot + 1) & (slots - 1);
    return &groups[slot];
}

static void grow(void) {
    struct group *old = groups;
    size_t size = slots;
    slots *= 2;
    groups = calloc(slots, sizeof *groups);
    if (!groups) fail("no memory");
    for (size_t at = 0; at < size; at++)
        if (old[at].used) *find(old[at].key, strlen(old[at].key)) = old[at];
    free(old);
}

int main(int argc, char **argv) {
    if (argc != 3) fail("DATABASE QUERY-FILE");
    static char sql[4096];
    FILE *file = fopen(argv[2], "r");
    if (!file || fread(sql, 1, sizeof sql - 1, file) == 0) fail("the query can't be read");
    sqlite3 *database;
    sqlite3_stmt *statement;
    if (sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
        || sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(database));
    int numbers = sqlite3_column_count(statement) - 1, step;
    if (numbers < 1 || numbers > NUMBERS) fail("a key and one to eight numbers");
    groups = calloc(slots, sizeof *groups);
    if (!groups) fail("no memory");
    while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *key = (const char *)sqlite3_column_text(statement, 0);
        size_t length = key ? (size_t)sqlite3_column_bytes(statement, 0) : 0;
        if (length >= KEY) fail("a key is too long");
        struct group *group = find(key ? key : "", length);
        if (!group->used) {
            if (++count * 2 > slots) {
                grow();
                group = find(key ? key : "", length);
            }
            if (key) memcpy(group->key, key, length);
            group->used = 1;
        }
        for (int at = 0; at < numbers; at++) group->sums[at] += sqlite3_column_int64(statement, at + 1);
    }
    if (step != SQLITE_DONE) fail(sqlite3_errmsg(database));
    for (size_t at = 0; at < slots; at++) {
        if (!groups[at].used) continue;
        printf("%s", groups[at].key);
        for (int number = 0; number < numbers; number++) printf(",%lld", (long long)groups[at].sums[number]);
        putchar('\n');
    }
    sqlite3_finalize(statement);
    return sqlite3_close(database) == SQLITE_OK ? 0 : 1;
}
