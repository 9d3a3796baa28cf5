// The words on a button are furniture, but a page may say something with them: what is as heavy as can be is found
// there, on pages that sell, and nothing else.
#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "rulebook/image.h"
#include "text/read.h"

using namespace overclaim;

namespace {

const Rulebook& rulebook() {
  static const std::optional<Rulebook> read = read_image(builtin_images().front().bytes, ImageUse::show);
  REQUIRE(read);
  return *read;
}

std::string seller(const std::string& part) {
  return "<h1>Stem cell therapy for autism</h1><p>Our clinic offers stem cell therapy to families. Book your "
         "consultation today.</p>" +
         part + "<p>Call us to book your treatment. Prices start at 9,000 euros.</p>";
}

std::string hospital(const std::string& part) {
  return "<h1>After your operation</h1><p>The children's hospital asks all families how the first night went. Please "
         "answer each question. The ward will read what you send on the next morning.</p><p>Which of these did your "
         "child have?</p>" +
         part + "<p>If your child has a fever, call the ward. The hospital charges nothing for this service.</p>";
}

// "status rule quote" of what stands in furniture.
std::vector<std::string> in_captions(const std::string& page) {
  const Document document = read_document(page, {"page", MediaType::html}, rulebook().language);
  std::vector<std::string> found;
  for (const Finding& finding : check(document, rulebook(), {}).findings) {
    if (finding.block != BlockKind::furniture) continue;
    found.push_back(std::string(to_string(finding.status)) + " " + finding.rule + " " + finding.quote);
  }
  return found;
}

}  // namespace

TEST_CASE("what is as heavy as can be is flagged on a button of a page that sells") {
  struct Row {
    std::string part, expected;
  };
  const std::vector<Row> rows = {
      {"<button>No side effects</button>", "flagged safety.no-risks No side effects"},
      {"<button aria-expanded=false>Our cells cure autism</button><div hidden>More</div>",
       "flagged cure.cures cure autism"},
      {"<div role=button>No side effects</div>", "flagged safety.no-risks No side effects"},
      {"<fieldset><legend>No side effects</legend></fieldset>", "flagged safety.no-risks No side effects"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.part);
    CHECK(in_captions(seller(row.part)) == std::vector{row.expected});
  }
}

TEST_CASE("nothing else is looked for in furniture") {
  for (const std::string part :
       {"<button>Proven results</button>", "<button>Only 3 left</button>", "<nav><span>No side effects</span></nav>",
        "<label>No side effects</label>", "<select><option>No side effects</option></select>",
        "<input type=radio><label>No side effects</label>", "<button><s>No side effects</s></button>",
        "<nav><a href=x>No side effects</a></nav>"}) {
    CAPTURE(part);
    CHECK(in_captions(seller(part)).empty());
  }
}

TEST_CASE("an answer to choose on a page that does not sell is cleared") {
  CHECK(in_captions(hospital("<button>No side effects</button><button>Fever</button>")) ==
        std::vector<std::string>{"cleared safety.no-risks No side effects"});
}
