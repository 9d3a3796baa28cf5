#include <algorithm>

#include "check/citation_mentions.h"
#include "citing_rulebook.h"
#include "text/segment.h"

using namespace overclaim;
using namespace overclaim::test;

namespace {

// Each line is a block; "* " begins a line of the page's list of sources, which is not part of its block.
Document lined_document(std::string_view text, const Language& language) {
  Document document;
  document.text = std::string(text);
  document.input = document.text;
  document.text_to_source = identity_map(text.size());
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Block block;
    const bool is_entry = text.substr(begin, end - begin).starts_with("* ");
    if (is_entry) block.kind = BlockKind::reference_entry;
    block.span = {static_cast<std::uint32_t>(begin + (is_entry ? 2 : 0)), static_cast<std::uint32_t>(end)};
    document.blocks.push_back(block);
    begin = end + 1;
  }
  segment(document, language);
  return document;
}

std::vector<Mention> mentions_of(const Document& document, const Rulebook& rulebook) {
  const Reading reading = read_context(document, rulebook);
  return find_mentions(document, rulebook, reading, SubjectReader(document, rulebook, reading));
}

std::string_view name_of(MentionForm form) {
  constexpr std::string_view names[] = {"identifier", "title", "entry", "authors", "number", "loose"};
  return names[static_cast<std::size_t>(form)];
}

// Each as "form [words] works", "-" for none, "weak" where it is, "@" and the line of the list.
std::string mentioned(const Document& document, const Rulebook& rulebook) {
  std::string out;
  for (const Mention& mention : mentions_of(document, rulebook)) {
    out += (out.empty() ? "" : "; ") + std::string(name_of(mention.form)) + " [" +
           std::string(document.text_of(mention.span)) + "]" + (mention.works.empty() ? " -" : "");
    for (const std::uint32_t work : mention.works) out += " " + rulebook.reference.works[work].id;
    if (mention.weak) out += " weak";
    if (mention.entry != no_entry) out += " @" + std::to_string(mention.entry);
  }
  return out;
}

std::string mentioned(std::string_view text, const Rulebook& rulebook) {
  return mentioned(lined_document(text, rulebook.language), rulebook);
}

// Each as "form block.sentence" and what else is set: "sure", its year, its key, "leads".
std::string parts_of(std::string_view text, const Rulebook& rulebook) {
  std::string out;
  for (const Mention& mention : mentions_of(lined_document(text, rulebook.language), rulebook)) {
    out += (out.empty() ? "" : "; ") + std::string(name_of(mention.form)) + " " + std::to_string(mention.block) + "." +
           std::to_string(mention.sentence);
    if (mention.sure) out += " sure";
    if (mention.year != 0) out += " " + std::to_string(mention.year);
    if (!mention.key.empty()) out += " '" + mention.key + "'";
    if (mention.leads) out += " leads";
  }
  return out;
}

struct Row {
  std::string text, expected;
};

void check_rows(const std::vector<Row>& rows, const Rulebook& rulebook) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(mentioned(row.text, rulebook) == row.expected);
  }
}

Work blood_work(std::string id, std::vector<std::string> authors, int year, WorkDesign design) {
  return invented_work(std::move(id), std::move(authors), year, "", design, {"therapy.cord-blood"},
                       {"condition.cerebral-palsy"});
}

// By their authors.
Rulebook author_rulebook() {
  return citing_rulebook({blood_work("hale-2018", {"Hale RM"}, 2018, WorkDesign::survey),
                          blood_work("ito-2019", {"Ito S"}, 2019, WorkDesign::survey),
                          blood_work("mill-2017", {"Mill A"}, 2017, WorkDesign::survey),
                          blood_work("mill-2018", {"Mill A"}, 2018, WorkDesign::survey)});
}

