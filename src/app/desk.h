// The page with the field, and the line above a report: one mark-up for the server and for the one file that families
// keep (src/offline). Complete without script where there is a server.
#ifndef OVERCLAIM_APP_DESK_H_
#define OVERCLAIM_APP_DESK_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "report/formats.h"
#include "report/html_report.h"
#include "rulebook/words.h"

namespace overclaim {

// Where the page stands, which decides what it says of privacy, what files it takes, and where its links lead: to the
// server, or in the one file to its script.
enum class DeskPlace { server, server_for_others, one_file };

// What is pointed to outlives the use.
struct Desk {
  const Words* words = nullptr;
  DeskPlace place = DeskPlace::server;
  std::string token;           // of the server; "" in the one file
  std::size_t most_bytes = 0;  // of a file
};

// What is wrong, and what to do: shown above the field.
struct DeskNotice {
  std::string title, detail;
};

// "1", "2" ...: serve_example_1_name and so on are their words.
std::span<const std::string_view> desk_examples();

// The whole page, with this text in its field.
std::string desk_page(const Desk& desk, const FormatContext& context, const HtmlFrame& frame, const std::string& text,
                      const std::optional<DeskNotice>& notice);

// Another text, this text again where there is one, and what printing gives.
std::string above_report(const Desk& desk, const std::optional<std::string>& text);

// What the script says, as a block of data.
std::string words_for_script(const Desk& desk);

}  // namespace overclaim

#endif  // OVERCLAIM_APP_DESK_H_
