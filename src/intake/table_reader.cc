// What the records of table_records.h say. Covered by tests/table_reader_test.cc.
#include "intake/table_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "intake/json_row.h"
#include "intake/table_headings.h"
#include "intake/table_records.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace overclaim {
namespace {

constexpr char no_separator = '\x1F';
constexpr int deepest_json = 256;
constexpr std::size_t most_listed_columns = 30, longest_listed_column = 60;

// Names of columns as exports of ad libraries, spreadsheets and scrapers have them, the likeliest first. A family's own
// name is said with --text-field.
constexpr std::array<std::string_view, 24> text_names = {"text",
                                                         "ad_text",
                                                         "body",
                                                         "ad_body",
                                                         "ad_creative_body",
                                                         "ad_creative_bodies",
                                                         "creative_body",
                                                         "ad_copy",
                                                         "content",
                                                         "message",
                                                         "copy",
                                                         "post_text",
                                                         "full_text",
                                                         "post",
                                                         "caption",
                                                         "ad_content",
                                                         "html",
                                                         "comment",
                                                         "claim",
                                                         "description",
                                                         "ad_description",
                                                         "transcript",
                                                         "sentence",
                                                         "review"};
constexpr std::array<std::string_view, 10> id_names = {"id",     "ad_id",   "ad_archive_id", "archive_id", "library_id",
                                                       "row_id", "post_id", "key",           "uid",        "url"};
constexpr std::array<std::string_view, 12> date_names = {
    "date",       "captured_at", "capture_date", "collected_at", "ad_creation_time", "ad_delivery_start_time",
    "created_at", "created",     "published",    "published_at", "timestamp",        "day"};

bool is_space(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// "Ad Text" and "ad-text" are "ad_text".
std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : trimmed(name)) {
    const bool capital = c >= 'A' && c <= 'Z';
    out += capital ? static_cast<char>(c - 'A' + 'a') : c == ' ' || c == '-' || c == '.' ? '_' : c;
  }
  return out;
}

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

std::size_t place_of(const std::vector<std::string>& columns, std::string_view wanted) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i] == wanted) return i;
  }
  const std::string plain = plain_name(wanted);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (plain_name(columns[i]) == plain) return i;
  }
  return nowhere;
}

template <std::size_t size>
std::size_t place_of_known(const std::vector<std::string>& columns, const std::array<std::string_view, size>& known) {
  for (const std::string_view name : known) {
    if (const std::size_t found = place_of(columns, name); found != nowhere) return found;
  }
  return nowhere;
}

std::string listed(const std::vector<std::string>& columns) {
  std::string out;
  for (std::size_t i = 0; i < columns.size() && i < most_listed_columns; ++i) {
    out += i > 0 ? ", " : "";
    out += cut_between_characters(columns[i], longest_listed_column);
  }
  if (columns.size() > most_listed_columns) out += ", ...";
  return out;
}

// The columns whose names say that they hold the text, the likeliest first, one of each name.
std::vector<std::string> with_text_names(const std::vector<std::string>& columns) {
  std::vector<std::string> found;
  for (const std::string_view name : text_names) {
    if (const std::size_t place = place_of(columns, name); place != nowhere) found.push_back(columns[place]);
  }
  return found;
}

bool is_text_name(std::string_view name) {
  const std::string plain = plain_name(name);
  return std::find(text_names.begin(), text_names.end(), plain) != text_names.end();
}

struct Places {
  std::size_t text = nowhere, id = nowhere, date = nowhere;
};

// How many of the columns have the name by which the one at `place` was found (place_of): just that name, or where none
// has it, the same but for case and dashes.
std::size_t alike(const std::vector<std::string>& columns, std::size_t place, const std::string& asked_for) {
  const std::string plain = plain_name(columns[place]);
  const bool is_exact = columns[place] == (asked_for.empty() ? plain : asked_for);
  const auto same = [&](const std::string& name) {
    return is_exact ? name == columns[place] : plain_name(name) == plain;
  };
  return static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), same));
}

