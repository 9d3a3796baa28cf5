// Included before the tests that show structured bindings: Clang 14 cannot capture them, so these rows are not printed
// here. The native build prints them.
#include <doctest/doctest.h>

#include <sstream>
#undef CAPTURE
#undef CHECK_MESSAGE
#define CAPTURE(value) static_cast<void>(0)
#define CHECK_MESSAGE(condition, ...) CHECK(condition)
