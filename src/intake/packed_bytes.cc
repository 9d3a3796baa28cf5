// zlib and libzstd, each behind three functions (start, step, end), and one loop over both. libarchive was not taken:
// it hides where members begin, and its own reader of web archives read nothing without a word. A damaged member is
// left by looking for the next that begins as a record does; going on behind the place where unpacking failed was not
// taken, as a damaged length may have swallowed members that are whole. Covered by tests/warc_framing_test.cc and
// tools/faults.
#include "intake/packed_bytes.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <utility>

namespace overclaim {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t window_bytes = 256U << 10U;  // read from the file at once
constexpr std::uint64_t most_dictionary = 16U << 20U;
constexpr std::size_t first_piece = 160U << 10U;  // zstd unpacks a block at a time, and a block may have 128 KiB
constexpr int most_window_log = 26;               // zstd may ask for so much memory: 64 MiB
constexpr std::string_view gzip_magic = "\x1F\x8B\x08"sv, zstd_magic = "\x28\xB5\x2F\xFD"sv;
constexpr std::string_view skippable_end = "\x2A\x4D\x18"sv;  // behind a byte 0x50 to 0x5F
constexpr unsigned char dictionary_frame = 0x5D;

bool is_skippable(std::string_view head) {
  return head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50U &&
         head.substr(1, 3) == skippable_end;
}

std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return value;
}

struct Unpacked {
  std::size_t read = 0, written = 0;
  bool member_end = false;
  std::string failure;
};

class Unpacker {
 public:
  Unpacker() = default;
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  ~Unpacker() {
    if (gzip_open_) ::inflateEnd(&gzip_);
    ZSTD_freeDCtx(zstd_);
  }

  void start(Packing packing, std::string_view dictionary) {
    packing_ = packing;
    if (packing == Packing::gzip) {
      const int done = gzip_open_ ? ::inflateReset(&gzip_) : ::inflateInit2(&gzip_, 16 + MAX_WBITS);
      gzip_open_ = done == Z_OK;
    } else if (packing == Packing::zstd) {
      if (zstd_ == nullptr) {
        zstd_ = ZSTD_createDCtx();
        if (zstd_ == nullptr) return;
        ZSTD_DCtx_setParameter(zstd_, ZSTD_d_windowLogMax, most_window_log);
        if (!dictionary.empty()) ZSTD_DCtx_loadDictionary(zstd_, dictionary.data(), dictionary.size());
      }
      ZSTD_DCtx_reset(zstd_, ZSTD_reset_session_only);
    }
  }

  Unpacked step(std::string_view in, char* out, std::size_t room) {
    return packing_ == Packing::gzip ? step_gzip(in, out, room) : step_zstd(in, out, room);
  }

 private:
  Unpacked step_gzip(std::string_view in, char* out, std::size_t room) {
    if (!gzip_open_) return {0, 0, false, "there is no memory to unpack it"};
    // zlib takes what it reads without const, but leaves it alone.
    gzip_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    gzip_.avail_in = static_cast<uInt>(in.size());
    gzip_.next_out = reinterpret_cast<Bytef*>(out);
    gzip_.avail_out = static_cast<uInt>(room);
    const int done = ::inflate(&gzip_, Z_NO_FLUSH);
    Unpacked step{in.size() - gzip_.avail_in, room - gzip_.avail_out, done == Z_STREAM_END, ""};
    if (done != Z_OK && done != Z_STREAM_END && done != Z_BUF_ERROR) {
      const bool sum = gzip_.msg != nullptr && std::string_view(gzip_.msg).find("check") != std::string_view::npos;
      step.failure = sum ? "its check sum does not fit" : "its packed bytes are damaged";
    }
    return step;
  }

  Unpacked step_zstd(std::string_view in, char* out, std::size_t room) {
    if (zstd_ == nullptr) return {0, 0, false, "there is no memory to unpack it"};
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    ZSTD_outBuffer output{out, room, 0};
    const std::size_t done = ZSTD_decompressStream(zstd_, &output, &input);
    Unpacked step{input.pos, output.pos, done == 0, ""};
    if (ZSTD_isError(done) != 0U) {
      step.member_end = false;
      const std::string_view name = ZSTD_getErrorName(done);
      step.failure = name == "Dictionary mismatch" ? "it needs a dictionary that the file does not hold"
                                                   : "its packed bytes are damaged (" + std::string(name) + ")";
    }
    return step;
  }

