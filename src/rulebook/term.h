// Names of things, in classes: rules/<lang>/terms.json.
#ifndef OVERCLAIM_RULEBOOK_TERM_H_
#define OVERCLAIM_RULEBOOK_TERM_H_

#include <string>
#include <vector>

namespace overclaim {

// `names` are phrases without gaps, steps and anchors; they may hold {classes}, without cycles. `broader`: the id of a
// term this one is a kind of, "" for none.
// `anaphor`: the name stands for something the page has named or left unnamed ("the treatment", "our method"): a slot
// it fills is filled further from the sentence, block, heading or page, and such a claim is about a product without a
// name. `own`: the words point at what the page itself has to offer ("our", "we", "these cells"): a claim in whose
// sentence they stand is not about the whole field.
struct Term {
  std::string id, broader;
  std::vector<std::string> names;
  std::vector<std::string> examples;  // texts with the name marked: "after [[a stroke]]"
  bool anaphor = false, own = false;
};

// `includes`: classes whose terms belong to this one too.
struct TermClass {
  std::string name, slot;
  std::vector<std::string> includes;
  std::vector<Term> terms;
};

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_TERM_H_
