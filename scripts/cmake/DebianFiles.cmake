# Run by cpack on the files of the package before they are packed: strips and compresses what Debian
# wants so, and adds what only a Debian package has.
set(usr ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr)

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

run(strip --remove-section=.comment --remove-section=.note ${usr}/bin/ebb)

configure_file(${CPACK_EBB_CHANGELOG} ${usr}/share/doc/ebb/changelog COPYONLY)
file(GLOB_RECURSE pages ${usr}/share/man/*.[1-9])
run(gzip -9n ${usr}/share/doc/ebb/changelog ${pages})

# Whatever the umask of whoever cloned and builds.
run(chmod -R u=rwX,go=rX ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
