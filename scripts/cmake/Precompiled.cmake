# The standard library and fmt, read once and not once a file: about half of what a debug build costs.
# The release does without, so that there each file shows that it includes what it uses.
option(EBB_PRECOMPILE "Precompile the headers that nearly every file includes" OFF)

set(precompiled_headers <algorithm> <array> <charconv> <chrono> <cstdint> <filesystem> <functional> <map> <optional>
  <set> <string> <string_view> <variant> <vector> <fmt/format.h> <fmt/ranges.h>)

# add_precompiled(name [headers...]): a target that precompiles these too, for use_precompiled.
function(add_precompiled name)
  if(EBB_PRECOMPILE)
    file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp "")
    add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    target_link_libraries(${name} PRIVATE ${EBB_FMT} ebb_options)
    target_precompile_headers(${name} PRIVATE ${precompiled_headers} ${ARGN})
  endif()
endfunction()

function(use_precompiled target name)
  if(EBB_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM ${name})
  endif()
endfunction()
