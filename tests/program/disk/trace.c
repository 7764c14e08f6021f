/* What was done, as power_loss reads it: a line of fields set apart by tabs, and the bytes of a write after it.
 *
 * WHAT <tab> INODE <tab> OFFSET or size <tab> how many bytes follow <tab> PATH <tab> second path
 */
#define _GNU_SOURCE
#include "disk.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int trace = -1;

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("EBB_TRACE");
    if (name) trace = (int)syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static unsigned long inode_of(int fd) {
    struct stat status;
    return fd >= 0 && fstat(fd, &status) == 0 ? status.st_ino : 0;
}

static void note(const char *what, unsigned long inode, off_t at, const void *bytes, size_t size, const char *path,
                 const char *second) {
    if (trace < 0) return;
    char line[2 * PATH_MAX + 100];
    const int length = snprintf(line, sizeof line, "%s\t%lu\t%lld\t%zu\t%s\t%s\n", what, inode, (long long)at, size,
                                path, second);
    const struct iovec parts[] = {{line, (size_t)length}, {(void *)bytes, size}};
    if (syscall(SYS_writev, trace, parts, 2) != length + (ssize_t)size) abort();
}

void trace_created(int fd, const char *path) {
    note("create", inode_of(fd), 0, "", 0, path, "");
}

void trace_written(int fd, const void *bytes, size_t size, off_t at) {
    note("write", inode_of(fd), at, bytes, size, "", "");
}

void trace_resized(int fd, off_t size) {
    note("resize", inode_of(fd), size, "", 0, "", "");
}

void trace_synced(int fd, const char *path) {
    struct stat status;
    const int is_folder = fstat(fd, &status) == 0 && S_ISDIR(status.st_mode);
    note(is_folder ? "sync folder" : "sync", inode_of(fd), 0, "", 0, path, "");
}

void trace_name(const char *what, const char *from, const char *to) {
    note(what, 0, 0, "", 0, from, to);
}

void trace_said(const void *bytes, size_t size) {
    note("said", 0, 0, bytes, size, "", "");
}
