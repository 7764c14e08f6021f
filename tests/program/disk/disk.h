/* A disk to be tried with: preloaded into ebb, it stands between the program and the files below EBB_HOME. It can record
 * what is done to them (trace.c), refuse it (fault.c), and be small (room.c); calls.c catches the calls.
 *
 * EBB_TRACE=FILE   records every change, every sync, and what is said on standard output, in order
 * EBB_FAULT=K:N:E  the Nth call of kind K fails with errno E; K:N+:E: that one and all after it
 * EBB_FAULT_IN=X   counts only calls whose path ends with X
 * EBB_CALLS=FILE   how many calls of each kind there were, a line "KIND NUMBER" each
 * EBB_LINKLESS=1   neither hard links nor renaming without replacing, as on exFAT and some shares
 * EBB_ROOM=BYTES   the files may grow by so much, in blocks of 4 KiB
 */
#ifndef DISK_H
#define DISK_H

#include <sys/types.h>

enum kind { WRITE, SYNC, TRUNCATE, OPEN, RENAME, LINK, UNLINK, READ, LOCK, KINDS };

/* fault.c: counts the call; whether it fails, with errno set. */
int fails(enum kind kind, const char *path);

/* Whether the file system knows no links; errno is that number then. */
int lacks_links(int number);

/* room.c: how much of a write there is room for; takes the room. */
size_t take_room(int fd, size_t size, off_t at);
/* The file will be that long: whether there is room for it. */
int may_be_resized(int fd, off_t size);
/* A name goes, and with the last one the file. */
void give_back_room(const char *path);

/* trace.c: each is told after it was done. A file is known by its inode, whatever it is called. */
void trace_created(int fd, const char *path);
void trace_written(int fd, const void *bytes, size_t size, off_t at);
void trace_resized(int fd, off_t size);
void trace_synced(int fd, const char *path);
void trace_name(const char *what, const char *from, const char *to);
void trace_said(const void *bytes, size_t size);

#endif