std::variant<Places, ReportError> find_columns(const std::vector<std::string>& columns, const TableOptions& options) {
  Places places;
  const auto named = [&](const std::string& wanted, std::size_t& place,
                         const char* option) -> std::optional<ReportError> {
    place = place_of(columns, wanted);
    if (place != nowhere) return std::nullopt;
    return ReportError{"columns",
                       "has no column \"" + wanted + "\" (" + option + "); its columns are: " + listed(columns)};
  };
  if (!options.text_field.empty()) {
    if (auto error = named(options.text_field, places.text, "--text-field")) return *error;
  } else {
    places.text = columns.size() == 1 ? 0 : place_of_known(columns, text_names);
    if (places.text == nowhere) {
      return ReportError{"columns",
                         "has no column whose name says that it holds the text; name it with --text-field. "
                         "Its columns are: " +
                             listed(columns)};
    }
    const std::vector<std::string> others = with_text_names(columns);
    if (others.size() > 1) {
      return ReportError{"columns",
                         "has several columns whose names say that they hold the text, and only one is "
                         "read; name it with --text-field: " +
                             listed(others)};
    }
  }
  if (const std::size_t count = alike(columns, places.text, options.text_field); count > 1) {
    return ReportError{"columns", "has " + std::to_string(count) + " columns of the name \"" + columns[places.text] +
                                      "\", and only one can be read; give each a name of its own, and name the one "
                                      "that holds the text with --text-field"};
  }
  if (!options.id_field.empty()) {
    if (auto error = named(options.id_field, places.id, "--id-field")) return *error;
  } else {
    places.id = place_of_known(columns, id_names);
    if (places.id == places.text) places.id = nowhere;
  }
  if (!options.date_field.empty()) {
    if (auto error = named(options.date_field, places.date, "--date-field")) return *error;
  } else {
    places.date = place_of_known(columns, date_names);
    if (places.date == places.text) places.date = nowhere;
  }
  return places;
}

// Names of columns are a word or a few; a sentence in their place is likely a text, which then nobody would have read.
bool is_sentence(std::string_view name) {
  constexpr int most_words_of_a_name = 3;
  int words = 0;
  bool in_word = false;
  for (const char c : name) {
    if (!is_space(c) && !in_word) ++words;
    in_word = !is_space(c);
  }
  return words > most_words_of_a_name;
}

bool ends_with(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() && plain_name(name.substr(name.size() - ending.size())) == plain_name(ending);
}

// Nothing is meant so deep, and whoever parses a column of a report may recurse.
bool nests_too_deep(std::string_view json) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > deepest_json) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

}  // namespace

std::optional<TableFormat> table_format(std::string_view head, std::string_view name) {
  if (ends_with(name, ".csv")) return TableFormat::csv;
  if (ends_with(name, ".tsv") || ends_with(name, ".tab")) return TableFormat::tsv;
  if (ends_with(name, ".jsonl") || ends_with(name, ".ndjson")) return TableFormat::jsonl;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (!head.starts_with('{')) return std::nullopt;
  const std::size_t end = head.find('\n');
  if (end == head.npos) return std::nullopt;
  const std::string_view line = head.substr(0, end);
  std::vector<JsonField> fields;
  if (nests_too_deep(line) || read_json_row(line, fields) != JsonLine::object) return std::nullopt;
  return TableFormat::jsonl;
}

class TableReader::Rows {
 public:
  Rows(ByteSource source, TableFormat format, TableOptions options)
      : options_(std::move(options)),
        format_(format),
        records_(std::move(source), format != TableFormat::jsonl, options_.charset) {
    if (format == TableFormat::tsv) records_.set_separator(separator_ = '\t');
  }

