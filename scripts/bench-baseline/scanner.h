// Reads well-formed JSON in one pass and unescapes strings in place. It is no validator: what it can't read ends the program, and
// of what is not quite JSON, such as a missing comma, it makes something. It never reads beyond the end.
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct scanner {
    char *at, *end;
};

struct value {
    enum { JSON_NULL, JSON_TEXT, JSON_NUMBER, JSON_OTHER } kind;
    char *text;
    size_t length;
};

// Steps into an object or array.
void scan_open(struct scanner *scanner, char bracket);

// Steps to the next element; false, and past the bracket, at the end.
bool scan_next(struct scanner *scanner, char bracket);

// The next key of an object, up to its colon; false at the end.
bool scan_key(struct scanner *scanner, struct value *key);

// The value that stands here; an object or array as it is written.
struct value scan_value(struct scanner *scanner);

static inline bool value_is(const struct value *value, const char *text, size_t length) {
    return value->length == length && __builtin_memcmp(value->text, text, length) == 0;
}
#define IS(value, literal) value_is(&(value), literal, sizeof(literal) - 1)
