// One file of a rulebook as data: the rulebook layer never opens a path.
#ifndef OVERCLAIM_RULEBOOK_NAMED_BYTES_H_
#define OVERCLAIM_RULEBOOK_NAMED_BYTES_H_

#include <string_view>

namespace overclaim {

// `name` is the file's name inside the rulebook, with forward slashes ("rules/en/terms.json",
// "corpus/reference/works/example.json"); it is what error messages show. `bytes` is the whole file, UTF-8.
// Both are views: whoever made them keeps them alive while they are read.
// Example: NamedBytes file{"rules/retired_ids.json", "{}"};
struct NamedBytes {
  std::string_view name;
  std::string_view bytes;
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_NAMED_BYTES_H_