// By their titles, of 9, 7, 6, 10 and 5 words.
Rulebook titled_rulebook() {
  std::vector<Work> works;
  const auto add = [&](std::string id, std::string author, int year, std::string title) -> Work& {
    works.push_back(invented_work(std::move(id), {std::move(author)}, year, std::move(title), WorkDesign::survey, {},
                                  {"condition.cerebral-palsy"}));
    return works.back();
  };
  add("fog", "Wetter B", 2014, "Thick fog above lakes and rivers in early spring");
  add("milk", "Farmer A", 2011, "On the price of milk in hills");
  add("rain", "Wetter B", 2012, "How rain falls over northern towns");
  add("snow", "Winter C", 2013, "Deep snow on old roofs and what it does there");
  add("sun", "Hale RM", 2016, "");
  add("undated", "Hale RM", 0, "");
  Work& wind = add("wind", "Winter C", 2015, "Strong wind bends young trees");
  wind.doi = "10.5555/wind.1";
  wind.pmid = "55555555";
  return citing_rulebook(works);
}

}  // namespace

TEST_CASE("a mention says where it stands, in which form, and what the page says of its source") {
  const Rulebook rulebook = author_rulebook();
  const std::string entry = "\n* Hale RM, doi:10.1234/none.5, of 2018";
  const std::vector<Row> rows = {
      {"It was so.\nIt began. Hale et al. (2018) gave cord blood in cerebral palsy.",
       "authors 1.1 2018 'hale 2018' leads"},
      {"Cord blood was given in cerebral palsy (Hale et al., 2018; Ito, 2019).",
       "authors 0.0 2018 'hale 2018'; authors 0.0 2019 'ito 2019'"},
      {"Hale and colleagues gave cord blood in cerebral palsy.", "authors 0.0 'hale 0' leads"},
      {"It was so.\nIt began. A 2011 review of cord blood in cerebral palsy was held.", "loose 1.1 2011 leads"},
      {"It was so. [1] It was new." + entry, "number 0.0; entry 1.0 '10.1234/none.5'"},
      {"See 10.1234/none.5.\nNCT01112222 was first. NCT01113333 was next. See NCT01114444.",
       "identifier 0.0 '10.1234/none.5'; identifier 1.0 'nct01112222'; identifier 1.1 'nct01113333'; "
       "identifier 1.2 'nct01114444'"},
      // An entry with a year that may be its source's.
      {"* Of old towns (2018)", "entry 0.0 2018"},
      {"* Of rain and old towns", "entry 0.0"},
      {"* Of old towns (2018) and others (2012)", "entry 0.0"},
      // A number stands in the sentence it closes.
      {"[1] It was so. It was new." + entry, "number 0.0; entry 1.0 '10.1234/none.5'"},
      {"It was so. I[1] was new." + entry, "number 0.1; entry 1.0 '10.1234/none.5'"},
      {"It was so.\nIt was new. It was old [1]." + entry, "number 1.1; entry 2.0 '10.1234/none.5'"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(parts_of(row.text, rulebook) == row.expected);
  }
  const Rulebook titled = titled_rulebook();
  CHECK(parts_of("It rained.\nIt rained. Read On the price of milk in hills.", titled) == "title 1.1 sure");
  CHECK(parts_of("It blew [1].\n* Strong wind bends young trees\n* Of rain and old towns", titled) ==
        "number 0.0 sure; entry 1.0 sure; entry 2.0");
  CHECK(parts_of("It blew (Trees, 2015). So did Wood and colleagues.\n* The Trees, doi:10.5555/wind.1, of 2015\n"
                 "* Wood A. How rain falls over northern towns",
                 titled) ==
        "authors 0.0 sure 2015 'trees 2015'; authors 0.1 sure 'wood 0' leads; entry 1.0 sure '10.5555/wind.1'; "
        "entry 2.0 sure");
}

TEST_CASE("an address and what belongs to the frame of the page name no source") {
  const Rulebook rulebook = author_rulebook();
  const std::string text = "It was so.\nHale et al. (2018) gave cord blood in cerebral palsy.";
  const std::string found = "authors [Hale et al. (2018)] hale-2018";
  Document document = lined_document(text, rulebook.language);
  CHECK(mentioned(document, rulebook) == found);
  document.blocks[1].kind = BlockKind::furniture;
  CHECK(mentioned(document, rulebook) == "");
  document = lined_document(text, rulebook.language);
  document.blocks[1].channel = Channel::url;
  CHECK(mentioned(document, rulebook) == "");
  document.blocks[1].channel = Channel::title;
  CHECK(mentioned(document, rulebook) == found);
}

TEST_CASE("works that share an identifier are all named, in order and each once") {
  Rulebook rulebook = titled_rulebook();
  const std::uint64_t hash = word_hash("nct01112222");
  rulebook.citation_index.identifiers = {{hash, 4, 0}, {hash, 1, 0}, {hash, 4, 1}};
  CHECK(mentioned("Registered as NCT01112222.", rulebook) == "identifier [NCT01112222] milk sun");
}

TEST_CASE("authors are names before a year in brackets, or a name with others") {
  const std::string gave = " gave cord blood in cerebral palsy.";
  const std::vector<Row> rows = {
      // What a name is.
      {"B et al. (2018)" + gave, ""},
      {"Li et al. (2018)" + gave, "authors [Li et al. (2018)] -"},
      {"They said \u201CSo\u201D, et al. (2018)" + gave, ""},
      {"We asked nurses and colleagues (2018)" + gave, ""},
      {"Et al. (2018)" + gave, ""},
      {", et al. (2018)" + gave, ""},
      {"Hale, et al. (2018)" + gave, "authors [Hale, et al. (2018)] hale-2018"},
      {"So Hale and Ito (2018)" + gave, "authors [Hale and Ito (2018)] hale-2018"},
      {"So Nobody and Ito (2018)" + gave, "authors [Nobody and Ito (2018)] -"},
      {"By Stone Hale (2018)" + gave, "authors [Hale (2018)] hale-2018"},
      {"By Stone-Hale (2018)" + gave, "authors [Stone-Hale (2018)] hale-2018"},
      {"By non-Hale (2018)" + gave, "authors [Hale (2018)] hale-2018"},
      // Each year has its own names.
      {"So Hale et al. (2018) and Ito (2019)" + gave,
       "authors [Hale et al. (2018)] hale-2018; authors [Ito (2019)] ito-2019"},
      {"Hale 2018" + gave + " So did Ito et al.", "authors [Ito et al.] ito-2019"},
      {"Hale 2018 and then Ito et al." + gave, "authors [Ito et al.] ito-2019"},
      {"So Hale and colleagues 2018" + gave, "authors [Hale and colleagues 2018] hale-2018"},
      {"Cord blood in cerebral palsy, by Hale (2018)", "authors [Hale (2018)] hale-2018"},
      {"Cord blood in cerebral palsy, by Hale (2018", "authors [Hale (2018] hale-2018"},
      // Marks between a name and its year.
      {"(2018) cord blood in cerebral palsy.", ""},
      {"Hale, ([2018)" + gave, ""},
      {"Hale ([2018)" + gave, "authors [Hale ([2018)] hale-2018"},
      {"We met Hale, 2018, and" + gave, ""},
      {"(Hale, 2018) cord blood in cerebral palsy.", "authors [Hale, 2018] hale-2018"},
      {"Cord blood in cerebral palsy (Hale 2018).", ""},
      {"Cord blood in cerebral palsy (Hale; 2018).", ""},
      {"Cord blood in cerebral palsy (Hale. 2018).", ""},
      {"Hale et al. and (Ito. 2019)" + gave, "authors [Hale et al.] hale-2018"},
      {"Cord blood in cerebral palsy (Hale and colleagues. 2018).", "authors [Hale and colleagues. 2018] hale-2018"},
      {"Cord blood in cerebral palsy (Nobody, 2011; Hale, 2018).", "authors [Hale, 2018] hale-2018"},
      {"Cord blood in cerebral palsy (Mill, 2017; Hale 2018).", "authors [Mill, 2017] mill-2017"},
      {"; Hale, 2018) cord blood in cerebral palsy.", "authors [Hale, 2018] hale-2018"},
      // The year itself before the year beside it.
      {"Mill et al. (2016)" + gave, "authors [Mill et al. (2016)] mill-2017"},
      {"Mill et al. (2017)" + gave, "authors [Mill et al. (2017)] mill-2017"},
      {"Mill et al. (2018)" + gave, "authors [Mill et al. (2018)] mill-2018"},
      {"Mill et al. (2019)" + gave, "authors [Mill et al. (2019)] mill-2018"},
      {"Mill and colleagues" + gave, "authors [Mill and colleagues] mill-2017 mill-2018"},
      // Of two that overlap and say as much the first.
      {"Hale and Others and Ito (2018)" + gave, "authors [Hale and Others] hale-2018"},
  };
  check_rows(rows, author_rulebook());
}

TEST_CASE("authors point at the one line of the page's list with their name and year") {
  const std::vector<Row> rows = {
      {"It fell (Stone et al., 2016).\n* On the Stone of old towns, 2016",
       "authors [Stone et al., 2016] - @0; entry [On the Stone of old towns, 2016] - @0"},
      {"It fell (Stone et al., 2016).\n* On the old Stone of towns, 2016",
       "authors [Stone et al., 2016] -; entry [On the old Stone of towns, 2016] - @0"},
      {"It fell (Stone et al., 2015).\n* Stone of old towns, 2016",
       "authors [Stone et al., 2015] - @0; entry [Stone of old towns, 2016] - @0"},
      {"It fell (Stone et al., 2014).\n* Stone of old towns, 2016",
       "authors [Stone et al., 2014] -; entry [Stone of old towns, 2016] - @0"},
      {"It fell (Stone et al., 2014).\n* Stone of old northern towns",
       "authors [Stone et al., 2014] - @0; entry [Stone of old northern towns] - @0"},
      {"It fell (Stone, 2016).\n* Stone of old towns, 2016",
       "authors [Stone, 2016] - @0; entry [Stone of old towns, 2016] - @0"},
      {"It fell (Hale et al., 2016).\n* Hale RM (2016)",
       "authors [Hale et al., 2016] sun @0; entry [Hale RM (2016)] sun @0"},
      // By the author of the work it is.
      {"It fell (Farmer et al., 2011).\n* On the price of milk in hills",
       "authors [Farmer et al., 2011] milk @0; entry [On the price of milk in hills] milk @0"},
      // A name that only looks like one.
      {"Ask the nurses and their Group.\n* Group of the old towns, 2016", "entry [Group of the old towns, 2016] - @0"},
  };
  check_rows(rows, titled_rulebook());
}

TEST_CASE("a line of the page's list has the number that opens it, or that of its place") {
  const std::vector<Row> rows = {
      {"* 7 Hale RM (2016)\nIt fell [7] or [1].", "entry [7 Hale RM (2016)] sun @0; number [[7]] sun @0"},
      {"* 123 Hale RM (2016)\nIt fell [123] or [1].", "entry [123 Hale RM (2016)] sun @0; number [[123]] sun @0"},
      {"* 2016 Hale RM\nIt fell [1].", "entry [2016 Hale RM] - @0; number [[1]] - @0"},
      {"* Hale RM, part 12 of it\nIt fell [1] or [12].", "entry [Hale RM, part 12 of it] - @0; number [[1]] - @0"},
      {"* 2.5 mg of it helps\nIt fell [1] or [2].", "entry [2.5 mg of it helps] - @0; number [[1]] - @0"},
      {"* Of rain and towns\n* 7 Of old rain and towns\nIt fell [1], [2] or [7].",
       "entry [7 Of old rain and towns] - @1; number [[1]] - @0; number [[7]] - @1"},
      {"It fell [1, 2].\n* Of rain and old towns\n* Of snow and old towns",
       "number [[1, 2]] - @0; number [[1, 2]] - @1; entry [Of rain and old towns] - @0; "
       "entry [Of snow and old towns] - @1"},
      {"It fell [9].\n* Of rain and old towns", "entry [Of rain and old towns] - @0"},
      // Fewer than five words without a year are no source; the number is none of them.
      {"* Of rain and old towns", "entry [Of rain and old towns] - @0"},
      {"* Of rain and towns", ""},
      {"* 7 Of rain and towns", ""},
      {"* Of rain, 2016", "entry [Of rain, 2016] - @0"},
  };
  check_rows(rows, titled_rulebook());
}

TEST_CASE("a line of the page's list is the work of its identifier, else of its title, else of author and year") {
  const std::vector<Row> rows = {
      {"* Paper, doi:10.5555/wind.1, PMID 11111111", "entry [Paper, doi:10.5555/wind.1, PMID 11111111] wind @0"},
      {"* Paper, doi:10.1234/x, PMID 55555555", "entry [Paper, doi:10.1234/x, PMID 55555555] wind @0"},
      {"* On the price of milk in hills, doi:10.5555/wind.1",
       "entry [On the price of milk in hills, doi:10.5555/wind.1] wind @0"},
      {"* Strong wind bends young trees", "entry [Strong wind bends young trees] wind @0"},
      {"* Strong wind bends young trees, PMID 11111111",
       "entry [Strong wind bends young trees, PMID 11111111] wind @0"},
      {"* Strong wind bends young trees doi:10.1234/x", "entry [Strong wind bends young trees doi:10.1234/x] - @0"},
      {"* On the price of milk in hills doi:10.1234/x", "entry [On the price of milk in hills doi:10.1234/x] milk @0"},
      {"* Deep snow on old roofs and what it does there. On the price of milk in hills",
       "entry [Deep snow on old roofs and what it does there. On the price of milk in hills] milk snow @0"},
      {"* How rain falls over northern towns. How rain falls over northern towns",
       "entry [How rain falls over northern towns. How rain falls over northern towns] rain @0"},
      // Author and year, of a line of at most nine words and nothing better.
      {"* Hale RM (2016) doi:10.1234/x", "entry [Hale RM (2016) doi:10.1234/x] - @0"},
      {"* Hale RM (2016) Strong wind bends young trees",
       "entry [Hale RM (2016) Strong wind bends young trees] wind @0"},
      {"* Hale RM (2016) of a b c d e", "entry [Hale RM (2016) of a b c d e] sun @0"},
      {"* Hale RM (2016) of a b c d e f", "entry [Hale RM (2016) of a b c d e f] - @0"},
      {"* Hale RM (2015)", "entry [Hale RM (2015)] sun @0"},
      {"* Hale RM (2017)", "entry [Hale RM (2017)] sun @0"},
      {"* Hale RM (2014)", "entry [Hale RM (2014)] - @0"},
      {"* Hale RM (2018)", "entry [Hale RM (2018)] - @0"},
      {"* Hale RM, without a year", "entry [Hale RM, without a year] - @0"},
      // The year as a list gives it.
      {"* Hale (RM) (2016)", "entry [Hale (RM) (2016)] sun @0"},
      {"* Hale RM (2016, May)", "entry [Hale RM (2016, May)] sun @0"},
      {"* Hale RM. Towns. 2016;7:1", "entry [Hale RM. Towns. 2016;7:1] sun @0"},
      {"* Hale RM (2016) and (2016)", "entry [Hale RM (2016) and (2016)] sun @0"},
      {"* Hale RM (2016) and (2014)", "entry [Hale RM (2016) and (2014)] - @0"},
      {"* Hale RM, 2016, Towns", "entry [Hale RM, 2016, Towns] - @0"},
      {"* Hale RM (2016 or so)", "entry [Hale RM (2016 or so)] - @0"},
      {"* Hale RM 2016", "entry [Hale RM 2016] - @0"},
  };
  check_rows(rows, titled_rulebook());
}

TEST_CASE("a year at the very beginning of the page has no bracket before it") {
  const Rulebook rulebook = titled_rulebook();
  Document document = lined_document("2016 Hale RM", rulebook.language);
  document.blocks[0].kind = BlockKind::reference_entry;
  CHECK(mentioned(document, rulebook) == "entry [2016 Hale RM] - @0");
}

TEST_CASE("in running text a title has seven words at least, and nine of ten of them stand there") {
  const std::vector<Row> rows = {
      {"Read On the price of milk in hills today.", "title [On the price of milk in hills] milk"},
      {"Read How rain falls over northern towns today.", ""},
      {"Read Deep snow on old roofs and what it does today.", "title [Deep snow on old roofs and what it does] snow"},
      {"Read Thick fog above lakes and rivers in early today.", ""},
      {"Read Thick fog above lakes and rivers in early spring today.",
       "title [Thick fog above lakes and rivers in early spring] fog"},
  };
  check_rows(rows, titled_rulebook());
}

TEST_CASE("of mentions that overlap the one that says most stays") {
  std::vector<Work> works = {blood_work("dale", {"Dale P"}, 2018, WorkDesign::rct_blinded),
                             blood_work("east", {"East Q"}, 2018, WorkDesign::rct_blinded)};
  works[0].aliases = {"a Ridgeway study"};
  works[1].doi = "10.5555/east.1";
  const Rulebook rulebook = citing_rulebook(works);
  const std::string gave = " told of cord blood in cerebral palsy.";
  // A line of the list that surely is a work, and one that is not known.
  const std::string list = "\n* East, doi:10.5555/east.1\n* Of rain in old towns";
  const std::string entries = "; entry [East, doi:10.5555/east.1] east @0; entry [Of rain in old towns] - @1";
  const std::vector<Row> rows = {
      {"A study\u00B9 at Ridgeway" + gave + list, "number [\u00B9] east @0" + entries},
      {"A study\u00B2 at Ridgeway" + gave + list, "loose [A study\u00B2 at Ridgeway] dale" + entries},
      {"Dale et al.\u00B9 (2018)" + gave + list, "number [\u00B9] east @0" + entries},
      {"Dale et al.\u00B2 (2018)" + gave + list, "authors [Dale et al.\u00B2 (2018)] dale" + entries},
      {"Nobody et al.\u00B2 (2018)" + gave + list, "authors [Nobody et al.\u00B2 (2018)] -" + entries},
  };
  check_rows(rows, rulebook);
  // What a sentence tells of, it tells of under every name.
  CHECK(parts_of("A study\u00B9 at Ridgeway" + gave + list, rulebook) ==
        "number 0.0 sure leads; entry 1.0 sure '10.5555/east.1'; entry 2.0");
}

TEST_CASE("a title that two works share names none of them surely") {
  std::vector<Work> works;
  for (const std::string id : {"milk-paper", "milk-preprint"}) {
    works.push_back(invented_work(id, {"Farmer A"}, 2011, "On the price of milk in hills", WorkDesign::survey, {},
                                  {"condition.cerebral-palsy"}));
  }
  const Rulebook rulebook = citing_rulebook(works);
  const std::string_view text = "Read On the price of milk in hills today.";
  CHECK(mentioned(text, rulebook) == "title [On the price of milk in hills] milk-paper milk-preprint");
  CHECK(parts_of(text, rulebook) == "title 0.0");
  CHECK(parts_of(text, citing_rulebook({works[0]})) == "title 0.0 sure");
}
