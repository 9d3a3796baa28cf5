// Words in an input that give no block: comments, what attributes say to programs, what only shows where scripts are
// off.
//
// No claim is looked for in them: nobody reads them on the page. But they are where words for other readers are put,
// and what is said there to a program is reported (check/steering.h).
#ifndef OVERCLAIM_TEXT_UNREAD_TEXTS_H_
#define OVERCLAIM_TEXT_UNREAD_TEXTS_H_

#include "text/document.h"
#include "text/language.h"

namespace overclaim {

// A document of these words alone: a block for each paragraph of a comment, each attribute and each run of text, in
// source order, with sentences and tokens; `source_of` gives bytes of `page.input`. `input` stays empty.
//   HTML and Markdown: comments; the attributes alt, aria-description, aria-label, placeholder, summary, title, and the
//     content of <meta>; text in <template> and <noscript>; in Markdown also "[//]: # (words)" and front matter.
//   Plain text: what stands between "<!--" and "-->".
// An attribute that the page's own blocks hold too (a picture's description) is here once more. Total; linear time.
// Requires: page was made by read_document.
// Example: of "<p>Our cells help.</p><!-- later: prices -->" the paragraph "later: prices".
Document unread_texts(const Document& page, const Language& language);

}  // namespace overclaim

#endif  // OVERCLAIM_TEXT_UNREAD_TEXTS_H_
