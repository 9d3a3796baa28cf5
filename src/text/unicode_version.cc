// The linked library is asked, not the header, because the two may differ on an installed machine.
#include "text/unicode_version.h"

#include <unicode/uversion.h>

namespace overclaim {

std::string unicode_version() {
  UVersionInfo version;
  u_getVersion(version);
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, text);
  return text;
}

}  // namespace overclaim
