#include "scanner.h"

#include <stdlib.h>
#include <string.h>

#include "wire.h"

static char peek(struct scanner *scanner) {
    while (scanner->at < scanner->end && (*scanner->at == ' ' || *scanner->at == '\n' || *scanner->at == '\t' || *scanner->at == '\r'))
        scanner->at++;
    if (scanner->at >= scanner->end) die("JSON ends too early");
    return *scanner->at;
}

void scan_open(struct scanner *scanner, char bracket) {
    if (peek(scanner) != bracket) die("JSON lacks a %c", bracket);
    scanner->at++;
}

bool scan_next(struct scanner *scanner, char bracket) {
    char next = peek(scanner);
    if (next == ',') {
        scanner->at++;
        return true;
    }
    if (next != bracket) return true;
    scanner->at++;
    return false;
}

static unsigned hexadecimal(const char *digits) {
    char text[5] = {digits[0], digits[1], digits[2], digits[3], 0};
    if (strspn(text, "0123456789abcdefABCDEF") != 4) die("JSON has an escape that is none: \\u%s", text);
    return (unsigned)strtoul(text, NULL, 16);
}

static char *put_utf8(char *to, unsigned code) {
    if (code < 0x80) {
        *to++ = (char)code;
    } else if (code < 0x800) {
        *to++ = (char)(0xc0 | code >> 6);
        *to++ = (char)(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        *to++ = (char)(0xe0 | code >> 12);
        *to++ = (char)(0x80 | (code >> 6 & 0x3f));
        *to++ = (char)(0x80 | (code & 0x3f));
    } else {
        *to++ = (char)(0xf0 | code >> 18);
        *to++ = (char)(0x80 | (code >> 12 & 0x3f));
        *to++ = (char)(0x80 | (code >> 6 & 0x3f));
        *to++ = (char)(0x80 | (code & 0x3f));
    }
    return to;
}

static struct value scan_string(struct scanner *scanner) {
    char *from = ++scanner->at, *to = from, *start = from;
    while (from < scanner->end && *from != '"') {
        if (*from != '\\') {
            *to++ = *from++;
            continue;
        }
        if (scanner->end - from < 2 || (from[1] == 'u' && scanner->end - from < 6)) die("JSON ends within an escape");
        char escaped = from[1];
        from += 2;
        if (escaped != 'u') {
            static const char meanings[] = "b\bf\fn\nr\rt\t\"\"\\\\//";
            size_t index = 0;
            while (index < sizeof meanings - 1 && meanings[index] != escaped) index += 2;
            if (index >= sizeof meanings - 1) die("JSON has an escape that is none: \\%c", escaped);
            *to++ = meanings[index + 1];
            continue;
        }
        unsigned code = hexadecimal(from);
        from += 4;
        if (code >> 10 == 0x36 && scanner->end - from > 6 && from[0] == '\\' && from[1] == 'u') {
            code = 0x10000 + ((code & 0x3ff) << 10) + (hexadecimal(from + 2) & 0x3ff);
            from += 6;
        }
        to = put_utf8(to, code);
    }
    if (from >= scanner->end) die("JSON ends within a string");
    scanner->at = from + 1;
    return (struct value){JSON_TEXT, start, (size_t)(to - start)};
}

bool scan_key(struct scanner *scanner, struct value *key) {
    if (!scan_next(scanner, '}')) return false;
    if (peek(scanner) != '"') die("JSON has a key that is no string");
    *key = scan_string(scanner);
    if (peek(scanner) != ':') die("JSON lacks a colon");
    scanner->at++;
    return true;
}

struct value scan_value(struct scanner *scanner) {
    char first = peek(scanner);
    if (first == '"') return scan_string(scanner);
    char *start = scanner->at;
    if (first == '{' || first == '[') {
        size_t depth = 0;
        do {
            char next = *scanner->at++;
            if (next == '"') {
                while (scanner->at < scanner->end && *scanner->at != '"') scanner->at += *scanner->at == '\\' ? 2 : 1;
                // A backslash at the end leads beyond it.
                if (scanner->at >= scanner->end) die("JSON ends within a string");
                scanner->at++;
            } else if (next == '{' || next == '[') {
                depth++;
            } else if (next == '}' || next == ']') {
                depth--;
            }
        } while (depth > 0 && scanner->at < scanner->end);
        if (depth > 0) die("JSON ends too early");
        return (struct value){JSON_OTHER, start, (size_t)(scanner->at - start)};
    }
    while (scanner->at < scanner->end && !strchr(",]} \r\n\t", *scanner->at)) scanner->at++;
    size_t length = (size_t)(scanner->at - start);
    if (length == 0) die("JSON lacks a value");
    bool is_number = first == '-' || (first >= '0' && first <= '9');
    return (struct value){is_number ? JSON_NUMBER : first == 'n' ? JSON_NULL : JSON_OTHER, start, length};
}
