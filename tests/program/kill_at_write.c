/* Preloaded into ebb: kills it at the Nth change of a file below EBB_HOME, before or after the change is made.
 *
 * EBB_KILL_AT=N       the change to die at, counted from 1; 0: none
 * EBB_KILL_WHEN=after die when the change has been made; else before
 * EBB_KILL_COUNT=FILE the number of changes so far, as text
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static int count;

static int is_below_home(const char *path) {
    const char *home = getenv("EBB_HOME");
    return home && strncmp(path, home, strlen(home)) == 0;
}

static int is_ours(int fd) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = '\0';
    return is_below_home(path);
}

static void *next(const char *name) {
    return dlsym(RTLD_NEXT, name);
}

static void note_count(void) {
    const char *name = getenv("EBB_KILL_COUNT");
    FILE *file = name ? fopen(name, "w") : NULL;
    if (!file) return;
    fprintf(file, "%d", count);
    fclose(file);
}

static void die_if(int after) {
    const char *at = getenv("EBB_KILL_AT");
    const char *when = getenv("EBB_KILL_WHEN");
    const int wants_after = when && strcmp(when, "after") == 0;
    if (at && count == atoi(at) && after == wants_after) kill(getpid(), SIGKILL);
}

static int enter(int ours) {
    if (!ours) return 0;
    ++count;
    note_count();
    die_if(0);
    return 1;
}

#define COUNTED(ours, type, call)     \
    const int counted = enter(ours);  \
    const type result = call;         \
    if (counted) die_if(1);           \
    return result

ssize_t write(int fd, const void *bytes, size_t size) {
    ssize_t (*real)(int, const void *, size_t) = next("write");
    COUNTED(is_ours(fd), ssize_t, real(fd, bytes, size));
}
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
    ssize_t (*real)(int, const void *, size_t, off_t) = next("pwrite");
    COUNTED(is_ours(fd), ssize_t, real(fd, bytes, size, at));
}
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
    ssize_t (*real)(int, const void *, size_t, off64_t) = next("pwrite64");
    COUNTED(is_ours(fd), ssize_t, real(fd, bytes, size, at));
}
ssize_t writev(int fd, const struct iovec *parts, int number) {
    ssize_t (*real)(int, const struct iovec *, int) = next("writev");
    COUNTED(is_ours(fd), ssize_t, real(fd, parts, number));
}
int ftruncate(int fd, off_t size) {
    int (*real)(int, off_t) = next("ftruncate");
    COUNTED(is_ours(fd), int, real(fd, size));
}
int ftruncate64(int fd, off64_t size) {
    int (*real)(int, off64_t) = next("ftruncate64");
    COUNTED(is_ours(fd), int, real(fd, size));
}
int fsync(int fd) {
    int (*real)(int) = next("fsync");
    COUNTED(is_ours(fd), int, real(fd));
}
int fdatasync(int fd) {
    int (*real)(int) = next("fdatasync");
    COUNTED(is_ours(fd), int, real(fd));
}
int rename(const char *from, const char *to) {
    int (*real)(const char *, const char *) = next("rename");
    COUNTED(is_below_home(to), int, real(from, to));
}
int link(const char *from, const char *to) {
    int (*real)(const char *, const char *) = next("link");
    COUNTED(is_below_home(to), int, real(from, to));
}
int unlink(const char *path) {
    int (*real)(const char *) = next("unlink");
    COUNTED(is_below_home(path), int, real(path));
}
