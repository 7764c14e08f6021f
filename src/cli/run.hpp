// A run of ebb, from its arguments to its exit code.
#pragma once

namespace cli {

// Parses the arguments, runs one command, and turns errors into sentences and exit codes.
int run(int argc, char** argv);

}  // namespace cli
