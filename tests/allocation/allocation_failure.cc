// What happens when memory runs out at any moment: every allocation of a run fails once, one run each. Nothing may
// leak, nothing may crash, and afterwards the same objects give the same answer as before.
//
// A program of its own, as it replaces operator new. The libraries' own malloc (ICU, zlib) is not touched. Formats that
// are made with nlohmann/json (sarif, annotations, hypothesis, rdjsonl) are left out: its destructors allocate, so that
// memory that runs out in one of them ends the program, whatever we do. So is the detection of the language: CLD2
// leaves a block behind where one of its own fails.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "app/builtin.h"
#include "check/check.h"
#include "intake/eml.h"
#include "intake/table_reader.h"
#include "report/formats.h"
#include "report/run_totals.h"
#include "rulebook/load.h"
#include "text/read.h"

namespace {

std::uint64_t made = 0, failing = 0;  // allocations so far; the number of the one that fails, 0 for none
std::int64_t live = 0;

void* allocate(std::size_t size) {
  if (++made == failing) throw std::bad_alloc();
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  ++live;
  return memory;
}

void release(void* memory) noexcept {
  if (memory == nullptr) return;
  --live;
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  try {
    return allocate(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}
void* operator new[](std::size_t size, const std::nothrow_t& no) noexcept { return operator new(size, no); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }

namespace overclaim {
namespace {

constexpr std::string_view page =
    "<title>Cell therapy</title><h1>Cell therapy for autism</h1><p>Our stem cells cure autism. There are <b>no</b> "
    "risks, "
    "and nothing stays in the body.</p><ul><li>It is not a cure.<li>78 of 95 patients walked better.</ul>"
    "<blockquote>Some clinics claim that it cures.</blockquote><p>Is it safe? Yes. A 2022 meta-analysis found it.";

constexpr std::string_view mail =
    "From: a@clinic.example\r\nSubject: Offer\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; "
    "boundary=x\r\n"
    "\r\n--x\r\nContent-Type: text/plain\r\n\r\nOur therapy cures autism.\r\n--x\r\nContent-Type: text/html\r\n\r\n"
    "<p>Our therapy cures autism.</p>\r\n--x--\r\n";

constexpr std::string_view table = "id,text\n1,\"Our therapy cures, without risk.\"\n2,Parking is behind the house.\n";

std::string checked(const LoadedRulebook& loaded, MediaType type) {
  Language language = loaded.rulebook->language;
  language.code.clear();  // so that no language is detected
  const Document document = read_document(std::string(page), {"page", type}, language);
  const Report report = check(document, *loaded.rulebook);
  FormatContext context;
  context.words = &loaded.words;
  context.rulebook = &*loaded.rulebook;
  context.inputs = {"page"};
  RunTotals totals;
  begin_entry(totals, "page");
  const CheckedPage one{&report, &document, 0};
  std::string all;
  for (const std::string_view name : {"json", "jsonl", "text", "markdown", "html", "csv", "junit", "fair", "note"}) {
    const ReportFormat& format = *find_format(name);
    all += write_run(format, {&one, 1}, totals, context);
  }
  return all;
}

std::string rows() {
  bool given = false;
  std::variant<TableReader, ReportError> opened = TableReader::open(
      [&given](std::size_t) -> std::optional<std::string> {
        return std::exchange(given, true) ? std::string() : std::string(table);
      },
      TableFormat::csv);
  std::string all;
  if (TableReader* reader = std::get_if<TableReader>(&opened)) {
    while (const std::optional<TableRow> row = reader->next()) all += row->text + "\n";
  }
  return all;
}

std::string letter() {
  const ExtractResult read = extract_eml(mail);
  const Extracted* extracted = std::get_if<Extracted>(&read);
  return extracted == nullptr ? "" : extracted->text;
}

// `every`: of the allocations only each so many-th fails, where a run has very many.
bool survives(const char* name, const std::function<std::string()>& run, std::uint64_t most_runs) {
  const std::string expected = run();  // what is compiled at first touch stays
  const std::string again = run();
  made = 0;
  static_cast<void>(run());
  const std::uint64_t all = made;
  const std::uint64_t step = all / most_runs + 1;
  std::uint64_t thrown = 0, runs = 0;
  for (std::uint64_t at = 1; at <= all; at += step) {
    const std::int64_t before = live;
    made = 0;
    failing = at;
    try {
      static_cast<void>(run());
    } catch (const std::bad_alloc&) {
      ++thrown;
    }
    failing = 0;
    ++runs;
    if (live == before) continue;
    std::printf("%s: allocation %llu of %llu failed, and %lld blocks were left\n", name,
                static_cast<unsigned long long>(at), static_cast<unsigned long long>(all),
                static_cast<long long>(live - before));
    return false;
  }
  if (run() != expected || again != expected) {
    std::printf("%s: does not say the same afterwards\n", name);
    return false;
  }
  std::printf("%s: %llu allocations, %llu of them failed once, %llu said so\n", name,
              static_cast<unsigned long long>(all), static_cast<unsigned long long>(runs),
              static_cast<unsigned long long>(thrown));
  return runs > 10 && thrown > 0;
}

int test() {
  const std::vector<std::vector<NamedBytes>> layers = {{builtin_files().begin(), builtin_files().end()}};
  const LoadedRulebook loaded = load_rulebook(layers);
  bool good = loaded.rulebook.has_value();
  good = survives(
             "an HTML page", [&] { return checked(loaded, MediaType::html); }, 3000) &&
         good;
  good = survives(
             "a plain text", [&] { return checked(loaded, MediaType::plain); }, 1500) &&
         good;
  good = survives("a table", rows, 3000) && good;
  good = survives("a mail", letter, 3000) && good;
  return good ? 0 : 1;
}

}  // namespace
}  // namespace overclaim

int main() { return overclaim::test(); }
