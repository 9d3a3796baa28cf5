# find_package(overclaim) gives one target a layer (overclaim::text ... overclaim::store) and overclaim::builtin, the
# rulebook and reference list as data.
include(CMakeFindDependencyMacro)
find_dependency(PkgConfig)
find_dependency(ICU COMPONENTS uc i18n data)
find_dependency(nlohmann_json 3.11)
find_dependency(Threads)
if(NOT TARGET PkgConfig::RE2)
  pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
endif()
if(NOT TARGET PkgConfig::GUMBO)
  pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
endif()
include(${CMAKE_CURRENT_LIST_DIR}/overclaimTargets.cmake)
