// Which character encoding an input is in, and the input as UTF-8.
//
// Names are those of the WHATWG Encoding standard in lower case ("windows-1252", "gbk", "shift_jis"), and mean what
// browsers mean by them: iso-8859-1 is read as windows-1252, gb2312 and gbk as GB 18030, shift_jis as Windows code page
// 932.
#ifndef OVERCLAIM_TEXT_CHARSET_H_
#define OVERCLAIM_TEXT_CHARSET_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/input_map.h"
#include "text/offset_map.h"

namespace overclaim {

// The name a label stands for, "" for an unknown one. Case and white space around it do not matter.
// Example: charset_of_label(" Latin1 ") == "windows-1252".
std::string_view charset_of_label(std::string_view label);

// All names that can be read, sorted.
std::vector<std::string_view> charset_names();

// "utf-16le" or "utf-16be" where a byte order mark says so, or where every other byte of the first ones is zero as
// often as in Latin text; else "". Only the first bytes are looked at.
std::string_view utf16_charset(std::string_view input);

// What a page declares in its first 1,024 bytes, by the WHATWG prescan of <meta> and <?xml; if nothing, in the first
// <meta> of its head within 64 KiB, as browsers read on; "" for nothing usable.
std::string_view declared_charset(std::string_view html);

// By byte order mark, UTF-16's bytes of zero, declaration (`html` only), validity as UTF-8, ICU's detection where it is
// confident; else windows-1252. A declaration that lies is believed, as browsers do, but for one lie: where all bytes
// are UTF-8 and at least three characters need it, the page is UTF-8 whatever it declares.
// Example: decide_charset("<meta charset=latin1><p>\xE2\x80\x9CNo risks\xE2\x80\x9D\xE2\x80\xA6", true) == "utf-8".
std::string_view decide_charset(std::string_view input, bool html);

struct DecodedInput {
  std::string text;             // UTF-8; a byte order mark at its start is kept
  InputMap to_input;            // of `text`
  std::uint64_t bad_bytes = 0;  // input bytes that are not valid in the charset, each sequence U+FFFD in `text`
};

// Total. Linear time; memory up to eight bytes for one of the input while it works.
// Requires: `charset` is one of charset_names() and not "utf-8", whose readers count bad bytes themselves;
// input.size() fits into 31 bits.
DecodedInput decode(std::string_view input, std::string_view charset);

// The text of input[slice] alone, as UTF-8. For the one charset with shifts (iso-2022-jp) the last shift before the
// slice is looked for, up to 64 KiB back. Requires: as for decode, "utf-8" allowed too.
std::string decode_slice(std::string_view input, OffsetRange slice, std::string_view charset);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_CHARSET_H_
