// Reports read back into the same plain facts, one reader a format, none with a line of ours below it: csv-parse, Python's
// xml.etree and html.parser, junit2json, JSON.parse. Each answers a list of documents in the order of the run,
//
//   {error: true | false, unread: number of lines, findings: [{status, rule, quote, fingerprint, ...}]}
//
// with `unread` null where the format has no place for a page that was read, or only the counts where it has no more.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { parse } from 'csv-parse/sync';

// Takes the sign away that keeps a spreadsheet from running a cell (docs/formats.md).
const unguarded = (cell) => cell.replace(/^'(?='*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/, '');

export function csvRows(text) {
  return parse(text, { bom: true, columns: true, record_delimiter: '\r\n', relax_column_count: false })
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, unguarded(cell)])));
}

export function fromJson(documents) {
  return documents.map((document) => ({
    error: document.error !== null,
    unread: (document.error ? 1 : 0) + document.coverage.skipped.length,
    sha256: document.sha256,
    findings: document.findings.map((finding) => ({
      status: finding.status,
      rule: finding.rule,
      quote: finding.quote,
      fingerprint: finding.fingerprint,
      id: finding.id,
      severity: finding.severity.value,
      before: finding.context_before,
      after: finding.context_after,
      begin: finding.span.begin,
      end: finding.span.end,
      verdict: finding.verdict?.kind ?? null,
    })),
  }));
}

export function fromCsv(text) {
  const documents = [];
  for (const row of csvRows(text)) {
    if (row.row === 'document') {
      const lines = row.not_read === '' ? 0 : row.not_read.split('\n').length;
      documents.push({
        error: row.error_code !== '', unread: lines + (row.error_code === '' ? 0 : 1), sha256: row.sha256 || null,
        counts: [Number(row.flagged), Number(row.noted), Number(row.cleared)], findings: [],
      });
      continue;
    }
    const document = documents.at(-1);
    if ((row.sha256 || null) !== document.sha256) throw new Error('a row stands behind another document');
    document.findings.push({
      status: row.status, rule: row.rule, quote: row.quote, fingerprint: row.fingerprint, id: row.id,
      severity: Number(row.severity), before: row.context_before, after: row.context_after,
      begin: Number(row.span_begin), end: Number(row.span_end), verdict: row.verdict || null,
    });
  }
  return documents;
}

const sarifStatus = { fail: 'flagged', informational: 'noted', pass: 'cleared' };

export function fromSarif(log) {
  const [run] = log.runs;
  const documents = run.artifacts.map((artifact) => ({
    error: false, unread: 0, sha256: artifact.hashes?.['sha-256'] ?? null, findings: [],
    counts: ['flagged', 'noted', 'cleared'].map((name) => artifact.properties[name]),
  }));
  for (const note of run.invocations[0].toolExecutionNotifications) {
    const document = documents[note.locations[0].physicalLocation.artifactLocation.index];
    document.unread += 1;
    if (note.descriptor.id === 'not-read') document.error = true;
  }
  for (const result of run.results) {
    const facts = result.properties;
    if (facts.status !== sarifStatus[result.kind]) throw new Error(`${result.kind} is not ${facts.status}`);
    if ((result.suppressions.length === 1) !== (facts.status === 'cleared')) throw new Error('suppressions');
    if (run.tool.driver.rules[result.ruleIndex].id !== result.ruleId) throw new Error(`ruleIndex of ${result.ruleId}`);
    documents[result.locations[0].physicalLocation.artifactLocation.index].findings.push({
      status: facts.status, rule: result.ruleId, quote: facts.quote,
      fingerprint: result.partialFingerprints['overclaimFingerprint/v1'], id: facts.id, severity: facts.severity,
      begin: facts.span.begin, end: facts.span.end, verdict: facts.verdict,
    });
  }
  return documents;
}

export function fromAnnotations(collection) {
  const documents = [];
  for (const item of collection.first.items) {
    const facts = JSON.parse(item.body.find((body) => body.format === 'application/json').value);
    if (item.motivation === 'describing') {
      documents.push({
        error: facts.error !== null, unread: facts.not_read.length, sha256: facts.sha256, findings: [],
        counts: [facts.flagged, facts.noted, facts.cleared],
      });
      continue;
    }
    const [status, , rule] = item.body.filter((body) => body.purpose === 'tagging').map((body) => body.value);
    const quote = item.target.selector.find((selector) => selector.type === 'TextQuoteSelector');
    documents.at(-1).findings.push({
      status, rule, quote: quote.exact, before: quote.prefix, after: quote.suffix, fingerprint: facts.fingerprint, id: facts.id,
      severity: facts.severity, begin: facts.span.begin, end: facts.span.end, verdict: facts.verdict,
    });
  }
  return documents;
}

export function fromHypothesis(file) {
  const rest = file.annotations.slice();
  const documents = file.documents.map((document) => {
    const counts = [document.flagged, document.noted, document.cleared];
    const findings = rest.splice(0, counts[0] + counts[1] + counts[2]).map((one) => {
      if (one.uri !== document.uri) throw new Error(`${one.uri} among those of ${document.uri}`);
      const [, fingerprint, id] = one.text.match(/`([0-9a-f]{16})` `([0-9a-f]{16})`$/);
      const [, status, , rule] = one.tags;
      const quote = one.target[0].selector[0];
      return { status, rule, quote: quote.exact, before: quote.prefix, after: quote.suffix, fingerprint, id };
    });
    return { error: document.error !== null, unread: document.not_read.length, sha256: document.sha256, counts, findings };
  });
  if (rest.length > 0) throw new Error(`${rest.length} annotations of no document`);
  return documents;
}

// Each line is of the document whose lines are still wanted: a page that was read and has no findings has no line here.
export function fromRdjsonl(lines, wanted) {
  let next = 0;
  return wanted.map((document) => {
    const own = lines.slice(next, next += document.unread + document.findings.length);
    const notes = own.filter((line) => ['not-read', 'coverage'].includes(line.code.value));
    return {
      error: notes.some((line) => line.code.value === 'not-read'), unread: notes.length,
      path: own[0]?.location.path,
      left: lines.length - next,
      findings: own.filter((line) => !notes.includes(line)).map((line) => {
        const [, status, rule, fingerprint, quote] = line.original_output.match(/:\d+:\d+: (\w+) (\S+) \[([0-9a-f]{16})\] (".*")$/);
        if (rule !== line.code.value) throw new Error(`${rule} is not ${line.code.value}`);
        return { status, rule, fingerprint, quote: JSON.parse(quote) };
      }),
    };
  });
}

// JUnit and HTML: Python reads them, see standard_readers.py.
export function byPython(kind, file) {
  const run = spawnSync('python3', [fileURLToPath(new URL('standard_readers.py', import.meta.url)), kind, file],
    { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`${kind}: ${run.stderr}`);
  return JSON.parse(run.stdout);
}

const counted = [
  ['ask', /(\d+) claims? to ask about/],
  ['fair', /(\d+) fair or careful lines?/],
  ['stories', /(\d+) stor(?:y|ies)/],
  ['cleared', /(\d+) set aside because/],
];

// The lines at the end of a run: [{name, ask, fair, stories, cleared}], one an input.
export function fromIndex(entries) {
  return entries.map(([name, words]) =>
    ({ name, ...Object.fromEntries(counted.map(([key, form]) => [key, Number(words.match(form)?.[1] ?? 0)])) }));
}
