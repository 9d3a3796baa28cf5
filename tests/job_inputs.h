// Inputs of a job, made in memory: of each kind that is cut into shards, and of some that are not.
#ifndef OVERCLAIM_TESTS_JOB_INPUTS_H_
#define OVERCLAIM_TESTS_JOB_INPUTS_H_

#include <array>
#include <string>
#include <string_view>

#include "scratch_folder.h"
#include "small_archives.h"

namespace overclaim::test {

inline std::string job_text(int i) {
  constexpr std::array<std::string_view, 5> sentences = {"There are no risks.", "Nobody knows more.",
                                                         "It is not true that there are no risks.",
                                                         "We show you the house.", "A course takes one day."};
  std::string text;
  for (int k = 0; k <= i % 3; ++k) text += std::string(sentences[static_cast<std::size_t>((i + 2 * k) % 5)]) + " ";
  return text;
}

// ads.jsonl (with broken lines, empty lines, CR LF), ads.csv (with line ends in quotes and a quote that never closes),
// ads.tsv, wide.csv (UTF-16), nameless.csv (its only name is a sentence), late.jsonl (its first lines are broken),
// site.warc.gz, site.warc, site.warc.zst (with a dictionary), one.warc.gz (one member), damaged.warc.gz, a folder with
// pages, a table and a picture, and a folder, odd, of what is read whole or cannot be read.
inline void write_job_inputs(const ScratchFolder& folder, int count) {
  std::string jsonl, csv = "id;text;note\n", tsv = "text\tid\n", late = "{broken\n[1]\n", wide;
  std::string plain, gz, zst = skippable_frame("x"), one;
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i), text = job_text(i), end = i % 4 == 0 ? "\r\n" : "\n";
    if (i % 9 == 2) jsonl += "{broken" + end;
    if (i % 7 == 3) jsonl += end;
    jsonl += R"({"id":"a)" + n + R"(","date":"2021-03-0)" + std::to_string(1 + i % 9) + R"(","text":")" + text +
             R"(","page":"p"})" + end;
    csv += n + ";\"" + text + (i % 3 == 0 ? "\n\nIn \"\"quotes\"\".\r\nNo more." : "") + "\";" +
           (i % 5 == 0 ? "\"x\ny\"" : "caf\u00E9") + "\n";
    tsv += text + (i % 4 == 1 ? "\"open" : "") + "\t" + n + "\n";
    late += R"({"body":")" + text + R"(","text_of":"x","id":)" + n + "}\n";
    const std::string page = page_record("http://a.example/" + n, "<p>" + text + "</p>");
    const std::string request = warc_record("request", "http://a.example/" + n, "GET / HTTP/1.1\r\n\r\n");
    plain += request + page;
    gz += gzip(request) + gzip(page);
    zst += overclaim::test::zstd(page);
    one += page;
    folder.file("folder/p" + n + ".txt", text);
    if (i % 3 == 0) folder.file("folder/sub/q" + n + ".html", "<p>" + text);
  }
  csv += "77;\"a quote that never closes;z\n78;There are no risks.;z\n";
  for (const char c : std::string("text,id\nThere are no risks.,1\nNobody knows more.,2\nx,3\n")) wide += {c, '\0'};
  folder.file("ads.jsonl", jsonl);
  folder.file("ads.csv", csv);
  folder.file("ads.tsv", tsv);
  folder.file("late.jsonl", late);
  folder.file("nameless.csv", "There are no risks at all.\nNobody knows more.\nThere are no risks.\nNothing.\n");
  folder.file("wide.csv", "\xFF\xFE" + wide);
  folder.file("site.warc", plain);
  folder.file("site.warc.gz", gz);
  folder.file("site.warc.zst", zst);
  folder.file("one.warc.gz", gzip(one));
  std::string damaged = gz;
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  folder.file("damaged.warc.gz", damaged);
  folder.file("folder/t.csv", "text,b\nThere are no risks.,2\nNobody knows more.,3\n");
  folder.file("folder/picture.png", std::string_view("\x89PNG\r\n\x1a\n\0\0", 10));
  folder.file("folder/menu.js", "var x");
  folder.file("odd/broken.docx", std::string_view("PK\x03\x04 there is more", 18));
  folder.file("odd/empty.txt", "");
  folder.file("odd/mail.eml",
              "From: a@example.org\nSubject: No risks\nDate: Mon, 6 May 2019 10:00:00 +0000\n\nThere are no risks.\n");
  folder.file("odd/no-columns.csv", "a,b\n1,2\n3,4\n");
  folder.file("odd/notes.md", "# Notes\n\n- There are no risks.\n");
  folder.file("odd/old.doc", std::string_view("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old", 12));
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("There are no risks.")) utf16 += {c, '\0'};
  folder.file("odd/wide.txt", utf16);
}

}  // namespace overclaim::test

#endif  // OVERCLAIM_TESTS_JOB_INPUTS_H_