  std::optional<ReportError> read_header() {
    if (format_ == TableFormat::jsonl) {
      waiting_ = read_object_row();
      if (waiting_ && waiting_->error && waiting_->error->code != "row") return waiting_->error;
      return std::nullopt;
    }
    std::optional<TableRecord> header = records_.next();
    if (header && header->bytes.size() == 5 && header->bytes.starts_with("sep=")) {  // a line that Excel reads
      records_.set_separator(separator_ = header->bytes[4]);
      header = records_.next();
    }
    if (!header) return std::nullopt;
    if (header->problem == RecordProblem::not_readable) return not_readable();
    const bool quotes = header->problem == RecordProblem::none;
    if (!quotes && format_ == TableFormat::csv) {
      return ReportError{"columns", "begins with a line that does not name its columns: " + problem_of(*header)};
    }
    if (separator_ == '\0') records_.set_separator(separator_ = separator_of(header->bytes));
    for (const std::string& name : split_record(header->bytes, separator_, quotes)) {
      const std::string decoded = records_.decoded(name);
      columns_.emplace_back(trimmed(decoded));
      if (columns_.back().empty()) columns_.back() = "column " + std::to_string(columns_.size());
    }
    std::variant<Places, ReportError> found = find_columns(columns_, options_);
    if (auto* error = std::get_if<ReportError>(&found)) return *error;
    places_ = std::get<Places>(found);
    columns_end_ = records_.offset();
    if (columns_.size() == 1 && options_.text_field.empty() && is_sentence(columns_[0])) waiting_ = names_row(*header);
    return std::nullopt;
  }

  std::optional<TableRow> next() {
    if (waiting_) return std::exchange(waiting_, std::nullopt);
    if (ended_) return std::nullopt;
    return format_ == TableFormat::jsonl ? read_object_row() : read_fields_row();
  }

  std::optional<TablePlace> pass_over() {
    // Rows before the columns are known are read: the first object of JSONL names them.
    if (waiting_ || (format_ == TableFormat::jsonl && columns_.empty())) {
      const std::optional<TableRow> row = next();
      if (!row) return std::nullopt;
      return TablePlace{row->number, row->line, row->offset, row->length};
    }
    TableRow row;
    if (ended_ || !next_record(row)) return std::nullopt;
    return TablePlace{row.number, row.line, row.offset, row.length};
  }

  bool may_be_cut() const { return !records_.is_wide() && !no_columns_; }

  std::uint64_t head() const { return std::max<std::uint64_t>(table_piece_bytes, columns_end_); }

  void go_to(const TablePlace& place) {
    while (format_ == TableFormat::jsonl && columns_.empty() && next()) {
    }
    waiting_.reset();
    ended_ = false;
    number_ = place.number - 1;
    records_.go_to(place.offset, place.line);
  }

  std::string_view name_of(std::size_t Places::*which) const {
    const std::size_t place = places_.*which;
    return place == nowhere ? std::string_view() : std::string_view(columns_[place]);
  }

  const Places& places() const { return places_; }

 private:
  static ReportError not_readable() {
    return {"not_readable", "could not be read to its end; try again, or copy it first"};
  }

  // Instead of the row that the first line may have been meant to be.
  TableRow names_row(const TableRecord& header) const {
    TableRow row;
    row.line = header.line;
    row.offset = header.offset;
    row.length = header.length;
    fail(row, in_line(header) + "the first row was taken for the name of the column and not checked: \"" +
                  std::string(cut_between_characters(columns_[0], longest_listed_column)) + "\"; " +
                  "put a row with a name such as text above it, or say that it is a name with --text-field");
    return row;
  }

  static std::string in_line(const TableRecord& record) { return "line " + std::to_string(record.line) + ": "; }

  static std::string problem_of(const TableRecord& record) {
    switch (record.problem) {
      case RecordProblem::too_long:
        return in_line(record) + "the row has " + std::to_string(record.length) + " bytes, more than " +
               std::to_string(max_record_bytes >> 20U) + " MiB; it was passed over";
      case RecordProblem::text_at_quote:
        return in_line(record) + "something stands behind a closing quote; quotes inside a field are written twice";
      case RecordProblem::open_quote:
        return in_line(record) + "a quote is opened and never closed";
      case RecordProblem::not_readable:
      case RecordProblem::none:
        break;
    }
    return "";
  }

