// Pages saved as one file carry their pictures and fonts in their mark-up, often more than all the rest.
#ifndef OVERCLAIM_TEXT_DATA_URLS_H_
#define OVERCLAIM_TEXT_DATA_URLS_H_

#include <string_view>

#include "text/charset.h"

namespace overclaim {

// `html`, which is decoded.text or, where that is empty, the input itself, without the data of long base64 data: URLs
// ("data:image/png;base64," stays). The map leads to the input; bad bytes are passed on. Linear time.
DecodedInput without_data_urls(std::string_view html, const DecodedInput& decoded);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_DATA_URLS_H_
