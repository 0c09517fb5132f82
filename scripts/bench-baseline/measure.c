// Runs a command, and writes what it cost: medians of wall time, CPU time and peak memory.
//
//   measure RUNS RESULT-FILE COMMAND ...     the file gets `wall_seconds cpu_seconds peak_kilobytes`
//   measure --sync FILE RATE                 prints the median and 99th percentile of 4 KiB appended and made durable, in ms;
//                                            RATE such writes a second, because a disk at rest answers later
//
// SIGTERM goes on to the command, so that a service can be stopped through its measurer.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile pid_t child;

static void forward(int signal) {
    if (child > 0) kill(child, signal);
}

static int fail(const char *what) {
    perror(what);
    return 1;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int ascending(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static int measure_sync(const char *path, int rate) {
    enum { WRITES = 100, SIZE = 4096 };
    static char page[SIZE];
    double times[WRITES];
    int file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0600);
    if (file < 0 || rate < 1) return 1;
    for (int write = 0; write < WRITES; write++) {
        usleep(1000000u / (unsigned)rate);
        double start = now();
        if (pwrite(file, page, SIZE, (off_t)write * SIZE) != SIZE || fdatasync(file) != 0) return 1;
        times[write] = (now() - start) * 1000;
    }
    qsort(times, WRITES, sizeof *times, ascending);
    printf("%.3f %.3f\n", times[WRITES / 2], times[WRITES * 99 / 100]);
    unlink(path);
    return 0;
}

int main(int argc, char **argv) {
    if (argc == 4 && strcmp(argv[1], "--sync") == 0) return measure_sync(argv[2], atoi(argv[3]));
    int runs = argc > 3 ? atoi(argv[1]) : 0;
    if (runs < 1) return 64;
    double *wall = calloc((size_t)runs, sizeof *wall), *cpu = calloc((size_t)runs, sizeof *cpu);
    if (!wall || !cpu) return fail("measure: no memory");
    long peak = 0;
    int status = 0;
    for (int run = 0; run < runs; run++) {
        double start = now();
        child = fork();
        if (child < 0) return fail("measure: cannot start the command");
        if (child == 0) {
            execvp(argv[3], argv + 3);
            _exit(127);
        }
        signal(SIGTERM, forward);
        struct rusage usage;
        while (wait4(child, &status, 0, &usage) < 0) {
            if (errno != EINTR) return fail("measure: lost the command");
        }
        child = 0;
        wall[run] = now() - start;
        cpu[run] = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
        if (usage.ru_maxrss > peak) peak = usage.ru_maxrss;
    }
    qsort(wall, (size_t)runs, sizeof *wall, ascending);
    qsort(cpu, (size_t)runs, sizeof *cpu, ascending);
    FILE *result = fopen(argv[2], "w");
    if (!result) return fail(argv[2]);
    fprintf(result, "%.4f %.4f %ld\n", wall[runs / 2], cpu[runs / 2], peak);
    fclose(result);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
