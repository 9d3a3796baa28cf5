#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "intake/warc_framing.h"
#include "small_archives.h"

using namespace overclaim;
using overclaim::test::gzip;
using overclaim::test::page_record;
using overclaim::test::skippable_frame;
using overclaim::test::warc_record;
using overclaim::test::zstd;

namespace {

// "A@0+10" for a record, "!A@10+5 why" for a damaged place ("?" where the record is not known); "~" behind a place of
// the unpacked archive.
using Lines = std::vector<std::string>;

// So that a failing row is shown.
std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

Lines read_all(std::string bytes, const WarcLimits& limits = {}) {
  const Packing packing = packing_of(bytes);
  WarcFraming framing(PackedBytes(reader_of(std::move(bytes)), packing), limits);
  std::vector<std::string> lines;
  const auto place = [](const WarcPlace& at) {
    return "@" + std::to_string(at.offset) + "+" + std::to_string(at.length) + (at.of_file ? "" : "~");
  };
  for (;;) {
    auto read = framing.next();
    if (std::get_if<WarcEnd>(&read) != nullptr) return lines;
    if (const auto* damage = std::get_if<WarcDamage>(&read)) {
      const std::size_t colon = damage->error.message.find(": ");
      lines.push_back("!" + (damage->uri.empty() ? "?" : damage->uri) + place(damage->place) + " " +
                      damage->error.message.substr(colon + 2));
      continue;
    }
    const WarcRecord& record = std::get<WarcRecord>(read);
    lines.push_back(std::string(record.uri()) + place(record.place));
  }
}

std::string at(const std::string& name, std::size_t offset, std::size_t length, bool of_file = true) {
  return name + "@" + std::to_string(offset) + "+" + std::to_string(length) + (of_file ? "" : "~");
}

const std::string a = page_record("a", "<p>One."), b = page_record("b", "<p>Two, and more."),
                  c = page_record("c", "<p>3");

}  // namespace

TEST_CASE("the same records come out of every packing, each with its address") {
  const std::string ga = gzip(a), gb = gzip(b), gc = gzip(c), za = zstd(a), zb = zstd(b), zc = zstd(c);
  const std::vector<std::string> unpacked = {at("a", 0, a.size(), false), at("b", a.size(), b.size(), false),
                                             at("c", a.size() + b.size(), c.size(), false)};
  CHECK(joined(read_all(a + b + c)) ==
        joined({at("a", 0, a.size()), at("b", a.size(), b.size()), at("c", a.size() + b.size(), c.size())}));
  CHECK(joined(read_all(ga + gb + gc)) ==
        joined({at("a", 0, ga.size()), at("b", ga.size(), gb.size()), at("c", ga.size() + gb.size(), gc.size())}));
  CHECK(joined(read_all(za + zb + zc)) ==
        joined({at("a", 0, za.size()), at("b", za.size(), zb.size()), at("c", za.size() + zb.size(), zc.size())}));
  // As one piece a record has no address in the file; only the first begins where the piece does.
  for (const std::string& piece : {gzip(a + b + c), zstd(a + b + c)})
    CHECK(joined(read_all(piece)) == joined(unpacked));
  CHECK(read_all("").empty());
  CHECK(joined(read_all(ga + std::string(100, '\0'))) == joined({at("a", 0, ga.size() + 100)}));
}

TEST_CASE("a dictionary in front of a .warc.zst is taken, packed or not; without it the records are damaged") {
  std::string dictionary;
  for (int i = 0; i < 40; ++i) dictionary += a + b;
  const std::string za = zstd(a, dictionary), zb = zstd(b, dictionary);
  for (const std::string& held : {dictionary, zstd(dictionary)}) {
    const std::string frame = skippable_frame(held);
    CHECK(joined(read_all(frame + za + zb)) ==
          joined({at("a", frame.size(), za.size()), at("b", frame.size() + za.size(), zb.size())}));
  }
  const std::vector<std::string> without = read_all(za + zb);
  REQUIRE(without.size() == 1);
  CHECK(without[0].starts_with("!?@0+"));
}

