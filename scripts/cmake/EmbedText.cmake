# embed_text(<target> <out> <file>...): every file becomes one {name, text} entry of the generated <out>.inc, named as
# the file without its extension, so that SQL and prose stay in files of their own kind.
function(embed_text target out)
  set(body "")
  foreach(f IN LISTS ARGN)
    file(READ ${f} text)
    get_filename_component(name ${f} NAME_WE)
    string(APPEND body "{\"${name}\", R\"text(${text})text\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${f})
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/generated/${out}.inc CONTENT "${body}" @ONLY)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
endfunction()

# embed_sql(<target> <dir> <out>): the same with every <dir>/*.sql, in file-name order.
function(embed_sql target dir out)
  file(GLOB files CONFIGURE_DEPENDS ${dir}/*.sql)
  list(SORT files)
  embed_text(${target} ${out} ${files})
endfunction()
