// Every format carries the same facts:  node formats_test.mjs PROGRAM
//
// One run writes all formats over the inputs of inputs.mjs. Each is read back by a parser that is not ours (readers.mjs)
// and compared, page by page and finding by finding, with the JSON report; formats with a schema are validated, and must
// stop being valid when something is taken out. Then the same for a run that read nothing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { parse as parseJunit } from 'junit2json';

import { makeInputs } from './inputs.mjs';
import * as read from './readers.mjs';
import { annotationProblems, diagnosticProblems, hypothesisProblems, sarifProblems } from './schemas.mjs';

const require = createRequire(import.meta.url);
const jsonld = require('jsonld');

const program = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'overclaim-formats-'));
let checks = 0;
let failures = 0;
let quiet = false;

function expect(good, message) {
  checks += 1;
  if (good) return;
  failures += 1;
  if (failures <= 40 && !quiet) console.error(`FAILED: ${message}`);
}

const same = (got, wanted, what) =>
  expect(JSON.stringify(got) === JSON.stringify(wanted), `${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);

const formats = ['text', 'markdown', 'html', 'json', 'jsonl', 'csv', 'sarif', 'annotations', 'hypothesis', 'junit', 'rdjsonl'];

function written(inputs, wantedStatus) {
  const outputs = formats.flatMap((format) => ['--output', `${format}=report.${format}`]);
  const run = spawnSync(program, ['check', '--quiet', ...outputs, ...inputs], { cwd: folder, encoding: 'utf8' });
  same(run.status, wantedStatus, `status (${run.stderr.slice(0, 300)})`);
  return Object.fromEntries(formats.map((format) => [format, readFileSync(join(folder, `report.${format}`), 'utf8')]));
}

const linesOf = (text) => text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
const pick = (value, names) => Object.fromEntries(names.map((name) => [name, value[name]]));
const statuses = ['flagged', 'noted', 'cleared'];
const countsOf = (document) => statuses.map((status) => document.findings.filter((one) => one.status === status).length);

// Findings by place in some formats, by rule in JUnit: put in one order, so that the two lists can be compared whole.
const sorted = (findings) => findings.slice().sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
const keyed = (finding) => ({ key: `${finding.status} ${finding.rule} ${finding.fingerprint}`, ...finding });

function compare(format, got, wanted, { quoteOf = (quote) => quote, ordered = true } = {}) {
  same(got.length, wanted.length, `${format}: documents`);
  for (const [i, document] of wanted.entries()) {
    const name = `${format}: document ${i} (${document.name})`;
    if (!got[i]) continue;
    same([got[i].error, got[i].unread], [document.error, document.unread], `${name}: what was not read`);
    if (got[i].counts) same(got[i].counts, countsOf(document), `${name}: the counts it names`);
    if ('sha256' in got[i]) same(got[i].sha256 ?? null, document.sha256, `${name}: sha256`);
    same(countsOf(got[i]), countsOf(document), `${name}: flagged, noted, cleared`);
    let [mine, theirs] = [got[i].findings.map(keyed), document.findings.map(keyed)];
    if (!ordered) [mine, theirs] = [sorted(mine), sorted(theirs)];
    for (const [k, finding] of theirs.entries()) {
      if (!mine[k]) continue;
      const names = Object.keys(mine[k]).filter((key) => key in finding);
      expect(['status', 'rule', 'quote', 'fingerprint'].every((key) => names.includes(key)), `${name}: facts are missing`);
      same(pick(mine[k], names), pick({ ...finding, quote: quoteOf(finding.quote) }, names), `${name}, finding ${k}`);
    }
  }
}

// That compare() sees what it is for: a finding lost, invented, moved to another page or misquoted, an error forgotten.
function checkComparison(wanted) {
  const at = wanted.findIndex((one) => one.findings.length > 1);
  const changes = {
    lost: (documents) => documents[at].findings.pop(),
    invented: (documents) => documents[at].findings.push({ ...documents[at].findings[0], fingerprint: '0'.repeat(16) }),
    moved: (documents) => documents[at + 1].findings.push(documents[at].findings.pop()),
    misquoted: (documents) => { documents[at].findings[0].quote += '.'; },
    reversed: (documents) => { documents[at].findings[0].status = 'cleared'; },
    forgotten: (documents) => { documents.find((one) => one.error).error = false; },
    skipped: (documents) => { documents.find((one) => one.unread > 0).unread -= 1; },
  };
  for (const [name, change] of Object.entries(changes)) {
    const changed = structuredClone(wanted);
    change(changed);
    const before = [checks, failures];
    quiet = true;
    compare(name, changed, wanted);
    const seen = failures > before[1];
    quiet = false;
    [checks, failures] = before;
    expect(seen, `a finding that was ${name} must be seen`);
  }
}

// ---- places: counted here once more, from the bytes of the file ----------------------------------------------------

function placesIn(bytes, charset, begin, end) {
  const decode = (slice) => new TextDecoder(charset, { ignoreBOM: true }).decode(slice);
  const place = (offset) => {
    const before = decode(bytes.subarray(0, offset)).replace(/^\ufeff/, '');
    // A carriage return at the very end may belong to a line feed behind it.
    const whole = before.endsWith('\r') && decode(bytes.subarray(offset, offset + 2)).startsWith('\n') ? before.slice(0, -1) : before;
    const lines = whole.split(/\r\n|\n|\r/);
    const last = lines.at(-1);
    return {
      line: lines.length, utf16: last.length + 1, utf8: Buffer.byteLength(last) + 1, characters: [...before].length, units: before.length,
    };
  };
  return { begin: place(begin), end: place(end), text: decode(bytes.subarray(begin, end)) };
}

function checkRegions(log, documents) {
  let regions = 0;
  for (const result of log.runs[0].results) {
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    const document = documents[artifactLocation.index];
    const inFile = result.properties.spanOf === 'input';
    expect(inFile || result.properties.spanOf === 'record' ? region : !region, `${document.source}: a region of ${result.properties.spanOf}`);
    if (!inFile) continue;
    regions += 1;
    const bytes = readFileSync(join(folder, document.source));
    const wanted = placesIn(bytes, document.charset, region.byteOffset, region.byteOffset + region.byteLength);
    const name = `sarif: ${document.source} at ${region.byteOffset}`;
    same(pick(region, ['startLine', 'startColumn', 'endLine', 'endColumn', 'charOffset', 'charLength']), {
      startLine: wanted.begin.line, startColumn: wanted.begin.utf16, endLine: wanted.end.line, endColumn: wanted.end.utf16,
      charOffset: wanted.begin.units, charLength: wanted.end.units - wanted.begin.units,
    }, name);
    same(region.snippet.text, wanted.text, `${name}: snippet`);
  }
  expect(regions > 50, `sarif: only ${regions} regions`);
}

function checkRanges(lines, documents) {
  const bySource = new Map(documents.filter((one) => !one.record).map((one) => [one.source, one]));
  let ranges = 0;
  for (const line of lines.filter((one) => one.location.range)) {
    ranges += 1;
    const document = bySource.get(line.location.path);
    const { start, end } = line.location.range;
    const finding = document.findings.find((one) => one.rule === line.code.value && line.original_output.includes(one.fingerprint));
    const wanted = placesIn(readFileSync(join(folder, document.source)), document.charset, finding.span.begin, finding.span.end);
    // Bytes that are not UTF-8 count as they are; the decoder here makes three of each.
    if (document.coverage.bad_bytes > 0) continue;
    same([start.line, start.column, end.line, end.column], [wanted.begin.line, wanted.begin.utf8, wanted.end.line, wanted.end.utf8],
      `rdjsonl: ${document.source}, ${line.code.value}`);
  }
  expect(ranges > 50, `rdjsonl: only ${ranges} ranges`);
}

function checkSelectors(collection, documents) {
  let at = -1;
  let positions = 0;
  for (const item of collection.first.items) {
    if (item.motivation === 'describing') at += 1;
    const document = documents[at];
    for (const selector of item.target.selector ?? []) {
      if (selector.type === 'TextQuoteSelector' || document.record) continue;
      const bytes = readFileSync(join(folder, document.source));
      const data = item.target.selector.find((one) => one.type === 'DataPositionSelector');
      const wanted = placesIn(bytes, document.charset, data.start, data.end);
      if (selector.type === 'DataPositionSelector') continue;
      positions += 1;
      expect(document.media_type !== 'text/html', `${document.source}: characters of HTML`);
      same([selector.start, selector.end], [wanted.begin.characters, wanted.end.characters], `annotations: ${document.source}`);
    }
  }
  expect(positions > 50, `annotations: only ${positions} positions`);
}

// ---- JSON-LD -------------------------------------------------------------------------------------------------------

const context = JSON.parse(readFileSync(new URL('anno_context.json', import.meta.url), 'utf8'));
const documentLoader = async (url) => {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`${url} was asked for`);
  return { contextUrl: null, document: context, documentUrl: url };
};
// `safe`: a key that the context does not know is an error, and not left out in silence.
const expanded = (value) => jsonld.expand(value, { documentLoader, base: 'https://reports.example/run.json', safe: true });
const oa = (name) => `http://www.w3.org/ns/oa#${name}`;

async function checkLinkedData(collection, total) {
  const [node] = await expanded(collection);
  same(node['@type'], ['http://www.w3.org/ns/activitystreams#OrderedCollection'], 'annotations: the collection');
  const [page] = node['http://www.w3.org/ns/activitystreams#first'];
  const items = page['http://www.w3.org/ns/activitystreams#items'][0]['@list'];
  same(items.length, total, 'annotations: items after expansion');
  for (const item of items) {
    expect(item['@type'][0] === oa('Annotation') && item['@id'].startsWith('urn:uuid:'), `annotations: ${item['@id']}`);
    const source = item[oa('hasTarget')]?.[0]?.[oa('hasSource')]?.[0]?.['@id'];
    expect(URL.canParse(source), `annotations: the target ${source}`);
  }
  const foreign = structuredClone(collection);
  if (foreign.first.items.length === 0) return;
  foreign.first.items[0].invented = 1;
  expect(await expanded(foreign).then(() => false, () => true), 'annotations: a key the context does not know must fail');
}

// ---- the run -------------------------------------------------------------------------------------------------------

// What XML and a line have no place for (docs/formats.md).
const inXml = (quote) => quote.replace(/[\r\n]/g, ' ').replace(/[^\t\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

function checkBroken(problems, value, takeOut, name) {
  same(problems(value), [], `${name} is valid`);
  const broken = structuredClone(value);
  if (!takeOut(broken)) return;
  expect(problems(broken).length > 0, `${name}: taken apart it must not be valid`);
}

async function checkRun(inputs, status) {
  const reports = written(inputs, status);
  const documents = linesOf(reports.jsonl);
  const wanted = read.fromJson(documents).map((one, i) => ({ ...one, name: documents[i].source }));
  const total = wanted.reduce((sum, one) => sum + one.findings.length, 0);

  compare('json', read.fromJson(JSON.parse(reports.json).documents), wanted);
  expect(reports.csv.startsWith('\ufeffrow,'), 'csv: a byte order mark and the heading');
  expect(!/[^\r]\n(?=document|finding)/.test(reports.csv), 'csv: rows end with CR LF');
  compare('csv', read.fromCsv(reports.csv), wanted, { quoteOf: (quote) => quote.replaceAll('\0', '\ufffd') });
  for (const row of read.csvRows(reports.csv)) expect(row.notice.includes('not reviewed by a person'), 'csv: the notice');

  const sarif = JSON.parse(reports.sarif);
  checkBroken(sarifProblems, sarif, (log) => log.runs[0].results[0] && delete log.runs[0].results[0].message, 'sarif');
  expect(!('exitCode' in sarif.runs[0].invocations[0]), 'sarif: no exit code is claimed');
  compare('sarif', read.fromSarif(sarif), wanted);
  for (const result of sarif.runs[0].results) {
    expect(result.kind === 'fail' ? result.level !== 'none' : result.level === 'none', 'sarif: a level goes with what fails');
  }

  const annotations = JSON.parse(reports.annotations);
  checkBroken(annotationProblems, annotations, (one) => one.first.items[0] && delete one.first.items[0].target.source, 'annotations');
  same(new Set(annotations.first.items.map((one) => one.id)).size,
    total + wanted.length - (wanted.length > 20 ? 1 + wanted[0].findings.length : 0), 'annotations: an id each, but for the file named twice');
  compare('annotations', read.fromAnnotations(annotations), wanted);
  await checkLinkedData(annotations, total + wanted.length);

  const hypothesis = JSON.parse(reports.hypothesis);
  checkBroken(hypothesisProblems, hypothesis, (file) => file.annotations[0] && (file.annotations[0].group = '__world__'), 'hypothesis');
  compare('hypothesis', read.fromHypothesis(hypothesis), wanted);
  // The side bar takes two annotations of a page with the same text, tags and quote for one.
  const bodies = hypothesis.annotations.map((one) => JSON.stringify([one.uri, one.text, one.tags, one.target]));
  const shown = hypothesis.documents.filter((one, i, all) => all.findIndex((other) => other.uri === one.uri && other.sha256 === one.sha256) === i);
  same(new Set(bodies).size, shown.reduce((sum, one) => sum + one.flagged + one.noted + one.cleared, 0), 'hypothesis: no two bodies are alike');

  compare('junit', read.byPython('junit', join(folder, 'report.junit')), wanted, { quoteOf: inXml, ordered: false });
  const junit = await parseJunit(reports.junit);
  same((junit.testsuite ?? []).map((suite) => suite.testcase.filter((one) => one.failure).length),
    wanted.map((one) => new Set(one.findings.filter((finding) => finding.status === 'flagged').map((finding) => finding.rule)).size),
    'junit: failed cases, as junit2json reads them');
  expect(/ (time|timestamp)=/.test(reports.junit) === false, 'junit: no clock');

  const rdjsonl = linesOf(reports.rdjsonl);
  for (const line of rdjsonl) same(diagnosticProblems(line), [], 'rdjsonl is valid');
  if (rdjsonl.length > 0) expect(diagnosticProblems({ ...rdjsonl[0], severity: 'GRAVE' }).length > 0, 'rdjsonl: must not be valid');
  const diagnostics = read.fromRdjsonl(rdjsonl, wanted);
  compare('rdjsonl', diagnostics, wanted);
  same(diagnostics.at(-1).left, 0, 'rdjsonl: lines of no document');
  for (const [i, one] of diagnostics.entries()) {
    if (one.path !== undefined) same(one.path, documents[i].source, 'rdjsonl: path');
  }

  checkPeople(reports, documents, wanted);
  if (total > 0) {
    checkComparison(wanted);
    checkColumns(read.csvRows(reports.csv));
    checkRegions(sarif, documents);
    checkRanges(rdjsonl, documents);
    checkSelectors(annotations, documents);
  }
  return { documents: wanted.length, counts: statuses.map((_, i) => wanted.reduce((sum, one) => sum + countsOf(one)[i], 0)) };
}

// ---- CSV: every column is filled somewhere and explained ---------------------------------------------------------------

// Only of an input over 16 MiB, of an archive in a container, of a PDF and of an office document; of decisions.
const notHere = ['part', 'parts', 'record_member', 'page', 'paragraph', 'baseline', 'standing', 'decisions'];
const documentation = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');

function checkColumns(rows) {
  const columns = Object.keys(rows[0]);
  same(columns.filter((name) => rows.every((row) => row[name] === '')), notHere.filter((name) => columns.includes(name)), 'csv: columns without a value');
  for (const name of columns) expect(documentation.includes(`\`${name}\``), `docs/formats.md does not explain ${name}`);
  const ofDocument = ['error_code', 'not_read', 'bytes', 'score', 'flagged'];
  const ofFinding = ['rule', 'status', 'quote', 'message', 'id'];
  expect(rows.every((row) => (row.row === 'document' ? ofFinding : ofDocument).every((name) => row[name] === '')), 'csv: a cell of the other kind of row');
}

// ---- text, Markdown, HTML: by their counts ----------------------------------------------------------------------------

function checkPeople(reports, documents, wanted) {
  // One entry an input; the pages of an archive are one.
  const inputs = [];
  for (const [i, document] of documents.entries()) {
    const counts = countsOf(wanted[i]);
    const last = inputs.at(-1);
    if (document.record && last?.record && last.name === document.source) last.counts = last.counts.map((n, k) => n + counts[k]);
    else inputs.push({ name: document.source, record: document.record !== null, counts });
  }
  if (inputs.length < 2) return;
  const totals = inputs.map(({ name, counts }) => ({ name, counts }));
  const shown = (entries) => read.fromIndex(entries).map((one) => ({ name: one.name, counts: [one.ask, one.fair + one.stories, one.cleared] }));

  const page = read.byPython('html', join(folder, 'report.html'));
  same(shown(page.index), totals, 'html: the index');
  for (const [i, document] of wanted.entries()) {
    const marks = page.marks[i + 1] ?? { ask: 0, fair: 0 };
    same([marks.ask, marks.fair], countsOf(document).slice(0, 2), `html: marks of document ${i} (${document.name})`);
  }
  const markdown = [...reports.markdown.matchAll(/^\d+\. (.*?)(?: {2}\n.*)?: (.*)$/gm)].slice(-inputs.length).map((one) => one.slice(1));
  same(shown(markdown).map((one) => one.counts), totals.map((one) => one.counts), 'markdown: the lines at the end');
  // In the text report long lines go on below, further in.
  const end = reports.text.slice(reports.text.lastIndexOf('\nReports on ')).split('\n').slice(3);
  const entries = [];
  for (const line of end.slice(0, end.findIndex((one) => /^\d+ documents/.test(one)))) {
    if (/^ {2}\S/.test(line)) entries.push(['', line]);
    else entries.at(-1)[1] += ` ${line.trim()}`;
  }
  same(shown(entries).map((one) => one.counts), totals.map((one) => one.counts), 'text: the lines at the end');
}

try {
  const inputs = makeInputs(folder);
  const found = await checkRun(inputs, 3);
  expect(found.counts.every((n) => n > 20), `too little to compare: ${found.counts}`);
  expect(found.documents > 60, `only ${found.documents} documents`);
  await checkRun(['empty.txt'], 0);
  await checkRun(['missing.txt'], 2);
  await checkRun(['clean.txt', 'missing.txt'], 3);
  console.log(`${found.documents} documents: ${statuses.map((status, i) => `${found.counts[i]} ${status}`).join(', ')}`);
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${checks} checks, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);
