# Installed packages first; FetchContent, pinned, only where one is missing.
# SYSTEM stands right after the name: CMake 3.25.1 takes it for a URL otherwise.
include(FetchContent)

find_package(SQLite3 3.37 REQUIRED)  # 3.37: STRICT tables; upstream has no CMake project to fetch

FetchContent_Declare(fmt SYSTEM GIT_REPOSITORY https://github.com/fmtlib/fmt GIT_TAG 9.1.0
  FIND_PACKAGE_ARGS 9)
FetchContent_Declare(CLI11 SYSTEM GIT_REPOSITORY https://github.com/CLIUtils/CLI11 GIT_TAG v2.3.2
  FIND_PACKAGE_ARGS 2.1)
FetchContent_Declare(tomlplusplus SYSTEM GIT_REPOSITORY https://github.com/marzer/tomlplusplus GIT_TAG v3.3.0
  FIND_PACKAGE_ARGS 3.3)
FetchContent_Declare(nlohmann_json SYSTEM GIT_REPOSITORY https://github.com/nlohmann/json GIT_TAG v3.11.2
  FIND_PACKAGE_ARGS 3.11)
FetchContent_MakeAvailable(fmt CLI11 tomlplusplus nlohmann_json)

# Compiled once for all, but where the program is to stand alone: Debian's shared fmt brings a second libstdc++.
set(EBB_FMT $<IF:$<BOOL:${EBB_STATIC}>,fmt::fmt-header-only,fmt::fmt>)

# Three small C libraries that ship no CMake package on Debian 12.
find_path(XXHASH_INCLUDE xxhash.h REQUIRED)
find_path(UTF8PROC_INCLUDE utf8proc.h REQUIRED)
find_path(MD4C_INCLUDE md4c.h REQUIRED)

# find_static_first(VAR name): the archive when EBB_STATIC asks for it and there is one, else the shared library.
function(find_static_first var name)
  if(EBB_STATIC)
    find_library(${var} NAMES lib${name}.a ${name} REQUIRED)
  else()
    find_library(${var} NAMES ${name} REQUIRED)
  endif()
endfunction()
find_static_first(SQLITE_LIBRARY sqlite3)
find_static_first(UTF8PROC_LIBRARY utf8proc)
find_static_first(MD4C_LIBRARY md4c)

# toml++ is used header-only, without its shared target: a second libstdc++ would come with that one,
# and exceptions would then abort a program that links its own statically.
get_target_property(TOML_INCLUDE tomlplusplus::tomlplusplus INTERFACE_INCLUDE_DIRECTORIES)
