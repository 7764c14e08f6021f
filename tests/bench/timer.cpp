// Runs programs and says how long each took. It reads one command a line, its parts separated by
// tabs: NAME=VALUE for the environment, then the program and its arguments. It answers with wall
// nanoseconds, the peak of resident memory in KiB, and the wait status. Small and by itself, since
// starting a program from a large process takes longer, and the large process would count in the
// peak.
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <iostream>
#include <spawn.h>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <vector>

namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (auto& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

bool is_assignment(const std::string& word) {
    return word.find('=') < word.find('/');
}

}  // namespace

int main() {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);

    for (std::string line; std::getline(std::cin, line);) {
        std::vector<std::string> variables, words;
        std::istringstream parts(line);
        for (std::string part; std::getline(parts, part, '\t');)
            (words.empty() && is_assignment(part) ? variables : words).push_back(part);
        auto environment = pointers(variables);
        auto arguments = pointers(words);

        const auto begin = std::chrono::steady_clock::now();
        pid_t child = 0;
        if (const int error = posix_spawn(&child, arguments[0], &files, nullptr, arguments.data(),
                                          environment.data())) {
            std::cerr << arguments[0] << ": " << std::strerror(error) << '\n';
            return 1;
        }
        int status = 0;
        rusage used{};
        while (wait4(child, &status, 0, &used) < 0 && errno == EINTR) {
        }
        const std::chrono::nanoseconds took = std::chrono::steady_clock::now() - begin;
        std::cout << took.count() << ' ' << used.ru_maxrss << ' ' << status << std::endl;
    }
}