TEST_CASE("heads of all kinds are read") {
  struct Row {
    std::string bytes;
    std::vector<std::string> lines;
  };
  const std::string lf = "WARC/0.18\nWARC-Type: resource\nWARC-Target-URI: <u>\nContent-Length: 2\n\nhi\n\n";
  const std::string folded = "WARC/1.1\r\nWARC-Target-URI: u\r\n v\r\ncontent-length: 0\r\n\r\n\r\n\r\n";
  const std::vector<Row> rows = {
      {lf, {at("u", 0, lf.size())}},
      {folded, {at("u v", 0, folded.size())}},
      {"\r\n\r\n" + a, {at("a", 4, a.size())}},
      {a.substr(0, a.size() - 4), {at("a", 0, a.size() - 4)}},  // no line ends behind it
      {a.substr(0, a.size() - 4) + b, {at("a", 0, a.size() - 4), at("b", a.size() - 4, b.size())}},
      {a + "\r\n\r\n" + b, {at("a", 0, a.size()), at("b", a.size() + 4, b.size())}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(joined(read_all(row.bytes)) == joined(row.lines));
  }
}

TEST_CASE("what is damaged is one error with its place, and the next record is found") {
  std::string longer = b;
  longer.replace(longer.find("Content-Length: "), 18, "Content-Length: 99");
  std::string shorter = b;
  shorter.replace(shorter.find("Content-Length: "), 18, "Content-Length: 10");
  std::string huge = b;
  huge.replace(huge.find("Content-Length: "), 18, "Content-Length: 10737418240");
  std::string lost = b;
  lost.replace(lost.find("Content-Length: "), 16, "Content-Width : ");
  struct Row {
    std::string name;
    std::string bad, why;
    bool known;
  };
  const std::vector<Row> rows = {
      {"rubbish", "rubbish\r\n\r\n", "it does not begin as a record does", false},
      {"no length", lost, "it does not say how long it is", true},
      {"too short a length", shorter, "what follows it is no record: its length is wrong, or it is damaged", true},
      {"ten gigabytes", huge, "the file breaks off in it", true},
      {"too long a length", longer, "what follows it is no record: its length is wrong, or it is damaged", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::string where = at(row.known ? "!b" : "!?", a.size(), row.bad.size()) + " " + row.why;
    CHECK(joined(read_all(a + row.bad + c)) ==
          joined({at("a", 0, a.size()), where, at("c", a.size() + row.bad.size(), c.size())}));
    // Packed record by record, places are those of the members.
    const std::string ga = gzip(a), bad = gzip(row.bad), gc = gzip(c);
    const std::vector<std::string> packed = read_all(ga + bad + gc);
    CAPTURE(joined(packed));
    REQUIRE(packed.size() == 3);
    CHECK(packed[0] == at("a", 0, ga.size()));
    CHECK(packed[1].starts_with(at(row.known ? "!b" : "!?", ga.size(), bad.size()) + " "));
    CHECK(packed[2] == at("c", ga.size() + bad.size(), gc.size()));
  }
}

TEST_CASE("every bit of a packed record counts: flipped anywhere, that record is lost and no other") {
  for (const bool use_zstd : {false, true}) {
    CAPTURE(use_zstd);
    const auto pack = [&](const std::string& bytes) { return use_zstd ? zstd(bytes) : gzip(bytes); };
    const std::string pa = pack(a), pb = pack(b), pc = pack(c);
    const std::string first = at("a", 0, pa.size()), last = at("c", pa.size() + pb.size(), pc.size());
    std::size_t damaged = 0;
    for (std::size_t place = 0; place < pb.size(); ++place) {
      std::string broken = pb;
      broken[place] = static_cast<char>(broken[place] ^ 0x20);
      const std::vector<std::string> lines = read_all(pa + broken + pc);
      CAPTURE(place);
      CAPTURE(joined(lines));
      REQUIRE(lines.size() == 3);
      CHECK(lines[0] == first);
      CHECK(lines[2] == last);
      // Some bits of gzip's head (time, system) mean nothing.
      if (lines[1].starts_with('!')) ++damaged;
    }
    CHECK(damaged > pb.size() * 9 / 10);
  }
}

TEST_CASE("cut at every byte: all records before the cut, and one error where it is not between records") {
  struct Row {
    const char* name;
    std::string a, b, c;
  };
  const std::vector<Row> rows = {
      {"plain", a, b, c}, {"gzip", gzip(a), gzip(b), gzip(c)}, {"zstd", zstd(a), zstd(b), zstd(c)}};
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::string whole = row.a + row.b + row.c;
    const std::vector<std::size_t> ends = {row.a.size(), row.a.size() + row.b.size(), whole.size()};
    for (std::size_t cut = 1; cut < whole.size(); ++cut) {
      CAPTURE(cut);
      const std::vector<std::string> lines = read_all(whole.substr(0, cut));
      std::size_t records = 0, errors = 0;
      for (const std::string& line : lines) (line.starts_with('!') ? errors : records) += 1;
      // A plain record is whole without the line ends behind it.
      std::size_t wanted = 0;
      bool at_edge = false;
      for (const std::size_t end : ends) {
        const std::size_t slack = row.a == a ? 4 : 0;
        if (cut + slack >= end) ++wanted;
        at_edge = at_edge || (cut + slack >= end && cut <= end);
      }
      CHECK(records == wanted);
      CHECK(errors == (at_edge ? 0 : 1));
    }
  }
}

TEST_CASE("a record over the limits is passed over, and its first bytes are kept") {
  WarcLimits limits;
  limits.block_bytes = 1000;
  limits.kept_of_longer = 100;
  const std::string big = page_record("big", std::string(5000, 'x'));
  WarcFraming framing(PackedBytes(reader_of(a + big + c), Packing::none), limits);
  CHECK(std::get<WarcRecord>(framing.next()).block.size() < 1000);
  const WarcRecord record = std::get<WarcRecord>(framing.next());
  CHECK(record.uri() == "big");
  CHECK(record.block.size() == 100);
  CHECK(record.block_length > 5000);
  CHECK(record.place.length == big.size());
  CHECK(std::get<WarcRecord>(framing.next()).uri() == "c");
  CHECK(read_all(page_record("long", "x").insert(10, std::string(300U << 10U, 'h')) + c).size() == 2);
}

TEST_CASE("records of a damaged piece are read, but said to be unverified; those of whole members are verified") {
  const std::string piece = gzip(a + b), ga = gzip(a);
  std::string damaged = piece;
  damaged[damaged.size() - 6] = static_cast<char>(damaged[damaged.size() - 6] ^ 1);  // its check sum
  const auto verified = [](const std::string& bytes) {
    WarcFraming framing(PackedBytes(reader_of(bytes), Packing::gzip));
    std::string text;
    for (;;) {
      const auto read = framing.next();
      if (std::get_if<WarcEnd>(&read) != nullptr) return text;
      const auto* record = std::get_if<WarcRecord>(&read);
      text += record == nullptr ? '!' : record->is_verified ? 'v' : 'u';
    }
  };
  CHECK(verified(piece) == "vv");
  CHECK(verified(damaged) == "u!");  // the last one ends where the check sum fails
  CHECK(verified(damaged.substr(0, damaged.size() - 4)) == "u!");
  CHECK(verified(ga + piece + ga) == "vvvv");
  CHECK(verified(ga + damaged + ga) == "vu!v");
  CHECK(verified(piece + damaged) == "vvu!");
}

TEST_CASE("a bomb ends where it is seen, and the records behind it are read") {
  const std::string bomb = gzip(warc_record("response", "bomb", std::string(64U << 20U, '\0')));
  const std::string ga = gzip(a), gc = gzip(c);
  UnpackLimits limits;
  limits.ratio = 100;
  limits.ratio_from = 1U << 20U;
  WarcFraming framing(PackedBytes(reader_of(ga + bomb + gc), Packing::gzip, limits));
  CHECK(std::get<WarcRecord>(framing.next()).uri() == "a");
  const WarcDamage damage = std::get<WarcDamage>(framing.next());
  CHECK(damage.uri == "bomb");
  CHECK(damage.error.message.find("unpacks to more than 100 times its size") != std::string::npos);
  CHECK(damage.place.offset == ga.size());
  CHECK(damage.place.length == bomb.size());
  CHECK(std::get<WarcRecord>(framing.next()).uri() == "c");
  CHECK(std::get_if<WarcEnd>(&static_cast<const std::variant<WarcRecord, WarcDamage, WarcEnd>&>(framing.next())) !=
        nullptr);
}

TEST_CASE("an archive that is damaged all over is given up, and says so") {
  std::string bytes;
  for (int i = 0; i < 30; ++i) bytes += "WARC/1.0\r\nno length\r\n\r\n";
  WarcLimits limits;
  limits.damaged_places = 10;
  const std::vector<std::string> lines = read_all(bytes, limits);
  REQUIRE(lines.size() == 11);
  CHECK(lines.back().find("too much of this archive is damaged") != std::string::npos);
}
