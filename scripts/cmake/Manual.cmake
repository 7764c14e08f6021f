# add_manual(<target> <folder>): man pages made by the program itself, as <folder>/man1/<page>.1 and so on, with `all`.
# The other half of this file is what the build then runs.
if(NOT CMAKE_SCRIPT_MODE_FILE)
  function(add_manual target folder)
    find_program(LOWDOWN lowdown)
    if(NOT LOWDOWN)
      message(STATUS "lowdown was not found: there will be no man pages (its Debian package is `lowdown`)")
      return()
    endif()
    set(script ${CMAKE_CURRENT_FUNCTION_LIST_FILE})
    set(stamp ${CMAKE_CURRENT_BINARY_DIR}/manual.stamp)
    add_custom_command(OUTPUT ${stamp}
      COMMAND ${CMAKE_COMMAND} -D EBB=$<TARGET_FILE:${target}> -D LOWDOWN=${LOWDOWN} -D FOLDER=${folder} -P ${script}
      COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
      DEPENDS ${target} ${script} COMMENT "Making man pages" VERBATIM)
    add_custom_target(manual ALL DEPENDS ${stamp})
  endfunction()
  return()
endif()

# What lowdown leaves to be mended: code is indented, hyphens are those of a command line, so that they can be copied,
# and tables have no boxes, but a last column that takes the room there is.
set(mend [[
s/^\.EX$/.RS 4\n.EX/
s/^\.EE$/.EE\n.RE/
s/^tab(|) expand allbox;/tab(|);/
s/^\(l[ l]*\)l\.$/\1lx./
/^[^.']/s/-/\\-/g
]])
function(write_page page)
  cmake_path(GET page EXTENSION LAST_ONLY section)
  string(REPLACE "." "${FOLDER}/man" folder ${section})
  file(MAKE_DIRECTORY ${folder})
  execute_process(COMMAND ${EBB} __manual ${page}
    COMMAND ${LOWDOWN} -s -Tman --out-no-smarty --parse-no-super --parse-no-autolink
    COMMAND sed -e "${mend}" OUTPUT_FILE ${folder}/${page} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${FOLDER})
execute_process(COMMAND ${EBB} __manual OUTPUT_VARIABLE pages OUTPUT_STRIP_TRAILING_WHITESPACE
  COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "\n" ";" pages "${pages}")
foreach(page IN LISTS pages)
  write_page(${page})
endforeach()
