// Manifests, outputs of shards and what screen prints, against their schemas:  node shards_test.mjs PROGRAM
//
// Every key taken out, put in or turned into something else must make a line invalid: a validator that says yes to all
// would pass the first part too.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { problemsOf } from './validate.mjs';

const Ajv2020 = (await import('ajv/dist/2020.js')).default;
const schema = JSON.parse(readFileSync(new URL('../../docs/shards.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
ajv.addSchema(schema, 'shards');
const validators = Object.fromEntries(['header', 'shard', 'footer'].map((name) => [name, ajv.getSchema(`shards#/$defs/${name}`)]));

let checks = 0;
let failures = 0;
function expect(good, message) {
  checks += 1;
  if (good) return;
  failures += 1;
  console.error(`FAILED: ${message}`);
}

function* objectsOf(value) {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield value;
  for (const member of Object.values(value)) yield* objectsOf(member);
}

const resolved = (node) => (node && node.$ref ? resolved(schema.$defs[node.$ref.split('/').pop()]) : node);
function inOrder(value, node) {
  node = resolved(node);
  if (value === null || typeof value !== 'object' || !node) return true;
  if (Array.isArray(value)) return value.every((entry) => inOrder(entry, node.items));
  return (!node.required || node.required.join() === Object.keys(value).join()) &&
    Object.entries(value).every(([key, member]) => inOrder(member, node.properties?.[key]));
}

function expectValid(kind, line) {
  const validate = validators[kind];
  expect(validate(line), `${kind}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(line).slice(0, 300)}`);
  expect(inOrder(line, schema.$defs[kind]), `${kind}: keys out of order in ${JSON.stringify(line).slice(0, 300)}`);
}

function expectStrict(kind, line) {
  for (const object of objectsOf(line)) {
    for (const [key, value] of Object.entries(object)) {
      delete object[key];
      expect(!validators[kind](line), `${kind} without ${key} must not be valid`);
      object[key] = { odd: true };
      expect(!validators[kind](line), `${kind} with another ${key} must not be valid`);
      object[key] = value;
    }
    object.foreign = 1;
    expect(!validators[kind](line), `${kind} with a foreign key must not be valid`);
    delete object.foreign;
  }
  expect(validators[kind](line), `${kind} is valid again`);
}

const program = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'overclaim-shards-'));
const linesOf = (text) => text.split('\n').slice(0, -1).map((line) => JSON.parse(line));
const run = (args, input) => spawnSync(program, args, { cwd: folder, input, encoding: 'utf8', maxBuffer: 1 << 28 });
try {
  writeFileSync(join(folder, 'ads.jsonl'), '{"id":1,"text":"There are no risks."}\n{broken\n{"text":"Nobody knows."}\n');
  writeFileSync(join(folder, 'ads.csv'), 'text,id\n"There are\nno risks.",1\nx,2\n');
  mkdirSync(join(folder, 'pages'));
  writeFileSync(join(folder, 'pages', 'a.html'), '<p>There are no risks.');
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/pages/caf`), Buffer.from([0xe9]), Buffer.from('.txt')]), 'x');
  const made = run(['shards', 'make', 'ads.jsonl', 'ads.csv', 'pages', '-o', 'm.jsonl', '--shards', '5', '--only', 'safety',
    '--as-of', '2024-01-01', '--encoding', 'utf-8']);
  expect(made.status === 0, `make: ${made.stderr}`);
  const [header, ...shards] = linesOf(readFileSync(join(folder, 'm.jsonl'), 'utf8'));
  expectValid('header', header);
  expectStrict('header', header);
  expect(shards.length === 5 && header.shards === 5, 'five shards');
  expect(shards.some((shard) => shard.parts.some((part) => part.source_bytes?.endsWith('e92e747874'))), 'a path that is no UTF-8');
  for (const shard of shards) expectValid('shard', shard);
  expectStrict('shard', shards.find((shard) => shard.parts.length > 0));

  expect(run(['shards', 'run', '-m', 'm.jsonl', '--out', 'out', '--all']).status === 3, 'run: 3, for the broken line');
  let documents = 0;
  for (let index = 0; index < 5; index += 1) {
    const lines = linesOf(readFileSync(join(folder, 'out', `shard-${String(index).padStart(6, '0')}.jsonl`), 'utf8'));
    const footer = lines.pop();
    expectValid('footer', footer);
    expectStrict('footer', footer);
    expect(footer.records === lines.length, 'the footer counts the lines');
    documents += lines.length;
    for (const line of lines) expect(problemsOf(line).length === 0, `a report of a shard: ${problemsOf(line).join('; ')}`);
  }
  expect(documents === 7, `${documents} documents, expected 7`);

  const screened = run(['screen'], `${readFileSync(join(folder, 'ads.jsonl'), 'utf8')}{"html":"<p>There are no risks."}\n{"a":1,"b":2}\n[]\n`);
  const lines = linesOf(screened.stdout);
  expect(lines.length === 6 && screened.status === 3, `screen: ${lines.length} lines, status ${screened.status}`);
  for (const line of lines) expect(problemsOf(line).length === 0, `a line of screen: ${problemsOf(line).join('; ')}`);
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${checks} checks, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);
