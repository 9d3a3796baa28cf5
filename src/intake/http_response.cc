// Only what archives need: no keep-alive, no ranges, no requests. A library was not taken, as those at hand read from a
// connection and refuse what real archives hold: heads with LF alone, bodies unpacked under their old head. Covered by
// tests/http_response_test.cc, tests/archives and tests/fuzz.
#include "intake/http_response.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace overclaim {
namespace {

constexpr std::size_t longest_head = 1U << 20U;
constexpr std::size_t most_codings = 5;
constexpr std::size_t piece_bytes = 64U << 10U;
constexpr std::string_view spaces = " \t\r\n";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& byte : out) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return out;
}

bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(spaces), text.size()));
  return text.substr(0, text.find_last_not_of(spaces) + 1);
}

// All values of fields of this name, parted at commas, in lower case, without "identity".
std::vector<std::string> list_of(const HeaderFields& fields, std::string_view name) {
  std::vector<std::string> all;
  for (const auto& [field, value] : fields) {
    if (lower(field) != name) continue;
    std::string_view left = value;
    while (!left.empty()) {
      const std::size_t comma = std::min(left.find(','), left.size());
      const std::string item = lower(trimmed(left.substr(0, comma)));
      if (!item.empty() && item != "identity") all.push_back(item);
      left.remove_prefix(std::min(comma + 1, left.size()));
    }
  }
  return all;
}

// A name, a slash and a name (RFC 9110), in lower case.
bool is_media_type(std::string_view type) {
  const auto is_name = [](std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), is_token_character);
  };
  const std::size_t slash = type.find('/');
  return slash != type.npos && is_name(type.substr(0, slash)) && is_name(type.substr(slash + 1));
}

// What stands between commas, but for those in quotes.
template <typename Take>
void for_each_listed(std::string_view list, const Take& take) {
  bool in_quotes = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= list.size(); ++at) {
    if (at < list.size() && in_quotes && list[at] == '\\') {
      ++at;
    } else if (at < list.size() && list[at] == '"') {
      in_quotes = !in_quotes;
    } else if (at >= list.size() || (list[at] == ',' && !in_quotes)) {
      take(trimmed(list.substr(begin, at - begin)));
      begin = std::min(at + 1, list.size());
    }
  }
}

std::string too_long(std::uint64_t longest) {
  return "is longer than " + std::to_string(longest >> 20U) + " MiB; save the page's text and check that";
}

HttpBody failed(std::string code, std::string message) {
  HttpBody body;
  body.error = ReportError{std::move(code), std::move(message)};
  return body;
}

// What was had before the packing broke; nothing at all is an error.
HttpBody broken(std::string bytes, std::string_view coding) {
  if (bytes.empty()) return failed("damaged", "cannot be unpacked: its " + std::string(coding) + " bytes are damaged");
  return {std::move(bytes), "the page breaks off here: its packed bytes are damaged behind this place", {}};
}

class ZlibStream {
 public:
  explicit ZlibStream(int window_bits) : open_(::inflateInit2(&stream_, window_bits) == Z_OK) {}
  ZlibStream(const ZlibStream&) = delete;
  ZlibStream& operator=(const ZlibStream&) = delete;
  ~ZlibStream() {
    if (open_) ::inflateEnd(&stream_);
  }

  HttpBody unpack(std::string_view body, std::string_view coding, std::uint64_t longest) {
    if (!open_) return failed("damaged", "cannot be unpacked: there is no memory for it");
    std::string out;
    // zlib takes what it reads without const, but leaves it alone.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream_.avail_in = static_cast<uInt>(body.size());
    for (;;) {
      const std::size_t before = out.size();
      out.resize(before + piece_bytes);
      stream_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
      stream_.avail_out = piece_bytes;
      const int done = ::inflate(&stream_, Z_NO_FLUSH);
      const std::size_t got = piece_bytes - stream_.avail_out;
      out.resize(before + got);
      if (out.size() > longest) return failed("too_long", too_long(longest));
      if (done == Z_STREAM_END) {
        // More members may follow; what else stands behind the end is left alone, as browsers leave it.
        const std::string_view rest = body.substr(body.size() - stream_.avail_in);
        if (!rest.starts_with("\x1F\x8B") || ::inflateReset(&stream_) != Z_OK) return {std::move(out), "", {}};
        continue;
      }
      if (done != Z_OK || (got == 0 && stream_.avail_in == 0)) return broken(std::move(out), coding);
    }
  }

 private:
  z_stream stream_{};
  bool open_;
};

