#include "wire.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void die(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("bench client: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    exit(1);
}

void link_open(struct link *link, const char *url, const char *authority) {
    char scheme[8], port[8];
    if (sscanf(url, "%7[a-z]://%255[^:]:%7[0-9]", scheme, link->host, port) != 3) die("%s is no URL with a port", url);
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *address;
    if (getaddrinfo(link->host, port, &hints, &address) != 0) die("there is no host %s", link->host);
    link->fd = socket(address->ai_family, SOCK_STREAM, 0);
    if (connect(link->fd, address->ai_addr, address->ai_addrlen) != 0) die("cannot connect to %s", url);
    freeaddrinfo(address);
    setsockopt(link->fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    link->capacity = 256 << 10;
    link->buffer = malloc(link->capacity + 1);
    link->from = link->to = 0;
    link->ssl = NULL;
    link->context = NULL;
    if (strcmp(scheme, "https") != 0) return;
    link->context = SSL_CTX_new(TLS_client_method());
    if (SSL_CTX_load_verify_locations(link->context, authority, NULL) != 1) die("cannot read %s", authority);
    SSL_CTX_set_verify(link->context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_read_ahead(link->context, 1);
    link->ssl = SSL_new(link->context);
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(link->ssl), link->host);
    SSL_set_fd(link->ssl, link->fd);
    if (SSL_connect(link->ssl) != 1) die("TLS with %s: %s", url, ERR_error_string(ERR_get_error(), NULL));
}

void link_close(struct link *link) {
    if (link->ssl) SSL_shutdown(link->ssl);
    SSL_free(link->ssl);
    SSL_CTX_free(link->context);
    close(link->fd);
    free(link->buffer);
}

static void send_all(struct link *link, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t sent = link->ssl ? SSL_write(link->ssl, bytes, (int)length) : write(link->fd, bytes, length);
        if (sent <= 0) die("the connection broke while sending");
        bytes += sent;
        length -= (size_t)sent;
    }
}

// Makes at least `wanted` bytes stand in the buffer from `from` on.
static void need(struct link *link, size_t wanted) {
    if (link->to - link->from >= wanted) return;
    if (link->from + wanted > link->capacity || link->from > link->capacity / 2) {
        memmove(link->buffer, link->buffer + link->from, link->to - link->from);
        link->to -= link->from;
        link->from = 0;
        if (wanted > link->capacity) {
            link->capacity = wanted * 2;
            link->buffer = realloc(link->buffer, link->capacity + 1);
        }
    }
    while (link->to - link->from < wanted) {
        char *end = link->buffer + link->to;
        size_t room = link->capacity - link->to;
        ssize_t got = link->ssl ? SSL_read(link->ssl, end, (int)room) : read(link->fd, end, room);
        if (got <= 0) die("the PBX closed the connection");
        link->to += (size_t)got;
    }
}

// The length of a head, with its empty line.
static size_t need_head(struct link *link) {
    size_t length = 1;
    while (true) {
        need(link, length);
        length = link->to - link->from;
        char *end = memmem(link->buffer + link->from, length, "\r\n\r\n", 4);
        if (end) return (size_t)(end + 4 - (link->buffer + link->from));
        length += 1;
    }
}

char *link_request(struct link *link, const char *method, const char *target, const char *body, size_t *length) {
    char request[4096];
    int size = snprintf(
        request, sizeof request,
        "%s %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: OpenAPI\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
        method, target, link->host, strlen(body), body);
    send_all(link, request, (size_t)size);
    size_t head = need_head(link);
    char *start = link->buffer + link->from;
    start[head - 1] = 0; // the last byte of the empty line, which nobody needs any more
    char *field = strcasestr(start, "\ncontent-length:");
    if (!field) die("an answer without its length");
    *length = strtoul(field + 16, NULL, 10);
    need(link, head + *length);
    char *answer = link->buffer + link->from + head;
    link->from += head + *length;
    return answer;
}

void socket_open(struct link *link, const char *target) {
    char request[1024];
    int size = snprintf(
        request, sizeof request,
        "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: OpenAPI\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
        target, link->host);
    send_all(link, request, (size_t)size);
    size_t head = need_head(link);
    if (memcmp(link->buffer + link->from, "HTTP/1.1 101", 12) != 0) die("the PBX refuses the event socket");
    link->from += head;
}

static void send_frame(struct link *link, int opcode, const char *bytes, size_t length) {
    unsigned char frame[4 + 4 + 1024];
    if (length > 1024) die("a frame that is too long to send");
    size_t head = length < 126 ? 2 : 4;
    frame[0] = (unsigned char)(0x80 | opcode);
    frame[1] = (unsigned char)(0x80 | (length < 126 ? length : 126));
    frame[2] = (unsigned char)(length >> 8);
    frame[3] = (unsigned char)length;
    memset(frame + head, 0, 4); // a mask of zeros changes nothing
    memcpy(frame + head + 4, bytes, length);
    send_all(link, (char *)frame, head + 4 + length);
}

void socket_send(struct link *link, const char *text) { send_frame(link, 1, text, strlen(text)); }

char *socket_next(struct link *link, size_t *length) {
    while (true) {
        need(link, 2);
        unsigned char *at = (unsigned char *)link->buffer + link->from;
        int opcode = at[0] & 0x0f;
        bool is_whole = at[0] & 0x80;
        uint64_t size = at[1] & 0x7f;
        size_t head = size == 127 ? 10 : size == 126 ? 4 : 2;
        need(link, head);
        at = (unsigned char *)link->buffer + link->from;
        if (head > 2) {
            size = 0;
            for (size_t byte = 2; byte < head; byte++) size = size << 8 | at[byte];
        }
        if (size > 16 << 20) die("a frame of %llu bytes", (unsigned long long)size);
        need(link, head + size);
        char *payload = link->buffer + link->from + head;
        link->from += head + size;
        if (opcode == 9) send_frame(link, 10, payload, size);
        if (opcode == 8) die("the PBX closed the event socket");
        if (opcode > 7) continue;
        if (!is_whole) die("a fragmented frame");
        *length = size;
        return payload;
    }
}

bool socket_has_more(struct link *link) {
    if (link->to > link->from || (link->ssl && SSL_has_pending(link->ssl))) return true;
    return poll(&(struct pollfd){.fd = link->fd, .events = POLLIN}, 1, 0) > 0;
}