  // The commonest of the header, outside quotes; where it has none, there is one column, and commas are its words'.
  static char separator_of(std::string_view header) {
    std::array<std::pair<char, int>, 4> counts = {{{',', 0}, {';', 0}, {'\t', 0}, {'|', 0}}};
    bool in_quotes = false;
    for (const char c : header) {
      if (c == '"') in_quotes = !in_quotes;
      for (auto& [separator, count] : counts) count += !in_quotes && c == separator ? 1 : 0;
    }
    const auto* most = std::max_element(counts.begin(), counts.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    return most->second == 0 ? no_separator : most->first;
  }

  std::optional<TableRecord> next_record(TableRow& row) {
    std::optional<TableRecord> record = records_.next();
    if (!record) {
      ended_ = true;
      return std::nullopt;
    }
    row.number = ++number_;
    row.line = record->line;
    row.offset = record->offset;
    row.length = record->length;
    if (record->problem == RecordProblem::not_readable) {
      ended_ = true;
      row.error = not_readable();
    }
    return record;
  }

  static void fail(TableRow& row, std::string message) {
    row.text.clear();
    row.error = ReportError{"row", std::move(message)};
  }

  // Whoever names the column of the texts has named all that is to be read.
  bool is_heading(std::string_view column) const {
    return options_.text_field.empty() && is_heading_name(plain_name(column));
  }

  static void add_heading(std::string_view value, std::string& heading) {
    if (!heading.empty() && !value.empty()) heading += "\n\n";
    heading += value;
  }

  // ---- CSV and TSV ----

  std::optional<TableRow> read_fields_row() {
    TableRow row;
    const std::optional<TableRecord> record = next_record(row);
    if (!record) return std::nullopt;
    if (row.error) return row;
    const bool plain_quotes = format_ == TableFormat::tsv && (record->problem == RecordProblem::text_at_quote ||
                                                              record->problem == RecordProblem::open_quote);
    if (record->problem != RecordProblem::none && !plain_quotes) {
      fail(row, problem_of(*record));
      return row;
    }
    const std::vector<std::string> fields = split_record(record->bytes, separator_, !plain_quotes);
    std::string heading;
    for (std::size_t i = 0; i < fields.size() && i < columns_.size(); ++i) {
      std::string value = records_.decoded(fields[i]);
      if (i == places_.text) {
        row.text = std::move(value);
      } else if (i == places_.id) {
        row.id = std::move(value);
      } else if (i == places_.date) {
        row.date = std::move(value);
      } else {
        if (is_heading(columns_[i])) add_heading(value, heading);
        row.columns.emplace_back(columns_[i], std::move(value));
      }
    }
    row.text = with_heading(heading, std::move(row.text));
    if (fields.size() != columns_.size()) {
      fail(row, in_line(*record) + "the row has " + std::to_string(fields.size()) +
                    (fields.size() == 1 ? " field" : " fields") + " where the first line names " +
                    std::to_string(columns_.size()));
    }
    return row;
  }

  // ---- JSONL ----

  std::optional<TableRow> read_object_row() {
    TableRow row;
    const std::optional<TableRecord> record = next_record(row);
    if (!record) return std::nullopt;
    if (row.error) return row;
    if (record->problem != RecordProblem::none) {
      fail(row, problem_of(*record));
      return row;
    }
    const std::string line = records_.decoded(record->bytes);
    // To the parser it would be the end, and what stands behind it would not be read.
    if (line.find('\0') != line.npos) {
      fail(row, in_line(*record) + "the row holds a byte of zero, which is no text");
      return row;
    }
    if (nests_too_deep(line)) {
      fail(row, in_line(*record) + "the JSON nests deeper than " + std::to_string(deepest_json) + " levels");
      return row;
    }
    std::vector<JsonField> fields;
    const JsonLine read = read_json_row(line, fields);
    if (read != JsonLine::object) {
      fail(row, in_line(*record) + (read == JsonLine::broken ? "broken JSON" : "JSON, but no object") +
                    "; each line is one object");
      return row;
    }
    if (columns_.empty()) {
      for (const JsonField& field : fields) columns_.push_back(field.key);
      std::variant<Places, ReportError> found = find_columns(columns_, options_);
      if (auto* error = std::get_if<ReportError>(&found)) {
        row.error = *error;
        ended_ = no_columns_ = true;
        return row;
      }
      places_ = std::get<Places>(found);
      columns_end_ = records_.offset();
    }
    take_fields(std::move(fields), in_line(*record), row);
    return row;
  }

  // The first object names the columns, but any other may have more keys than that.
  bool is_other_text(const JsonField& field, std::string_view text_name) const {
    const bool is_empty = !field.text || field.text->empty();  // a number or a flag is no text
    if (!options_.text_field.empty() || field.key == text_name || is_empty || !is_text_name(field.key)) return false;
    const std::string plain = plain_name(text_name);
    return plain != text_name || plain_name(field.key) != plain;  // beside "text", "Text" is a column like others
  }

  void take_fields(std::vector<JsonField> fields, const std::string& line, TableRow& row) const {
    const std::string_view text_name = name_of(&Places::text), id_name = name_of(&Places::id),
                           date_name = name_of(&Places::date);
    std::optional<std::string> text;
    std::string heading, problem;
    bool has_text = false;
    for (JsonField& field : fields) {
      const bool is_text = field.key == text_name, is_id = field.key == id_name, is_date = field.key == date_name;
      const bool is_head = is_heading(field.key);
      // The last of them counts, and nobody would have read the others.
      if (field.count > 1 && (is_text || is_id || is_date || is_head) && problem.empty()) {
        problem = "\"" + field.key + "\" stands there more than once; give each a key of its own";
      }
      if (is_other_text(field, text_name) && problem.empty()) {
        problem = "\"" + std::string(cut_between_characters(field.key, longest_listed_column)) +
                  "\" says that it holds the text, and \"" + std::string(text_name) +
                  "\" is read; name the one to be read with --text-field";
      }
      if (is_text) {
        has_text = !field.is_null;
        text = std::move(field.text);
      } else if (is_id) {
        row.id = std::move(field.shown);
      } else if (is_date) {
        row.date = std::move(field.shown);
      } else {
        if (is_head) add_heading(field.text.value_or(""), heading);
        row.columns.emplace_back(std::move(field.key), std::move(field.shown));
      }
    }
    if (!problem.empty()) {
      fail(row, line + problem);
    } else if (text) {
      row.text = with_heading(heading, std::move(*text));
    } else {
      fail(row, line + "\"" + std::string(text_name) + "\" is " + (has_text ? "no string" : "missing"));
    }
  }

  TableOptions options_;
  TableFormat format_;
  TableRecords records_;
  char separator_ = '\0';
  std::vector<std::string> columns_;
  Places places_;
  std::optional<TableRow> waiting_;
  std::uint64_t number_ = 0, columns_end_ = 0;
  bool ended_ = false, no_columns_ = false;
};

TableReader::TableReader(std::unique_ptr<Rows> rows) : rows_(std::move(rows)) {}
TableReader::TableReader(TableReader&&) noexcept = default;
TableReader& TableReader::operator=(TableReader&&) noexcept = default;
TableReader::~TableReader() = default;

std::variant<TableReader, ReportError> TableReader::open(ByteSource source, TableFormat format,
                                                         const TableOptions& options) {
  if (!options.charset.empty() && options.charset == "iso-2022-jp") {
    return ReportError{"charset", "is a table in ISO-2022-JP, which is not read; save it as UTF-8 first"};
  }
  auto rows = std::make_unique<Rows>(std::move(source), format, options);
  if (std::optional<ReportError> error = rows->read_header()) return *error;
  return TableReader(std::move(rows));
}

std::optional<TableRow> TableReader::next() { return rows_->next(); }

std::optional<TablePlace> TableReader::pass_over() { return rows_->pass_over(); }
bool TableReader::may_be_cut() const { return rows_->may_be_cut(); }
std::uint64_t TableReader::head() const { return rows_->head(); }
void TableReader::go_to(const TablePlace& place) { rows_->go_to(place); }

std::string_view TableReader::text_field() const { return rows_->name_of(&Places::text); }
std::string_view TableReader::id_field() const { return rows_->name_of(&Places::id); }
std::string_view TableReader::date_field() const { return rows_->name_of(&Places::date); }

}  // namespace overclaim
