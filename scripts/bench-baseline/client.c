// The least that a client can do: it logs in, subscribes, and stores each frame, CDR and member state as durably and in the
// same groups as the archiver, but derives nothing. It is what the archiver is measured against.
//
//   client events|history URL CLIENT-ID SECRET-FILE CA-FILE DATABASE SCHEMA COUNT
//
// It ends after COUNT events, or when it has the whole history.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store.h"
#include "wire.h"

enum { GROUP = 500, PAGE = 1000, HEARTBEAT_SECONDS = 25 };

static const char *url, *client, *secret_file, *authority;

static void log_in(char token[256]) {
    char secret[256] = "", body[1024];
    FILE *source = fopen(secret_file, "r");
    if (!source || !fgets(secret, sizeof secret, source)) die("cannot read %s", secret_file);
    fclose(source);
    secret[strcspn(secret, "\r\n")] = 0;
    snprintf(body, sizeof body, "{\"username\":\"%s\",\"password\":\"%s\"}", client, secret);
    struct link link;
    size_t length;
    link_open(&link, url, authority);
    char *answer = link_request(&link, "POST", "/openapi/v1.0/get_token", body, &length);
    char *found = memmem(answer, length, "\"access_token\":\"", 16);
    if (!found || sscanf(found + 16, "%255[^\"]", token) != 1) die("the PBX refuses the login");
    link_close(&link);
}

static void store_events(const char *token, long long count) {
    char target[512];
    struct link link;
    snprintf(target, sizeof target, "/openapi/v1.0/subscribe?access_token=%s", token);
    link_open(&link, url, authority);
    socket_open(&link, target);
    socket_send(&link, "{\"topic_list\":[30011,30012]}");
    time_t heartbeat = time(NULL);
    long long stored = 0;
    int group = 0;
    while (stored < count) {
        if (time(NULL) - heartbeat >= HEARTBEAT_SECONDS) {
            socket_send(&link, "heartbeat");
            heartbeat = time(NULL);
        }
        size_t length;
        char *frame = socket_next(&link, &length);
        if (memmem(frame, length < 64 ? length : 64, "\"type\":", 7)) {
            if (group++ == 0) store_begin();
            store_event(frame, length, ++stored);
        }
        if (group == GROUP || stored == count || (group > 0 && !socket_has_more(&link))) {
            store_commit();
            group = 0;
        }
    }
    link_close(&link);
}

static void store_history(const char *token) {
    struct link link;
    link_open(&link, url, authority);
    long long stored = 0;
    for (int page = 1;; page++) {
        char target[512];
        size_t length;
        snprintf(
            target, sizeof target,
            "/openapi/v1.0/cdr/list?access_token=%s&page=%d&page_size=%d&sort_by=time&order_by=asc", token, page, PAGE);
        char *answer = link_request(&link, "GET", target, "", &length);
        struct scanner scanner = {answer, answer + length};
        struct value key;
        int rows = 0;
        scan_open(&scanner, '{');
        while (scan_key(&scanner, &key)) {
            if (!IS(key, "data")) {
                scan_value(&scanner);
                continue;
            }
            scan_open(&scanner, '[');
            while (scan_next(&scanner, ']')) {
                struct value row = scan_value(&scanner);
                if (rows++ % GROUP == 0) store_begin();
                store_row(row.text, row.length, ++stored);
                if (rows % GROUP == 0) store_commit();
            }
            if (rows % GROUP != 0) store_commit();
        }
        if (rows < PAGE) break;
    }
    link_close(&link);
}

int main(int argc, char **argv) {
    if (argc != 9) die("usage: client events|history URL CLIENT-ID SECRET-FILE CA-FILE DATABASE SCHEMA COUNT");
    url = argv[2];
    client = argv[3];
    secret_file = argv[4];
    authority = argv[5];
    char token[256];
    log_in(token);
    store_open(argv[6], argv[7]);
    if (strcmp(argv[1], "history") == 0) {
        store_history(token);
    } else {
        store_events(token, atoll(argv[8]));
    }
    store_close();
    return 0;
}
