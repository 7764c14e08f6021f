# What `cmake --install` puts where. The program finds its decks by its own place, so any --prefix works.
if(EXISTS /etc/debian_version)  # where a package's completions go; the other folder is the administrator's
  set(zsh_completions ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
else()
  set(zsh_completions ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
endif()
set(EBB_ZSH_COMPLETIONS ${zsh_completions} CACHE STRING "The folder for the completions of zsh")

install(TARGETS ebb)
# Not share/ebb/decks: under ~/.local that is the learner's own folder.
install(DIRECTORY decks/ DESTINATION ${CMAKE_INSTALL_DATADIR}/ebb/shipped-decks FILES_MATCHING PATTERN *.toml)
install(FILES decks/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME decks.md)
install(FILES src/package/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(FILES src/completion/bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ebb)
install(FILES src/completion/zsh DESTINATION ${EBB_ZSH_COMPLETIONS} RENAME _ebb)
install(FILES src/completion/fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d RENAME ebb.fish)
install(DIRECTORY src/doc/schema DESTINATION ${CMAKE_INSTALL_DATADIR}/ebb)
install(FILES ${CMAKE_BINARY_DIR}/deck.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/ebb)

install(DIRECTORY ${CMAKE_BINARY_DIR}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR} OPTIONAL)