  Packing packing_ = Packing::none;
  z_stream gzip_{};
  bool gzip_open_ = false;
  ZSTD_DCtx* zstd_ = nullptr;
};

bool is_zero(std::string_view bytes) { return bytes.find_first_not_of('\0') == bytes.npos; }

}  // namespace

Packing packing_of(std::string_view head) {
  if (head.starts_with(gzip_magic)) return Packing::gzip;
  return head.starts_with(zstd_magic) || is_skippable(head) ? Packing::zstd : Packing::none;
}

struct PackedBytes::State {
  State(ByteReader reader, Packing kind, const UnpackLimits& unpack_limits)
      : bytes(std::move(reader)), packing(kind), limits(unpack_limits) {
    if (packing == Packing::zstd) take_dictionary();
  }

  ByteReader bytes;
  Packing packing;
  UnpackLimits limits;
  Unpacker unpacker;
  std::string dictionary, failure, pending;
  std::string window;  // bytes of the file from window_begin
  std::uint64_t window_begin = 0, at = 0, member_begin = 0, member_unpacked = 0;
  bool in_member = false;

  // Bytes of the file from `place`, as many as are at hand and at least `least` where there are as many; nothing where
  // they cannot be read.
  std::optional<std::string_view> peek(std::uint64_t place, std::size_t least) {
    const std::uint64_t wanted = std::min<std::uint64_t>(bytes.size, place + least);
    if (place < window_begin || wanted > window_begin + window.size()) {
      std::optional<std::string> read =
          bytes.read(place, std::min(bytes.size, place + std::max<std::uint64_t>(window_bytes, least)));
      if (!read) return std::nullopt;
      window = *std::move(read);
      window_begin = place;
    }
    return std::string_view(window).substr(static_cast<std::size_t>(place - window_begin));
  }

  void take_dictionary() {
    const auto head = peek(0, 8);
    if (!head || head->size() < 8 || !is_skippable(*head)) return;
    if (static_cast<unsigned char>(head->front()) != dictionary_frame) return;
    const std::uint64_t length = little_endian(head->substr(4, 4));
    if (length > most_dictionary || 8 + length > bytes.size) return;
    std::optional<std::string> frame = bytes.read(8, 8 + length);
    if (!frame) return;
    if (!frame->starts_with(zstd_magic)) {
      dictionary = *std::move(frame);
      return;
    }
    std::string unpacked(static_cast<std::size_t>(most_dictionary), '\0');
    Unpacker unpack;
    unpack.start(Packing::zstd, "");
    const Unpacked step = unpack.step(*frame, unpacked.data(), unpacked.size());
    if (step.failure.empty() && step.member_end) dictionary = unpacked.substr(0, step.written);
  }

  UnpackStep fail(std::string why) {
    failure = std::move(why);
    in_member = false;
    return UnpackStep::failed;
  }

  UnpackStep read_plain(std::string& out, std::size_t most) {
    if (at >= bytes.size) return UnpackStep::end;
    const auto found = peek(at, 1);
    if (!found) return fail("the file cannot be read any further");
    const std::string_view piece = found->substr(0, most);
    out += piece;
    at += piece.size();
    return UnpackStep::data;
  }

  // Padding of zeros behind the last member is allowed, as gzip itself allows it.
  bool only_zeros_follow() {
    for (std::uint64_t place = at; place < bytes.size;) {
      const auto found = peek(place, 1);
      if (!found || !is_zero(*found)) return false;
      place += found->size();
    }
    return true;
  }

  UnpackStep begin_member() {
    if (at >= bytes.size) return UnpackStep::end;
    const auto head = peek(at, 4);
    if (!head) return fail("the file cannot be read any further");
    if (packing_of(*head) != packing) {
      member_begin = at;
      if (packing == Packing::gzip && only_zeros_follow()) {
        at = bytes.size;
        return UnpackStep::end;
      }
      const bool may_go_on = (packing == Packing::gzip ? gzip_magic : zstd_magic).starts_with(*head);
      return fail(may_go_on ? "the file breaks off" : "what stands here is not packed as the rest of the file is");
    }
    member_begin = at;
    member_unpacked = 0;
    in_member = true;
    unpacker.start(packing, dictionary);
    return UnpackStep::data;
  }

