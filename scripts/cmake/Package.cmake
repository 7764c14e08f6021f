# The Debian package that `cpack` makes of the installed files; scripts/package calls it.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ebb)
set(CPACK_PACKAGE_CONTACT "The ebb authors <ebb@example.org>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/scripts/cmake/DebianFiles.cmake)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS sensible-utils)  # the editor for those who named none
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Ebb asks each flashcard again just before it would be forgotten. It schedules
the reviews with an SM-2 style algorithm from a local history, in which every
grade is kept before the next card is drawn, and sends nothing anywhere.
.
Decks are plain text files, written in any editor, with questions, clozes,
choices, numbers and lists of points. A few decks come with the program: they
prepare a product manager for a system-design interview.")

# What only the package has is written beside the installed files by DebianFiles.cmake.
set(CPACK_EBB_CHANGELOG ${PROJECT_SOURCE_DIR}/src/package/changelog)
include(CPack)
