// What reading needs to know of a language. rulebook fills it from rules/<code>/language.json; nothing here is English.
#ifndef OVERCLAIM_TEXT_LANGUAGE_H_
#define OVERCLAIM_TEXT_LANGUAGE_H_

#include <string>
#include <vector>

namespace overclaim {

// How a contraction is cut and read: {"ca", "n't"} -> {"can", "not"}. A head of "*" stands for any letters, read as
// they are: {"*", "n't"} -> {"*", "not"}. Folded forms.
struct Contraction {
  std::vector<std::string> written, read;  // two each
};

struct Language {
  std::string code;                        // "en"
  std::vector<std::string> abbreviations;  // folded, with their dots: "dr.", "et al.", "e.g."
  std::vector<std::string> openers;       // folded words that start a sentence even behind an abbreviation: "it", "the"
  std::vector<Contraction> contractions;  // the first that fits is used
  std::vector<std::string> prefixes;      // folded: "non", "anti"
  std::vector<std::string> question_labels;     // labels that open a question: "q", "question"
  std::vector<std::string> answer_labels;       // labels that open an answer: "a", "answer"
  std::vector<std::string> reference_headings;  // folded headings over a reference list: "references", "sources"
  std::vector<std::string> open_words;          // folded words that never end a line: "no", "the", "without"
  std::vector<std::string> function_words;      // others that hold a sentence together: "is", "of", "it"
  std::vector<std::string> answer_words;        // behind them such a word ends the line after all: "or", as in "or no"
  std::vector<std::string> furniture;  // folded whole lines of page furniture: "leave a reply", "previous story"
};

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_LANGUAGE_H_
