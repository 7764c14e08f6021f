/* Calls that fail. */
#include "disk.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[KINDS] = {"write", "sync", "truncate", "open", "rename", "link", "unlink", "read", "lock"};
static int counts[KINDS];

static int ends_with(const char *text, const char *end) {
    const size_t size = strlen(text), wanted = strlen(end);
    return size >= wanted && strcmp(text + size - wanted, end) == 0;
}

/* "write:3:5" or "write:3+:5": kind, which of them, errno. */
static int error_for(enum kind kind, int number) {
    const char *fault = getenv("EBB_FAULT");
    const size_t size = strlen(names[kind]);
    if (!fault || strncmp(fault, names[kind], size) != 0 || fault[size] != ':') return 0;
    char *end;
    const long wanted = strtol(fault + size + 1, &end, 10);
    const int and_after = *end == '+';
    if (number < wanted || (number > wanted && !and_after)) return 0;
    return atoi(end + and_after + 1);
}

int fails(enum kind kind, const char *path) {
    const char *in = getenv("EBB_FAULT_IN");
    if (in && !ends_with(path, in)) return 0;
    const int error = error_for(kind, ++counts[kind]);
    if (error) errno = error;
    return error != 0;
}

int lacks_links(int number) {
    if (!getenv("EBB_LINKLESS")) return 0;
    errno = number;
    return 1;
}

__attribute__((destructor)) static void tell_counts(void) {
    const char *name = getenv("EBB_CALLS");
    FILE *file = name ? fopen(name, "w") : NULL;
    if (!file) return;
    for (int kind = 0; kind < KINDS; ++kind) fprintf(file, "%s %d\n", names[kind], counts[kind]);
    fclose(file);
}
