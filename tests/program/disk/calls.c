/* The calls by which ebb, SQLite and the C++ library reach files, caught. */
#define _GNU_SOURCE
#include "disk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static void *next(const char *name) {
    return dlsym(RTLD_NEXT, name);
}

static int is_ours(const char *path) {
    const char *home = getenv("EBB_HOME");
    return home && strncmp(path, home, strlen(home)) == 0;
}

/* Of an open file; whether it is ours. */
static int find_path(int fd, char path[PATH_MAX]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t size = readlink(link, path, PATH_MAX - 1);
    path[size > 0 ? size : 0] = '\0';
    return is_ours(path);
}

static off_t end_of(int fd) {
    struct stat status;
    return fstat(fd, &status) == 0 ? status.st_size : 0;
}

/* Where a write goes that does not say so. */
static off_t place_of(int fd) {
    return fcntl(fd, F_GETFL) & O_APPEND ? end_of(fd) : lseek(fd, 0, SEEK_CUR);
}

/* Writing. `at` < 0: where the file stands. */

static ssize_t write_now(int fd, const void *bytes, size_t size, off_t at) {
    ssize_t (*plain)(int, const void *, size_t) = next("write");
    ssize_t (*placed)(int, const void *, size_t, off_t) = next("pwrite");
    return at < 0 ? plain(fd, bytes, size) : placed(fd, bytes, size, at);
}

static ssize_t write_ours(int fd, const char *path, const void *bytes, size_t size, off_t at) {
    if (fails(WRITE, path)) return -1;
    const off_t begin = at < 0 ? place_of(fd) : at;
    const size_t room = take_room(fd, size, begin);
    if (size > 0 && room == 0) return -1;
    const ssize_t done = write_now(fd, bytes, room, at);
    if (done > 0) trace_written(fd, bytes, (size_t)done, begin);
    return done;
}

static ssize_t caught_write(int fd, const void *bytes, size_t size, off_t at) {
    char path[PATH_MAX];
    if (find_path(fd, path)) return write_ours(fd, path, bytes, size, at);
    const ssize_t done = write_now(fd, bytes, size, at);
    if (fd == STDOUT_FILENO && done > 0) trace_said(bytes, (size_t)done);
    return done;
}

