// The pages of a web archive, and of a container of web archives (WACZ), as items.
#ifndef OVERCLAIM_INTAKE_ARCHIVE_ITEMS_H_
#define OVERCLAIM_INTAKE_ARCHIVE_ITEMS_H_

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>

#include "intake/byte_reader.h"
#include "intake/container.h"
#include "intake/folder_walk.h"
#include "intake/item.h"
#include "intake/packed_bytes.h"
#include "intake/warc_framing.h"

namespace overclaim {

// What every item of an archive has in common.
struct ArchiveName {
  std::string source;           // the file as reports name it
  std::string member;           // the archive's name inside a container; "" for none
  std::string charset;          // "": as the server says
  std::string pdf_command;      // "": the usual one
  bool failed_answers = false;  // as in IntakeOptions
};

// The records that begin in these bytes of the file.
struct ArchiveRange {
  std::uint64_t begin = 0, end = std::numeric_limits<std::uint64_t>::max();
};

// One item after the other: pages, damaged records and records over the limits as errors. Other records are counted in
// `left_out`, which outlives the function. Where `range` begins behind 0, a record with a place in the file begins
// there.
// Requires: what `bytes` reads from outlives the function.
std::function<std::optional<Item>()> archive_items(ByteReader bytes, Packing packing, ArchiveName name,
                                                   KindCounts& left_out, const WarcLimits& limits = {},
                                                   const ArchiveRange& range = {});

// The same for archive/*.warc* of a container, in the order of the container. Other members are counted; one whose name
// leads out of the container is an error.
std::function<std::optional<Item>()> container_items(Container container, ArchiveName name, KindCounts& left_out);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_ARCHIVE_ITEMS_H_
