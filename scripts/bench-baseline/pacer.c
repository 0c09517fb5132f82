// Measures how long an event takes from the socket to a durable commit, from outside, with any client that stores its frames
// in a table `frame` in the order of their arrival.
//
//   pacer PBX-PORT RATE COUNT DATABASE
//
// It stands between the client and the simulated PBX, both without TLS. The PBX blasts COUNT events; the pacer keeps them and
// hands them on one by one, RATE a second, noting when each was written to the socket. Meanwhile it asks the file, every
// 0.1 ms, for the last frame that is committed: with synchronous=FULL a commit is visible to others only once it is durable.
// Everything else goes through at once. It prints the port that it listens on, and at the end a line with the median, 99th and
// 99.9th percentile and the maximum, in milliseconds.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { POLL_NANOSECONDS = 100000, PATIENCE_SECONDS = 30, LONGEST_RUN = 10000000 };

struct event {
    char *frame;
    size_t size;
    double sent;
};

struct observation {
    double time;
    long long last;
};

struct pair {
    int from, to;
};

static struct event *events;
static size_t expected;
static double rate;
static const char *path;
static int upstream_port;
static atomic_size_t kept;
static atomic_int subscriber = -1;
static atomic_bool is_over;
static pthread_mutex_t writing = PTHREAD_MUTEX_INITIALIZER;
static struct observation *observations;
static size_t observation_count, observation_limit;

static _Noreturn void die(const char *why) {
    fprintf(stderr, "pacer: %s\n", why);
    exit(1);
}

static void *allocate(size_t count, size_t size) {
    void *memory = calloc(count, size);
    if (!memory) die("no memory");
    return memory;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void wait_until(double time) {
    struct timespec target = {(time_t)time, (long)((time - (double)(time_t)time) * 1e9)};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &target, NULL) != 0) {}
}

static bool send_all(int to, const char *bytes, size_t size) {
    pthread_mutex_lock(&writing);
    while (size > 0) {
        ssize_t sent = send(to, bytes, size, MSG_NOSIGNAL);
        if (sent <= 0) break;
        bytes += sent;
        size -= (size_t)sent;
    }
    pthread_mutex_unlock(&writing);
    return size == 0;
}

static void *pump(void *argument) {
    struct pair pair = *(struct pair *)argument;
    free(argument);
    char buffer[65536];
    ssize_t got;
    while ((got = read(pair.from, buffer, sizeof buffer)) > 0 && send_all(pair.to, buffer, (size_t)got)) {}
    shutdown(pair.to, SHUT_WR);
    return NULL;
}

// The whole WebSocket frame at the start of some bytes; 0 when more is needed.
static size_t frame_size(const unsigned char *at, size_t size) {
    if (size < 4) return 0;
    size_t length = at[1] & 0x7f;
    if (length == 126) return 4 + ((size_t)at[2] << 8 | at[3]);
    if (length == 127) die("a frame of more than 64 KiB");
    return 2 + length;
}

static void take_frame(const char *frame, size_t size, int client) {
    size_t count = atomic_load(&kept);
    if (!memmem(frame, size, "\"type\":", 7)) {
        send_all(client, frame, size);
    } else if (count < expected) {
        events[count] = (struct event){memcpy(allocate(1, size), frame, size), size, 0};
        atomic_store(&kept, count + 1);
    }
}

// What the PBX sends: HTTP goes through; after a 101 the events stay here.
static void *serve(void *argument) {
    struct pair pair = *(struct pair *)argument;
    free(argument);
    size_t capacity = 1 << 20, held = 0;
    char *buffer = allocate(1, capacity);
    bool is_socket = false;
    ssize_t got;
    while ((got = read(pair.from, buffer + held, capacity - held)) > 0) {
        held += (size_t)got;
        size_t used = 0;
        if (!is_socket && held > 12 && memcmp(buffer, "HTTP/1.1 101", 12) == 0) {
            char *end = memmem(buffer, held, "\r\n\r\n", 4);
            if (!end) continue;
            used = (size_t)(end + 4 - buffer);
            send_all(pair.to, buffer, used);
            is_socket = true;
            atomic_store(&subscriber, pair.to);
        }
        while (is_socket) {
            size_t size = frame_size((unsigned char *)buffer + used, held - used);
            if (size == 0 || size > held - used) break;
            take_frame(buffer + used, size, pair.to);
            used += size;
        }
        if (!is_socket) {
            send_all(pair.to, buffer, held);
            used = held;
        }
        memmove(buffer, buffer + used, held - used);
        held -= used;
    }
    shutdown(pair.to, SHUT_WR);
    free(buffer);
    return NULL;
}

