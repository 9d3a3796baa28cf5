// Covered by tests/letter_test.cc.
#include "rulebook/complaints.h"

#include <set>

#include "rulebook/source_files.h"
#include "text/calendar_day.h"

namespace overclaim {
namespace {

void read_day_of_page(const JsonNode& node, std::string& out) {
  read_line(node, out);
  if (!out.empty() && !is_calendar_day(out)) node.problem("must be a day like 2024-05-31, is " + shown(out));
}

void read_own_page(const JsonNode& node, Seen& seen) {
  read_object(node, {required_key("as", seen.as, one_of(all_seen_as)), required_key("where", seen.where, read_line),
                     required_key("when", seen.when, read_day_of_page)});
  if (seen.as != SeenAs::official) node.problem("must be \"official\": the authority's own page", "/as");
}

void read_seen_text(const JsonNode& node, SeenText& text) {
  read_object(node, {required_key("text", text.text, read_line), required_key("seen", text.seen, read_own_page),
                     optional_key("dated", text.dated, read_day_of_page)});
}

void read_address(const JsonNode& node, AuthorityAddress& address) {
  read_object(node,
              {required_key("kind", address.kind, one_of(all_address_kinds)),
               required_key("text", address.at.text, read_line), required_key("seen", address.at.seen, read_own_page),
               optional_key("dated", address.at.dated, read_day_of_page)});
}

void read_authority(const JsonNode& node, Authority& authority) {
  read_object(
      node, {required_key("id", authority.id, read_line), required_key("name", authority.name, read_line),
             required_key("country", authority.country, read_line),
             required_key("languages", authority.languages, list_of(read_line, 1)),
             required_key("about", authority.about, read_seen_text), required_key("way", authority.way, read_seen_text),
             required_key("addresses", authority.addresses, list_of(read_address, 1)),
             required_key("wants", authority.wants, list_of(read_seen_text)),
             required_key("notes", authority.notes, list_of(read_seen_text)),
             required_key("examples", authority.examples, list_of(read_line, 1))});
}

}  // namespace

std::string_view to_string(AddressKind kind) {
  switch (kind) {
    case AddressKind::form:
      return "form";
    case AddressKind::mail:
      return "mail";
    case AddressKind::post:
      return "post";
    case AddressKind::phone:
      return "phone";
  }
  return "";
}

void read_complaints(const JsonNode& node, std::vector<Authority>& authorities) {
  read_object(node, {required_key("authorities", authorities, list_of(read_authority, 1))});
  std::set<std::string> ids;
  for (std::size_t i = 0; i < authorities.size(); ++i) {
    if (ids.insert(authorities[i].id).second) continue;
    node.problem(shown(authorities[i].id) + " is there twice", "/authorities/" + std::to_string(i) + "/id");
  }
}

}  // namespace overclaim
