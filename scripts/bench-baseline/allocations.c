// Counts a program's allocations: with LD_PRELOAD, writes their number to the file that ALLOCATIONS names when it ends.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t),
    *__libc_memalign(size_t, size_t);

static _Atomic unsigned long count;

static void *counted(void *block)
{
    count++;
    return block;
}

void *malloc(size_t size) { return counted(__libc_malloc(size)); }
void *calloc(size_t number, size_t size) { return counted(__libc_calloc(number, size)); }
void *realloc(void *old, size_t size) { return counted(__libc_realloc(old, size)); }
void *memalign(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return counted(__libc_memalign(alignment, size)); }
int posix_memalign(void **result, size_t alignment, size_t size)
{
    *result = counted(__libc_memalign(alignment, size));
    return *result ? 0 : ENOMEM;
}

__attribute__((destructor)) static void report(void)
{
    const char *name = getenv("ALLOCATIONS");
    unsigned long counted = count;
    FILE *file = name ? fopen(name, "w") : NULL;
    if (file) {
        fprintf(file, "%lu\n", counted);
        fclose(file);
    }
}
