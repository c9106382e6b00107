# SPDX-License-Identifier: EUPL-1.2
# ontknoop_web(target): the scripts, styles, fonts and pictures of web/, bundled by web/build.mjs, travel inside the target.
# They are made once while configuring (so that their names are known) and again whenever a source changes. The class names
# of the pages decide which component rules stay, hence src/ is among the sources; an unchanged file is not written again.
function(ontknoop_web target)
  set(out ${CMAKE_BINARY_DIR}/web)
  set(bundle ${CMAKE_SOURCE_DIR}/tools/node ${CMAKE_SOURCE_DIR}/web/build.mjs ${out})
  if(NOT EXISTS ${CMAKE_SOURCE_DIR}/node_modules/esbuild)
    message(FATAL_ERROR "The npm packages are missing. Run ./setup run, and configure again.")
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/* ${CMAKE_SOURCE_DIR}/src/*.cpp ${CMAKE_SOURCE_DIR}/src/*.h)
  list(APPEND sources ${CMAKE_SOURCE_DIR}/inhoud/teksten/nl/script.toml ${CMAKE_SOURCE_DIR}/package-lock.json)
  execute_process(COMMAND ${bundle} COMMAND_ERROR_IS_FATAL ANY)
  file(GLOB_RECURSE made ${out}/*)
  add_custom_command(OUTPUT ${made} COMMAND ${bundle} DEPENDS ${sources} COMMENT "Bundling web/" VERBATIM)
  ontknoop_embed(${target} web ROOT ${out} FILES *)
endfunction()
