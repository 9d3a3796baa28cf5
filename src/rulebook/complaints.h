// Authorities that take reports about advertising and harm, and what they ask for: rules/complaints.json. Data for
// drafts; no part of what is found, nor of the rulebook's digest.
#ifndef OVERCLAIM_RULEBOOK_COMPLAINTS_H_
#define OVERCLAIM_RULEBOOK_COMPLAINTS_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/json_reader.h"
#include "rulebook/reference.h"

namespace overclaim {

// Said by the authority itself, in our words. `dated`: the day the page bears, YYYY-MM-DD; "" for none.
struct SeenText {
  std::string text;
  Seen seen;
  std::string dated;
};

enum class AddressKind { form, mail, post, phone };
inline constexpr std::array all_address_kinds = {AddressKind::form, AddressKind::mail, AddressKind::post,
                                                 AddressKind::phone};
std::string_view to_string(AddressKind kind);

struct AuthorityAddress {
  AddressKind kind = AddressKind::form;
  SeenText at;
};

// `wants`: what it asks those who write to say. `examples`: lines that a draft to it holds.
struct Authority {
  std::string id, name, country;
  std::vector<std::string> languages;
  SeenText about, way;
  std::vector<AuthorityAddress> addresses;
  std::vector<SeenText> wants, notes;
  std::vector<std::string> examples;
};

// Reads the file; facts must have been seen on the authority's own pages (seen.as: official), so that none is told from
// memory or hearsay.
void read_complaints(const JsonNode& node, std::vector<Authority>& authorities);

}  // namespace overclaim

#endif  // OVERCLAIM_RULEBOOK_COMPLAINTS_H_