ssize_t write(int fd, const void *bytes, size_t size) {
    return caught_write(fd, bytes, size, -1);
}
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) {
    return caught_write(fd, bytes, size, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) {
    return caught_write(fd, bytes, size, at);
}
ssize_t writev(int fd, const struct iovec *parts, int number) {
    ssize_t done = 0;
    for (int i = 0; i < number; ++i) {
        const ssize_t size = caught_write(fd, parts[i].iov_base, parts[i].iov_len, -1);
        if (size < 0) return done > 0 ? done : -1;
        done += size;
        if ((size_t)size < parts[i].iov_len) break;
    }
    return done;
}
/* The C++ library copies files by this one. */
ssize_t sendfile(int to, int from, off_t *at, size_t size) {
    char block[65536];
    const size_t most = size < sizeof block ? size : sizeof block;
    const ssize_t got = at ? pread(from, block, most, *at) : read(from, block, most);
    const ssize_t done = got > 0 ? caught_write(to, block, (size_t)got, -1) : got;
    if (at && done > 0) *at += done;
    return done;
}

/* Reading */

ssize_t read(int fd, void *bytes, size_t size) {
    ssize_t (*real)(int, void *, size_t) = next("read");
    char path[PATH_MAX];
    return find_path(fd, path) && fails(READ, path) ? -1 : real(fd, bytes, size);
}
ssize_t pread(int fd, void *bytes, size_t size, off_t at) {
    ssize_t (*real)(int, void *, size_t, off_t) = next("pread");
    char path[PATH_MAX];
    return find_path(fd, path) && fails(READ, path) ? -1 : real(fd, bytes, size, at);
}
ssize_t pread64(int fd, void *bytes, size_t size, off64_t at) {
    return pread(fd, bytes, size, at);
}

/* Length and syncing */

int ftruncate(int fd, off_t size) {
    int (*real)(int, off_t) = next("ftruncate");
    char path[PATH_MAX];
    if (!find_path(fd, path)) return real(fd, size);
    if (fails(TRUNCATE, path) || !may_be_resized(fd, size)) return -1;
    const int result = real(fd, size);
    if (result == 0) trace_resized(fd, size);
    return result;
}
int ftruncate64(int fd, off64_t size) {
    return ftruncate(fd, size);
}

static int caught_sync(int fd, const char *name) {
    int (*real)(int) = next(name);
    char path[PATH_MAX];
    if (!find_path(fd, path)) return real(fd);
    if (fails(SYNC, path)) return -1;
    trace_synced(fd, path); /* the disk under the test need not be waited for */
    return 0;
}

int fsync(int fd) {
    return caught_sync(fd, "fsync");
}
int fdatasync(int fd) {
    return caught_sync(fd, "fdatasync");
}

/* Opening */

struct opening {
    const char *path;
    int ours;
    int was_there;
};

static struct opening before_opening(int folder, const char *path) {
    struct stat status;
    const struct opening opening = {path, folder == AT_FDCWD && is_ours(path), stat(path, &status) == 0};
    return opening;
}

static void after_opening(const struct opening *opening, int fd, int flags) {
    if (!opening->ours || fd < 0) return;
    if (!opening->was_there)
        trace_created(fd, opening->path);
    else if (flags & O_TRUNC)
        trace_resized(fd, 0);
}

int openat(int folder, const char *path, int flags, ...) {
    int (*real)(int, const char *, int, ...) = next("openat");
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    const struct opening opening = before_opening(folder, path);
    if (opening.ours && fails(OPEN, path)) return -1;
    const int fd = real(folder, path, flags, mode);
    after_opening(&opening, fd, flags);
    return fd;
}
int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openat(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openat(AT_FDCWD, path, flags, mode);
}
FILE *fopen64(const char *path, const char *mode) {
    FILE *(*real)(const char *, const char *) = next("fopen64");
    const struct opening opening = before_opening(AT_FDCWD, path);
    if (opening.ours && fails(OPEN, path)) return NULL;
    FILE *file = real(path, mode);
    if (file) after_opening(&opening, fileno(file), mode[0] == 'w' ? O_TRUNC : 0);
    return file;
}
int mkdir(const char *path, mode_t mode) {
    int (*real)(const char *, mode_t) = next("mkdir");
    const int result = real(path, mode);
    if (result == 0 && is_ours(path)) trace_name("mkdir", path, "");
    return result;
}

/* Names */

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
    int (*real)(int, const char *, int, const char *, unsigned) = next("renameat2");
    if (!is_ours(to)) return real(from_folder, from, to_folder, to, flags);
    if (fails(RENAME, to) || (flags && lacks_links(EINVAL))) return -1;
    if (!(flags & RENAME_NOREPLACE)) give_back_room(to);
    const int result = real(from_folder, from, to_folder, to, flags);
    if (result == 0) trace_name("rename", from, to);
    return result;
}
int rename(const char *from, const char *to) {
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0);
}
int link(const char *from, const char *to) {
    int (*real)(const char *, const char *) = next("link");
    if (!is_ours(to)) return real(from, to);
    if (fails(LINK, to) || lacks_links(EPERM)) return -1;
    const int result = real(from, to);
    if (result == 0) trace_name("link", from, to);
    return result;
}

static int caught_unlink(const char *path, const char *name) {
    int (*real)(const char *) = next(name);
    struct stat status;
    if (!is_ours(path) || lstat(path, &status) != 0) return real(path);
    if (fails(UNLINK, path)) return -1;
    give_back_room(path);
    const int result = real(path);
    if (result == 0) trace_name("unlink", path, "");
    return result;
}

int unlink(const char *path) {
    return caught_unlink(path, "unlink");
}
int remove(const char *path) {
    return caught_unlink(path, "remove");
}

/* Locks */

static int is_locking(int command) {
    return command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK || command == F_OFD_SETLKW;
}

int fcntl64(int fd, int command, ...) {
    int (*real)(int, int, ...) = next("fcntl64");
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    char path[PATH_MAX];
    if (is_locking(command) && find_path(fd, path) && fails(LOCK, path)) return -1;
    return real(fd, command, argument);
}
int fcntl(int fd, int command, ...) {
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    return fcntl64(fd, command, argument);
}
