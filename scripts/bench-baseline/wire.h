// One connection to the PBX: TCP or TLS, a little HTTP, and WebSocket frames as a server sends them.
#pragma once
#include <openssl/ssl.h>
#include <stdbool.h>
#include <stddef.h>

struct link {
    int fd;
    SSL_CTX *context;
    SSL *ssl; // NULL: plain TCP
    char host[256];
    char *buffer;
    size_t capacity, from, to;
};

// Ends the program with a sentence.
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

// `url` is http://host:port or https://host:port; the certificate is checked against `authority`.
void link_open(struct link *link, const char *url, const char *authority);
void link_close(struct link *link);

// Sends a request and returns its answer's body, good until the next use of the link.
char *link_request(struct link *link, const char *method, const char *target, const char *body, size_t *length);

void socket_open(struct link *link, const char *target);
void socket_send(struct link *link, const char *text);

// Waits for the next text frame; its payload is good until the next call.
char *socket_next(struct link *link, size_t *length);

// Whether a frame, or a part of one, is there without waiting.
bool socket_has_more(struct link *link);
