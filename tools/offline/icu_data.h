// ICU's data from a file, for what runs under node: in the native build they are part of the library.
#ifndef OVERCLAIM_TOOLS_OFFLINE_ICU_DATA_H_
#define OVERCLAIM_TOOLS_OFFLINE_ICU_DATA_H_

#include <unicode/udata.h>

#include <fstream>
#include <iterator>
#include <string>

namespace overclaim {

// False where the file cannot be read or is not that of this ICU. Only the first call counts.
inline bool use_icu_data(const std::string& path) {
  static std::string bytes;  // ICU reads them as long as the program runs
  std::ifstream in(path, std::ios::binary);
  bytes.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  UErrorCode status = U_ZERO_ERROR;
  if (!bytes.empty()) udata_setCommonData(bytes.data(), &status);
  return !bytes.empty() && U_SUCCESS(status);
}

}  // namespace overclaim

#endif  // OVERCLAIM_TOOLS_OFFLINE_ICU_DATA_H_