HttpBody unpack_brotli(std::string_view body, std::uint64_t longest) {
  BrotliDecoderState* state = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
  if (state == nullptr) return failed("damaged", "cannot be unpacked: there is no memory for it");
  const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t left = body.size();
  std::string out;
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() <= longest) {
    const std::size_t before = out.size();
    out.resize(before + piece_bytes);
    auto* next = reinterpret_cast<std::uint8_t*>(out.data() + before);
    std::size_t room = piece_bytes;
    result = BrotliDecoderDecompressStream(state, &left, &in, &room, &next, nullptr);
    out.resize(before + piece_bytes - room);
  }
  BrotliDecoderDestroyInstance(state);
  if (out.size() > longest) return failed("too_long", too_long(longest));
  if (result == BROTLI_DECODER_RESULT_SUCCESS) return {std::move(out), "", {}};
  return broken(std::move(out), "br");
}

bool begins_as_zlib(std::string_view body) {
  if (body.size() < 2) return false;
  const auto first = static_cast<unsigned char>(body[0]), second = static_cast<unsigned char>(body[1]);
  return (first & 0x0FU) == 8 && first >> 4U <= 7 && (first * 256U + second) % 31 == 0;
}

// The length that a line of a chunk says, with its extensions; nothing where it says none.
std::optional<std::uint64_t> chunk_length(std::string_view line) {
  const std::string_view digits = trimmed(line.substr(0, std::min(line.find(';'), line.size())));
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length, 16);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return length;
}

// What may stand behind the last chunk: fields, each a line, up to a blank line. What follows that is of no message.
bool is_trailer(std::string_view rest) {
  while (!rest.empty()) {
    const std::size_t line_end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trimmed(rest.substr(0, line_end));
    if (line.empty()) return true;
    const std::string_view name = line.substr(0, line.find(':'));
    if (name.empty() || name.size() == line.size() || !std::all_of(name.begin(), name.end(), is_token_character)) {
      return false;
    }
    rest.remove_prefix(std::min(line_end + 1, rest.size()));
  }
  return true;
}

}  // namespace

std::optional<HttpHead> read_http_head(std::string_view bytes) {
  if (!bytes.starts_with("HTTP/")) return std::nullopt;
  const std::string_view line = bytes.substr(0, std::min({bytes.find('\n'), bytes.size(), longest_head}));
  const std::size_t space = line.find(' ');
  if (space == line.npos) return std::nullopt;
  const std::string_view rest = trimmed(line.substr(space));
  HttpHead head;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), head.status);
  if (error != std::errc() || head.status < 100 || head.status > 599) return std::nullopt;
  if (end != rest.data() + rest.size() && *end != ' ') return std::nullopt;

  std::size_t at = std::min(line.size() + 1, bytes.size());
  const std::size_t fields_begin = at;
  while (at < bytes.size() && at < longest_head) {
    const std::size_t line_end = std::min(bytes.find('\n', at), bytes.size());
    const bool is_empty = trimmed(bytes.substr(at, line_end - at)).empty();
    at = std::min(line_end + 1, bytes.size());
    if (is_empty) break;
  }
  head.fields = read_fields(bytes.substr(fields_begin, at - fields_begin));
  head.body_begin = at;
  return head;
}

std::optional<HttpHead> read_final_http_head(std::string_view bytes) {
  std::optional<HttpHead> head = read_http_head(bytes);
  constexpr int switching_protocols = 101;  // what follows is no answer of HTTP
  while (head && head->status < 200 && head->status != switching_protocols) {
    std::optional<HttpHead> next = read_http_head(bytes.substr(head->body_begin));
    if (!next) break;
    next->body_begin += head->body_begin;
    head = std::move(next);
  }
  return head;
}

std::string media_type_in(std::string_view content_type) {
  const std::size_t end = std::min({content_type.find(';'), content_type.find(','), content_type.size()});
  std::string type = lower(trimmed(content_type.substr(0, end)));
  return is_media_type(type) ? type : "";
}

std::string content_type_of(const HeaderFields& fields) {
  std::string counts;
  for (const auto& [field, value] : fields) {
    if (lower(field) != "content-type") continue;
    for_each_listed(value, [&](std::string_view given) {
      const std::string type = media_type_in(given);
      if (type.empty() || type == "*/*") return;
      // What it said of the charset holds where only the type is said again.
      const bool says_no_more = type == media_type_in(counts) && given.find(';') == given.npos;
      if (!says_no_more) counts = given;
    });
  }
  return counts;
}

std::string parameter_in(std::string_view content_type, std::string_view name) {
  for (std::size_t at = content_type.find(';'); at != content_type.npos; at = content_type.find(';', at + 1)) {
    const std::string_view rest = trimmed(content_type.substr(at + 1));
    const std::size_t equals = rest.find('=');
    if (equals == rest.npos || lower(trimmed(rest.substr(0, equals))) != name) continue;
    std::string_view value = trimmed(rest.substr(equals + 1));
    if (value.starts_with('"') || value.starts_with('\'')) {
      return std::string(value.substr(1, value.find(value.front(), 1) - 1));
    }
    return std::string(trimmed(value.substr(0, std::min({value.find(';'), value.find(','), value.size()}))));
  }
  return "";
}

