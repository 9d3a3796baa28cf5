// Lists of names, and what values look like: programs invent fields, so no list of them is whole. Covered by
// tests/eml_test.cc and tests/source_kind_test.cc.
#include "intake/mail_fields.h"

#include <algorithm>
#include <array>

namespace overclaim {
namespace {

constexpr std::array<std::string_view, 14> usual_fields = {
    "from",        "to", "date",         "subject",      "message-id",     "received", "mime-version",
    "return-path", "cc", "delivered-to", "content-type", "dkim-signature", "reply-to", "x-mailer"};

// Names without a hyphen, which could as well be words of a text: "Risks: none" is no field of a mail.
constexpr std::array<std::string_view, 23> further_fields = {
    "approved", "bcc",        "comments", "distribution", "encoding",    "encrypted",    "expires",      "importance",
    "keywords", "lines",      "mailbox",  "newsgroups",   "path",        "organization", "organisation", "precedence",
    "priority", "references", "resent",   "sender",       "sensitivity", "status",       "xref"};

// Programs put in fields of their own, and all of their names have a hyphen.
bool may_be_of_a_mail(std::string_view name) {
  return is_usual_in_mails(name) || name.find('-') != name.npos ||
         std::find(further_fields.begin(), further_fields.end(), name) != further_fields.end();
}

constexpr std::size_t most_words_of_a_name = 4;

struct WordCounts {
  std::size_t all = 0, with_digits = 0;
};

WordCounts count_words(std::string_view text) {
  WordCounts counts;
  bool in_word = false, digit_seen = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t', digit = c >= '0' && c <= '9';
    if (!space && !in_word) {
      ++counts.all;
      digit_seen = false;
    }
    if (digit && !digit_seen) ++counts.with_digits;
    digit_seen = digit_seen || digit;
    in_word = !space;
  }
  return counts;
}

bool has_address(std::string_view value) {
  const std::size_t sign = value.find('@');
  return sign != value.npos && sign > 0 && sign + 1 < value.size() && value[sign - 1] != ' ' && value[sign + 1] != ' ';
}

bool names_people(std::string_view name) {
  return name == "from" || name == "to" || name == "cc" || name == "bcc" || name == "sender" || name == "reply-to";
}

// How names with a hyphen begin that mail programs and servers put in.
constexpr auto program_names = std::to_array<std::string_view>(
    {"accept-",   "arc-",         "authentication-", "auto-",      "content-",  "delivered-",
     "delivery-", "disposition-", "dkim-",           "domainkey-", "envelope-", "errors-",
     "feedback-", "followup-",    "in-reply-",       "list-",      "message-",  "mime-",
     "ms-",       "old-",         "original-",       "received-",  "reply-",    "require-",
     "resent-",   "return-",      "sent-",           "spam-",      "thread-",   "user-",
     "x-"});

}  // namespace

bool is_usual_in_mails(std::string_view name) {
  return std::find(usual_fields.begin(), usual_fields.end(), name) != usual_fields.end();
}

bool is_text_in_the_head(const MimeField& field) {
  if (!may_be_of_a_mail(field.name)) return true;
  if (field.name == "date") {
    const WordCounts words = count_words(field.value);
    return mime_date(field.value).empty() && words.all > 1 && words.with_digits < 2;
  }
  return names_people(field.name) && !has_address(field.value) && count_words(field.value).all > most_words_of_a_name;
}

bool is_said_in_a_field(const MimeField& field) {
  if (field.name.find('-') == field.name.npos || is_usual_in_mails(field.name)) return false;
  if (std::any_of(program_names.begin(), program_names.end(),
                  [&](std::string_view begin) { return field.name.starts_with(begin); })) {
    return false;
  }
  return std::all_of(field.value.begin(), field.value.end(), [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    return letter || (c >= '0' && c <= '9') || std::string_view(" \t.,!?%'-&").find(c) != std::string_view::npos;
  });
}

bool is_sign_of_a_mail(const MimeField& field) {
  if (field.name == "from") return has_address(field.value);
  if (field.name == "message-id" || field.name == "return-path") return field.value.starts_with('<');
  return field.name == "mime-version" || field.name == "dkim-signature" ||
         (field.name == "received" && (field.value.starts_with("from ") || field.value.starts_with("by ") ||
                                       field.value.find(" by ") != field.value.npos));
}

}  // namespace overclaim
