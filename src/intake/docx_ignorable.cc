// Once over the tree instead of a question at every step of the walk (docx.cc), which has many. Covered by
// tests/docx_test.cc.
#include "intake/docx_ignorable.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intake/office_xml.h"

namespace overclaim {
namespace {

using pugi::xml_node;

// Those that Word itself writes, and lists as ignorable for older versions. One that is missing here costs words that
// Word shows, but they are counted.
constexpr std::array<std::string_view, 24> known_namespaces = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.microsoft.com/office/word/2006/wordml",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2012/wordml",
    "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "http://schemas.microsoft.com/office/word/2016/wordml/cid",
    "http://schemas.microsoft.com/office/word/2018/wordml",
    "http://schemas.microsoft.com/office/word/2018/wordml/cex",
    "http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash",
    "http://schemas.microsoft.com/office/drawing/2010/main",
    "http://schemas.microsoft.com/office/drawing/2014/main",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:vml"};

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == name.npos ? std::string_view() : name.substr(0, colon);
}

template <typename Take>
void each_word(std::string_view list, const Take& take) {
  constexpr std::string_view spaces = " \t\r\n";
  for (std::size_t at = list.find_first_not_of(spaces); at != list.npos; at = list.find_first_not_of(spaces, at)) {
    const std::size_t end = std::min(list.find_first_of(spaces, at), list.size());
    take(list.substr(at, end - at));
    at = end;
  }
}

// What the elements around the one that is looked at declare.
class Scope {
 public:
  void enter(const xml_node& element) { count(element, true); }
  void leave(const xml_node& element) { count(element, false); }

  bool leaves_out(const xml_node& element) const {
    const std::string_view name = element.name(), prefix = prefix_of(name);
    if (!ignorable_.contains(prefix)) return false;
    if (kept_.contains(name) || kept_.contains(std::string(prefix) + ":*")) return false;
    const auto bound = known_.find(prefix);
    return bound == known_.end() || bound->second.empty() || !bound->second.back();
  }

 private:
  using Counts = std::map<std::string, std::uint64_t, std::less<>>;

  static void add(std::string_view words, bool enters, Counts& counts) {
    each_word(words, [&](std::string_view word) {
      const auto place = counts.try_emplace(std::string(word), 0).first;
      place->second += enters ? 1U : 0U;
      place->second -= enters ? 0U : 1U;
      if (place->second == 0) counts.erase(place);
    });
  }

  void count(const xml_node& element, bool enters) {
    for (const pugi::xml_attribute& each : element.attributes()) {
      const std::string_view name = each.name(), local = name.substr(name.find(':') + 1);
      if (local == "Ignorable") add(each.value(), enters, ignorable_);
      if (local == "ProcessContent") add(each.value(), enters, kept_);
      if (prefix_of(name) != "xmlns") continue;
      std::vector<bool>& bound = known_[std::string(local)];
      if (enters) {
        bound.push_back(is_known(each.value()));
      } else {
        bound.pop_back();
      }
    }
  }

  static bool is_known(std::string_view address) {
    return std::find(known_namespaces.begin(), known_namespaces.end(), address) != known_namespaces.end();
  }

  Counts ignorable_, kept_;                                      // prefixes, names: in how many elements around
  std::map<std::string, std::vector<bool>, std::less<>> known_;  // by prefix, the innermost last
};

}  // namespace

std::uint64_t drop_ignorable(xml_node root) {
  Scope scope;
  scope.enter(root);
  std::uint64_t with_words = 0;
  xml_node aside;  // moved, not removed: pugixml removes by recursion, which a deep element would exhaust
  xml_node around = root, node = root.first_child();
  for (;;) {
    if (!node) {
      scope.leave(around);
      if (around == root) return with_words;
      node = around.next_sibling();
      around = around.parent();
      continue;
    }
    scope.enter(node);
    if (!scope.leaves_out(node)) {
      around = node;
      node = node.first_child();
      continue;
    }
    scope.leave(node);
    if (all_words(node).find_first_not_of(" \t\r\n") != std::string::npos) ++with_words;
    const xml_node next = node.next_sibling();
    if (!aside) aside = root.parent().append_child("ignored");
    aside.append_move(node);
    node = next;
  }
}

}  // namespace overclaim
