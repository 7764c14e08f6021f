// The number of a process that has ended.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

inline pid_t process_that_is_gone() {
    const pid_t gone = ::fork();
    if (gone == 0) ::_exit(0);
    ::waitpid(gone, nullptr, 0);
    return gone;
}
