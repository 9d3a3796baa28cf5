// Where the tests find the source tree and the program: defined in one file, so that the others compile the same in
// every folder and a compiler cache can serve them.
#ifndef OVERCLAIM_TESTS_PLACES_H_
#define OVERCLAIM_TESTS_PLACES_H_

namespace overclaim::test {

extern const char* const source_dir;    // the checkout, without a slash at its end
extern const char* const program_path;  // the built program

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_PLACES_H_