HttpBody without_chunks(std::string_view body, std::uint64_t longest) {
  constexpr std::string_view breaks_off = "the page breaks off here: ";
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t line_end = body.find('\n', at);
    const std::string_view line = body.substr(at, std::min(line_end, body.size()) - at);
    const std::optional<std::uint64_t> length =
        line.size() <= 4096 ? chunk_length(line) : std::optional<std::uint64_t>();
    if (!length || line_end == body.npos) {
      // No chunk at all: it was unpacked by whoever saved it.
      if (at == 0) return {std::string(body), "", {}};
      if (at >= body.size()) return {std::move(out), std::string(breaks_off) + "its last chunk is missing", {}};
      return {std::move(out), std::string(breaks_off) + "what follows is no chunk", {}};
    }
    at = line_end + 1;
    if (*length == 0) {
      // A page that was unpacked already may begin with a zero on a line.
      if (out.empty() && !trimmed(body.substr(at)).empty()) return {std::string(body), "", {}};
      if (is_trailer(body.substr(at))) return {std::move(out), "", {}};  // says nothing of the text
      return {std::move(out), std::string(breaks_off) + "what follows its last chunk is no trailer", {}};
    }
    const std::string_view chunk =
        body.substr(at, static_cast<std::size_t>(std::min<std::uint64_t>(*length, body.size() - at)));
    out += chunk;
    if (out.size() > longest) return failed("too_long", too_long(longest));
    if (chunk.size() < *length) {
      return {std::move(out), std::string(breaks_off) + "a chunk is shorter than it says", {}};
    }
    at += chunk.size();
    if (body.substr(at).starts_with("\r\n")) {
      at += 2;
    } else if (body.substr(at).starts_with("\n")) {
      at += 1;
    } else {
      const bool at_end = at >= body.size();
      return {std::move(out),
              std::string(breaks_off) + (at_end ? "its last chunk is missing" : "what follows is no chunk"),
              {}};
    }
  }
}

HttpBody unpacked(std::string_view body, std::string_view coding, std::uint64_t longest) {
  HttpBody as_it_is{std::string(body), "", {}};
  if (body.empty()) return as_it_is;
  if (coding == "gzip" || coding == "x-gzip") {
    return body.starts_with("\x1F\x8B") ? ZlibStream(16 + MAX_WBITS).unpack(body, coding, longest) : as_it_is;
  }
  if (coding == "deflate") {
    // By the book this is zlib's format; some servers send bare deflate.
    if (begins_as_zlib(body)) {
      HttpBody done = ZlibStream(MAX_WBITS).unpack(body, coding, longest);
      if (!done.error || done.error->code == "too_long") return done;
    }
    HttpBody bare = ZlibStream(-MAX_WBITS).unpack(body, coding, longest);
    const bool text = body.find_first_of("<{") == 0;
    return bare.error && bare.error->code == "damaged" && text ? as_it_is : bare;
  }
  if (coding == "br") {
    HttpBody done = unpack_brotli(body, longest);
    // Brotli has no signature: what does not unpack at all and looks like mark-up was unpacked already.
    const std::size_t first = std::min(body.find_first_not_of("\xEF\xBB\xBF \t\r\n"), body.size());
    const bool text = first < body.size() && body[first] == '<';
    return text && (done.error || !done.problem.empty()) ? as_it_is : done;
  }
  return failed("damaged", "is packed in a way that is not read: " + std::string(coding.substr(0, 40)));
}

HttpBody decode_body(const HttpHead& head, std::string_view body, std::uint64_t longest) {
  HttpBody done{std::string(body), "", {}};
  if (body.size() > longest) return failed("too_long", too_long(longest));
  std::vector<std::string> codings = list_of(head.fields, "content-encoding");
  std::vector<std::string> transfer = list_of(head.fields, "transfer-encoding");
  const bool chunked = std::find(transfer.begin(), transfer.end(), "chunked") != transfer.end();
  if (chunked) done = without_chunks(body, longest);
  std::erase(transfer, "chunked");
  codings.insert(codings.end(), transfer.begin(), transfer.end());
  if (codings.size() > most_codings) {
    return failed("damaged", "is packed " + std::to_string(codings.size()) + " times over, which is not read");
  }
  const bool plain = codings.empty() && !chunked;
  while (!codings.empty() && !done.error) {
    const std::string problem = std::move(done.problem);
    done = unpacked(done.bytes, codings.back(), longest);
    if (!problem.empty() && !done.error) done.problem = problem;
    codings.pop_back();
  }
  if (plain && !done.bytes.empty()) {
    const std::string_view said = field_of(head.fields, "Content-Length");
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), length);
    if (!said.empty() && error == std::errc() && end == said.data() + said.size() && length > body.size()) {
      done.problem = "the page breaks off here: its head says " + std::to_string(length) + " bytes, and there are " +
                     std::to_string(body.size());
    }
  }
  return done;
}

}  // namespace overclaim
