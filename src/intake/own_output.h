// What earlier runs of this program wrote: reports and notes that no run reads as pages.
#ifndef OVERCLAIM_INTAKE_OWN_OUTPUT_H_
#define OVERCLAIM_INTAKE_OWN_OUTPUT_H_

#include <string>
#include <string_view>

namespace overclaim {

// Whether a file with this head was written by this program: reports as HTML (sheets too), JSON and CSV, shards and
// their manifests, a case of --store. Reports as text and Markdown have no mark and are not known. Looks at the first
// 1024 bytes. What it says can be imitated, so whoever asks counts what he leaves out.
// Example: is_own_output("{\"schema\":\"overclaim-report/1\"") is true.
bool is_own_output(std::string_view head);

// The name of one of our schemas ("overclaim-report/2") where JSON begins with it, as we write it; "" for all else. A
// view of the head.
std::string_view own_schema(std::string_view head);

// Whether the folder is a bundle of check --bundle. Opens two files at most.
bool is_bundle_folder(const std::string& folder);

}  // namespace overclaim

#endif  // OVERCLAIM_INTAKE_OWN_OUTPUT_H_
