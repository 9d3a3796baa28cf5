// Web archives made in memory.
#ifndef OVERCLAIM_TESTS_SMALL_ARCHIVES_H_
#define OVERCLAIM_TESTS_SMALL_ARCHIVES_H_

#include <zlib.h>
#include <zstd.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace overclaim::test {

// One gzip member.
inline std::string gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib");
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("zlib");
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

// One frame, with its check sum; with a dictionary where there is one.
inline std::string zstd(std::string_view bytes, std::string_view dictionary = "") {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  if (!dictionary.empty()) ZSTD_CCtx_loadDictionary(context, dictionary.data(), dictionary.size());
  const std::size_t size = ZSTD_compress2(context, out.data(), out.size(), bytes.data(), bytes.size());
  ZSTD_freeCCtx(context);
  if (ZSTD_isError(size) != 0U) throw std::runtime_error("zstd");
  out.resize(size);
  return out;
}

// A frame that readers pass over; 0x184D2A5D holds the dictionary of a .warc.zst.
inline std::string skippable_frame(std::string_view bytes) {
  std::string out = "\x5D\x2A\x4D\x18";
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((bytes.size() >> shift) & 0xFFU);
  out += bytes;
  return out;
}

inline std::string warc_record(std::string_view type, std::string_view uri, std::string_view block,
                               std::string_view more_fields = "") {
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Target-URI: " + std::string(uri) +
         "\r\nWARC-Date: 2019-05-17T10:00:00Z\r\n" + std::string(more_fields) +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + std::string(block) + "\r\n\r\n";
}

inline std::string http_answer(std::string_view body, std::string_view fields = "Content-Type: text/html\r\n",
                               std::string_view status = "200 OK") {
  return "HTTP/1.1 " + std::string(status) + "\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

inline std::string page_record(std::string_view uri, std::string_view body) {
  return warc_record("response", uri, http_answer(body), "Content-Type: application/http; msgtype=response\r\n");
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_SMALL_ARCHIVES_H_
