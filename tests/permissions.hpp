// Trying an act as somebody whom permissions bind, as they do not bind root.
#pragma once

#include <linux/capability.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Gives up what lets this process pass over permissions. Everybody may do that.
inline void be_bound_by_permissions() {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3]{};
    ::syscall(SYS_capget, &header, data);
    constexpr auto passing = 1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH;
    data[0].effective &= ~passing;
    data[0].permitted &= ~passing;
    ::syscall(SYS_capset, &header, data);
}

// Whether `act` comes true there. In a process of its own, since nothing gives the right back.
template <typename Act>
bool true_where_permissions_bind(Act act) {
    const pid_t child = ::fork();
    if (child == 0) {
        be_bound_by_permissions();
        try {
            ::_exit(act() ? 0 : 1);
        } catch (...) {
            ::_exit(2);
        }
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return status == 0;
}
