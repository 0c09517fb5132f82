// The SQLite file of the baseline client.
#pragma once
#include <stddef.h>

#include "scanner.h"

void store_open(const char *path, const char *schema);
void store_begin(void);
void store_commit(void);
void store_close(void);

// Stores one event of the socket, verbatim and by its fields. `bytes` stays as it is.
void store_event(char *bytes, size_t length, long long sequence);

// Stores one row of the history. `bytes` stays as it is.
void store_row(char *bytes, size_t length, long long sequence);
