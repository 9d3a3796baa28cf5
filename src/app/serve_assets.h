// The files a page of the server asks for: carried inside the program, from nowhere else.
#ifndef OVERCLAIM_APP_SERVE_ASSETS_H_
#define OVERCLAIM_APP_SERVE_ASSETS_H_

#include <string_view>

namespace overclaim {

std::string_view page_style();   // what the pages of the server add to the report's own style sheet
std::string_view page_script();  // marks, filters, copying; every page works without it
std::string_view page_icon();    // an SVG

}  // namespace overclaim

#endif  // OVERCLAIM_APP_SERVE_ASSETS_H_
