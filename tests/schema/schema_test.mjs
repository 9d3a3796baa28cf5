// The test of the report contract:  node schema_test.mjs PROGRAM
//
//   - the example of docs/report-format.md, every golden report and what PROGRAM prints (text, HTML, errors, all of
//     corpus/pages) are valid;
//   - the keys of every object stand in the order of the schema;
//   - bad_report.json and every report with a key taken out or put in are not: a validator that says yes to all would
//     pass the first part too.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { problemsOf, reportsIn } from './validate.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schema = JSON.parse(readFileSync(join(root, 'docs/report.schema.json'), 'utf8'));
let checks = 0;
let failures = 0;

function expect(good, message) {
  checks += 1;
  if (good) return;
  failures += 1;
  console.error(`FAILED: ${message}`);
}

// ---- valid, and in order ----------------------------------------------------------------------------------------

const resolved = (node) => (node && node.$ref ? resolved(schema.$defs[node.$ref.split('/').pop()]) : node);

// The places whose keys do not stand in the order of the schema's `required`; a key that is not always there stands last.
function outOfOrder(value, node, where = '') {
  node = resolved(node);
  if (value === null || typeof value !== 'object' || !node) return [];
  if (node.anyOf) return outOfOrder(value, node.anyOf.find((choice) => choice.type !== 'null'), where);
  if (Array.isArray(value)) return value.flatMap((entry, i) => outOfOrder(entry, node.items, `${where}/${i}`));
  const optional = Object.keys(node.properties ?? {}).filter((key) => !node.required?.includes(key) && key in value);
  const here = node.required && [...node.required, ...optional].join() !== Object.keys(value).join() ? [where || '/'] : [];
  return here.concat(Object.entries(value).flatMap(([key, member]) =>
    outOfOrder(member, node.properties ? node.properties[key] : node.additionalProperties, `${where}/${key}`)));
}

function expectValid(report, name) {
  const problems = problemsOf(report);
  expect(problems.length === 0, `${name} is not valid:\n  ${problems.join('\n  ')}`);
  const places = outOfOrder(report, schema.$defs[report.documents ? 'run' : 'document']);
  expect(places.length === 0, `${name}: keys out of order at ${places.join(', ')}`);
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]);
}

const documentation = readFileSync(join(root, 'docs/report-format.md'), 'utf8');
const example = JSON.parse(documentation.match(/```json\n([^]*?)```/)[1]);
expectValid(example, 'the example of docs/report-format.md');

for (const file of filesUnder(join(root, 'tests/goldens')).filter((name) => name.endsWith('.json'))) {
  expectValid(JSON.parse(readFileSync(file, 'utf8')), file);
}

const program = process.argv[2];
const scratch = mkdtempSync(join(tmpdir(), 'overclaim-schema-'));
try {
  const plain = join(scratch, 'plain.txt');
  const html = join(scratch, 'page.html');
  const empty = join(scratch, 'empty.txt');
  writeFileSync(plain, 'Our c\u0443re has no side effects.\n\nIs it a cure? No.\n');
  writeFileSync(html, '<!doctype html><title>Knees</title><img src=a.png alt="cured"><p>It is <b>risk</b>&nbsp;free.<p hidden>A cure.');
  writeFileSync(empty, '');
  const pages = filesUnder(join(root, 'corpus/pages')).filter((name) => /\.(txt|html?)$/.test(name));
  const table = join(scratch, 'ads.csv');
  writeFileSync(table, 'id,text,place\n7,There are no risks.,Rome\n');
  const archive = join(scratch, 'a.warc');
  const answer = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>There are no risks.';
  const record = (bytes) => 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n' +
    `WARC-Date: 2020-02-03T04:05:06Z\r\nContent-Length: ${bytes}\r\n\r\n${answer}\r\n\r\n`;
  writeFileSync(archive, record(answer.length));
  const damaged = join(scratch, 'damaged.warc');
  writeFileSync(damaged, record(answer.length + 1000));
  const noFiles = join(scratch, 'no-files');
  mkdirSync(noFiles, { recursive: true });
  const inputs = [plain, html, empty, join(scratch, 'missing.txt'), noFiles, table, archive, damaged, ...pages];
  for (const format of ['json', 'jsonl']) {
    const run = spawnSync(program, ['check', '--format', format, ...inputs], { encoding: 'utf8', maxBuffer: 1 << 30 });
    expect(run.status === 3, `${format}: status ${run.status}, expected 3 because of the missing file; ${run.error ?? run.stderr}`);
    const reports = run.stdout === '' ? [] : reportsIn(`reports.${format}`, run.stdout);
    const documents = format === 'json' ? (reports[0]?.documents ?? []) : reports;
    expect(documents.length === inputs.length, `${format}: ${documents.length} documents for ${inputs.length} inputs`);
    for (const report of reports) {
      expectValid(report, `${format} of ${report.source ?? 'the run'}`);
      expect(!('selection' in report.tool), `${format}: says that something was left out`);
    }
    const partly = ['--only', 'safety', '--disable', 'safety.risk-free', '--min-severity', '2'];
    const part = spawnSync(program, ['check', '--format', format, ...partly, plain, html, archive], { encoding: 'utf8' });
    for (const report of reportsIn(`part.${format}`, part.stdout)) {
      expectValid(report, `${format} with a part of the rules`);
      expect(report.tool.selection?.min_severity === 2, `${format}: does not say what was left out`);
    }
  }
} finally {
  rmSync(scratch, { recursive: true });
}

// ---- not valid --------------------------------------------------------------------------------------------------

const bad = JSON.parse(readFileSync(new URL('bad_report.json', import.meta.url), 'utf8'));
expect(problemsOf(bad).length > 0, 'bad_report.json must not be valid');

// Every object of the example: each key taken out, and a foreign one put in.
function* objectsOf(value) {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield value;
  for (const member of Object.values(value)) yield* objectsOf(member);
}
for (const object of objectsOf(example)) {
  if (object === example.rules) continue;  // its keys are the ids of rules
  for (const key of Object.keys(object)) {
    const value = object[key];
    delete object[key];
    expect(problemsOf(example).length > 0, `a report without "${key}" must not be valid`);
    object[key] = value;
  }
  object.foreign = 1;
  expect(problemsOf(example).length > 0, 'a report with a foreign key must not be valid');
  delete object.foreign;
}
expect(problemsOf(example).length === 0, 'the example must be valid again');

console.log(`${checks} checks, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);
