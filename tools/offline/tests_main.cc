// The main of the tests under node: as tests/main.cc, once ICU has its data, whose file comes first.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <iostream>

#include "tools/offline/icu_data.h"

int main(int argc, char** argv) {
  if (argc < 2 || !overclaim::use_icu_data(argv[1])) {
    std::cerr << "usage: core_tests ICU_DATA [DOCTEST OPTION...]\n";
    return 2;
  }
  return doctest::Context(argc - 1, argv + 1).run();
}
