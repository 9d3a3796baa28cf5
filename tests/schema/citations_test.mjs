// What `overclaim reference` writes for libraries, read by a reader that is not ours:
//
//   node citations_test.mjs PROGRAM [OPTION...]    options go to the program: --no-builtin-rules --rules FOLDER
//
// BibTeX goes through citation-js and must come out as the items of our CSL-JSON: the same ids, titles, authors, years,
// DOIs and journals. Both are written by different code of ours, so a slip in one of them shows.
import { deepStrictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let Cite;
try {
  ({ Cite } = require('@citation-js/core'));
  require('@citation-js/plugin-bibtex');
} catch {
  console.error('tests/schema: @citation-js is missing; run tools/setup');
  process.exit(2);
}

const [program, ...options] = process.argv.slice(2);
let checks = 0;
let failures = 0;

function expectEqual(given, wanted, message) {
  checks += 1;
  try {
    deepStrictEqual(given, wanted);
  } catch (error) {
    failures += 1;
    console.error(`FAILED: ${message}\n${error.message}`);
  }
}

function written(format) {
  const run = spawnSync(program, ['reference', 'list', '--format', format, ...options], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.status !== 0) throw new Error(`${format}: status ${run.status}\n${run.stderr}`);
  return run.stdout;
}

// As one line a name: BibTeX parts "von Bahr" into "von" and "Bahr", and knows no other name than a family's for an agency.
const nameOf = (name) =>
  [name['non-dropping-particle'], name.family ?? name.literal, name.suffix, name.given].filter(Boolean).join(' ');
// citation-js says "others" where BibTeX does; CSL-JSON says authors_complete in `custom`.
const authorsOf = (item) => (item.author ?? []).map(nameOf).filter((name) => name !== 'others');
const wasCut = (item) => authorsOf(item).length < (item.author ?? []).length;
// citation-js escapes the percent signs of an address once more.
const unescaped = (url) => (url ?? '').replaceAll('%25', '%');

const bibtex = new Cite(written('bibtex')).data;
const csl = JSON.parse(written('csl-json'));
expectEqual(bibtex.map((item) => item.id), csl.map((item) => item.id), 'the entries and their order');
expectEqual(csl.length > 80, true, 'there are works');
for (const [i, wanted] of csl.entries()) {
  const given = bibtex[i] ?? {};
  const named = wanted.id;
  expectEqual(given.title, wanted.title, `${named}: title`);
  expectEqual(authorsOf(given), authorsOf(wanted), `${named}: authors`);
  expectEqual(given.issued, wanted.issued, `${named}: year`);
  expectEqual(given.DOI, wanted.DOI, `${named}: DOI`);
  expectEqual(given.PMID, wanted.PMID, `${named}: PubMed number`);
  expectEqual(unescaped(given.URL), unescaped(wanted.URL), `${named}: address`);
  if (authorsOf(wanted).length > 0) expectEqual(wasCut(given), !wanted.custom.authors_complete, `${named}: others`);
  if (wanted.type !== 'article-journal') continue;
  expectEqual(given.type, 'article-journal', `${named}: type`);
  expectEqual(given['container-title'], wanted['container-title'], `${named}: journal`);
}
console.log(`${checks} checks, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);