  UnpackStep read_packed(std::string& out, std::size_t most) {
    if (!pending.empty()) return fail(std::exchange(pending, ""));
    if (!in_member) {
      const UnpackStep begun = begin_member();
      if (begun != UnpackStep::data) return begun;
    }
    const std::size_t before = out.size();
    for (;;) {
      const auto in = peek(at, 1);
      if (!in) return fail("the file cannot be read any further");
      if (in->empty()) return fail("the file breaks off");
      out.resize(before + most);
      const Unpacked step = unpacker.step(*in, out.data() + before, most);
      out.resize(before + step.written);
      at += step.read;
      member_unpacked += step.written;
      if (!step.failure.empty()) {
        if (step.written == 0) return fail(step.failure);
        pending = step.failure;  // what was had before it is given first
        return UnpackStep::data;
      }
      if (step.member_end) in_member = false;
      if (member_unpacked > limits.ratio_from && member_unpacked / limits.ratio > at - member_begin) {
        return fail("it unpacks to more than " + std::to_string(limits.ratio) + " times its size");
      }
      // The end of a member is told by the next call where there were bytes too.
      if (step.written > 0) {
        told_end = !step.member_end;
        return UnpackStep::data;
      }
      if (step.member_end) return UnpackStep::member_end;
      if (step.read == 0) return fail("its packed bytes are damaged");
    }
  }

  bool told_end = true;
};

PackedBytes::PackedBytes(ByteReader bytes, Packing packing, const UnpackLimits& limits)
    : state_(std::make_unique<State>(std::move(bytes), packing, limits)) {}
PackedBytes::PackedBytes(PackedBytes&&) noexcept = default;
PackedBytes& PackedBytes::operator=(PackedBytes&&) noexcept = default;
PackedBytes::~PackedBytes() = default;

UnpackStep PackedBytes::read(std::string& out, std::size_t most) {
  if (state_->packing == Packing::none) return state_->read_plain(out, most);
  if (!state_->told_end) {
    state_->told_end = true;
    return UnpackStep::member_end;
  }
  return state_->read_packed(out, most);
}

Packing PackedBytes::packing() const { return state_->packing; }
std::uint64_t PackedBytes::size() const { return state_->bytes.size; }
std::uint64_t PackedBytes::member_begin() const { return state_->member_begin; }
std::uint64_t PackedBytes::at() const { return state_->at; }
const std::string& PackedBytes::failure() const { return state_->failure; }

void PackedBytes::go_to(std::uint64_t place) {
  state_->at = place;
  state_->in_member = false;
  state_->told_end = true;
  state_->failure.clear();
  state_->pending.clear();
}

bool PackedBytes::is_whole_member(std::uint64_t place) const {
  PackedBytes again(state_->bytes, state_->packing, state_->limits);
  again.go_to(place);
  std::string piece;
  for (;;) {
    piece.clear();
    const UnpackStep step = again.read(piece, static_cast<std::size_t>(window_bytes));
    if (step != UnpackStep::data) return step == UnpackStep::member_end;
  }
}

std::optional<std::uint64_t> PackedBytes::find_member(std::uint64_t from, std::string_view start) const {
  State& state = *state_;
  const std::string sought(state.packing == Packing::gzip   ? gzip_magic
                           : state.packing == Packing::zstd ? zstd_magic
                                                            : start);
  Unpacker unpacker;
  // The byte before tells whether a line begins here.
  for (std::uint64_t place = from; place < state.bytes.size;) {
    const auto found = state.peek(place, static_cast<std::size_t>(window_bytes));
    if (!found) return std::nullopt;
    const std::string piece(*found);  // trying a member moves the window
    std::size_t hit = piece.find(sought);
    for (; hit != piece.npos; hit = piece.find(sought, hit + 1)) {
      const std::uint64_t begin = place + hit;
      if (state.packing == Packing::none) {
        const bool line = begin == 0 || (hit > 0 && piece[hit - 1] == '\n') ||
                          (hit == 0 && state.bytes.read(begin - 1, begin).value_or("") == "\n");
        if (line) return begin;
        continue;
      }
      const auto head = state.peek(begin, first_piece);
      if (!head) return std::nullopt;
      std::array<char, 64> text{};
      unpacker.start(state.packing, state.dictionary);
      const Unpacked step = unpacker.step(head->substr(0, first_piece), text.data(), text.size());
      if (std::string_view(text.data(), step.written).starts_with(start)) return begin;
    }
    if (place + piece.size() >= state.bytes.size) return std::nullopt;
    place += piece.size() - std::min(piece.size() - 1, sought.size() - 1);
  }
  return std::nullopt;
}

}  // namespace overclaim