static struct sockaddr_in loopback(int port) {
    return (struct sockaddr_in){
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static void start(void *(*body)(void *), int from, int to) {
    struct pair *pair = allocate(1, sizeof *pair);
    *pair = (struct pair){from, to};
    pthread_t thread;
    if (pthread_create(&thread, NULL, body, pair) != 0) die("no more threads");
    pthread_detach(thread);
}

static void *listen_for_clients(void *argument) {
    int listener = *(int *)argument;
    while (true) {
        int client = accept(listener, NULL, NULL);
        if (client < 0) die("cannot accept connections");
        int server = socket(AF_INET, SOCK_STREAM, 0);
        struct sockaddr_in address = loopback(upstream_port);
        if (connect(server, (struct sockaddr *)&address, sizeof address) != 0) die("the PBX is not there");
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
        setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
        start(pump, client, server);
        start(serve, server, client);
    }
    return NULL;
}

static sqlite3 *open_file(void) {
    sqlite3 *file;
    if (sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) die("cannot open the file");
    sqlite3_busy_timeout(file, 1000);
    return file;
}

static long long ask(sqlite3_stmt *statement) {
    long long value = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_reset(statement);
    return value;
}

static void *watch(void *argument) {
    sqlite3 *file = argument;
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(file, "SELECT max(id) FROM frame", -1, &statement, NULL) != SQLITE_OK) die(sqlite3_errmsg(file));
    prctl(PR_SET_TIMERSLACK, 1);
    long long last = -1;
    while (!atomic_load(&is_over)) {
        long long seen = ask(statement);
        if (seen != last) {
            if (observation_count == observation_limit) die("the file changes more often than events come");
            observations[observation_count++] = (struct observation){now(), last = seen};
        }
        nanosleep(&(struct timespec){0, POLL_NANOSECONDS}, NULL);
    }
    sqlite3_finalize(statement);
    return NULL;
}

static int ascending(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

// The events' rows in the order of arrival, each with the first look at the file that showed it.
static void report(sqlite3 *file) {
    sqlite3_stmt *rows;
    double *latencies = allocate(expected, sizeof *latencies);
    if (sqlite3_prepare_v2(file, "SELECT id FROM frame WHERE type IS NOT NULL ORDER BY id", -1, &rows, NULL) != SQLITE_OK)
        die(sqlite3_errmsg(file));
    size_t look = 0, count = 0;
    for (; count < expected && sqlite3_step(rows) == SQLITE_ROW; count++) {
        while (look < observation_count && observations[look].last < sqlite3_column_int64(rows, 0)) look++;
        if (look == observation_count) die("a frame that was never seen");
        latencies[count] = (observations[look].time - events[count].sent) * 1000;
    }
    sqlite3_finalize(rows);
    if (count == 0) die("no event was stored");
    qsort(latencies, count, sizeof *latencies, ascending);
    printf("%.3f %.3f %.3f %.3f\n", latencies[count / 2], latencies[count * 99 / 100], latencies[count * 999 / 1000],
           latencies[count - 1]);
    free(latencies);
}

int main(int argc, char **argv) {
    if (argc != 5) die("usage: pacer PBX-PORT RATE COUNT DATABASE");
    upstream_port = atoi(argv[1]);
    rate = atof(argv[2]);
    long count_asked = atol(argv[3]);
    if (rate <= 0 || count_asked < 1 || count_asked > LONGEST_RUN) die("RATE and COUNT must be more than 0, COUNT at most 10000000");
    expected = (size_t)count_asked;
    path = argv[4];
    events = allocate(expected, sizeof *events);
    observation_limit = expected * 4 + 100000;
    observations = allocate(observation_limit, sizeof *observations);
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = loopback(0);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(listener, 16) != 0
        || getsockname(listener, (struct sockaddr *)&address, &(socklen_t){sizeof address}) != 0)
        die("cannot listen");
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    pthread_t thread;
    if (pthread_create(&thread, NULL, listen_for_clients, &listener) != 0) die("no more threads");
    double deadline = now() + PATIENCE_SECONDS;
    while (atomic_load(&kept) < expected) {
        if (now() > deadline) die("the events did not come");
        usleep(10000);
    }
    sleep(1); // the client's own start is over
    sqlite3 *file = open_file();
    pthread_t watcher;
    if (pthread_create(&watcher, NULL, watch, file) != 0) die("no more threads");
    double began = now() + 0.1;
    for (size_t index = 0; index < expected; index++) {
        wait_until(began + (double)index / rate);
        events[index].sent = now();
        if (!send_all(atomic_load(&subscriber), events[index].frame, events[index].size)) die("the client hung up");
    }
    sqlite3 *counting = open_file();
    sqlite3_stmt *count;
    if (sqlite3_prepare_v2(counting, "SELECT count(*) FROM frame WHERE type IS NOT NULL", -1, &count, NULL) != SQLITE_OK)
        die(sqlite3_errmsg(counting));
    deadline = now() + PATIENCE_SECONDS;
    while (ask(count) < (long long)expected) {
        if (now() > deadline) die("events were not stored");
        usleep(50000);
    }
    sqlite3_finalize(count);
    usleep(10000);
    atomic_store(&is_over, true);
    pthread_join(watcher, NULL);
    report(counting);
    sqlite3_close(counting);
    sqlite3_close(file);
    return 0;
}
