/* A small disk: what is left of it when ebb begins is given, and each new block of 4 KiB takes from it. */
#define _GNU_SOURCE
#include "disk.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { BLOCK = 4096 };

static long taken; /* blocks */

static long blocks(off_t size) {
    return (size + BLOCK - 1) / BLOCK;
}

static off_t size_of(int fd) {
    struct stat status;
    return fstat(fd, &status) == 0 ? status.st_size : 0;
}

static long room_left(void) {
    const char *room = getenv("EBB_ROOM");
    return room ? atol(room) / BLOCK - taken : 1L << 40;
}

size_t take_room(int fd, size_t size, off_t at) {
    const long held = blocks(size_of(fd)), wanted = blocks(at + (off_t)size) - held;
    if (wanted <= 0) return size;
    const long left = room_left();
    if (wanted <= left) {
        taken += wanted;
        return size;
    }
    taken += left > 0 ? left : 0;
    const off_t end = (held + (left > 0 ? left : 0)) * BLOCK;
    if (end > at) return (size_t)(end - at);
    errno = ENOSPC;
    return 0;
}

int may_be_resized(int fd, off_t size) {
    const long more = blocks(size) - blocks(size_of(fd));
    if (more > room_left() && more > 0) {
        errno = ENOSPC;
        return 0;
    }
    taken += more;
    return 1;
}

void give_back_room(const char *path) {
    struct stat status;
    if (stat(path, &status) == 0 && status.st_nlink == 1) taken -= blocks(status.st_size);
}
