// The lines of docs/formats.md that make Parquet:  node parquet_test.mjs PROGRAM
//
// They are taken from the page and run by DuckDB over a run of everything in inputs.mjs, over one in which twenty thousand
// unreadable files come first (more than DuckDB looks at by itself), over runs without any finding or any file. What is
// read back from the Parquet files must be the findings of the JSON report.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { makeInputs } from './inputs.mjs';
import { fromJson } from './readers.mjs';

const require = createRequire(import.meta.url);
const { DuckDBInstance } = require('@duckdb/node-api');

const program = resolve(process.argv[2]);
const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```sql\n([^]*?)```/g)].map((one) => one[1]);
if (blocks.length !== 2) throw new Error(`docs/formats.md has ${blocks.length} blocks of SQL`);
const [fromLines, fromTable] = blocks;

const folder = mkdtempSync(join(tmpdir(), 'overclaim-parquet-'));
process.chdir(folder);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
let checks = 0;
let failures = 0;

function same(got, wanted, what) {
  checks += 1;
  if (JSON.stringify(got) === JSON.stringify(wanted)) return;
  failures += 1;
  console.error(`FAILED: ${what}: ${JSON.stringify(got)?.slice(0, 500)} instead of ${JSON.stringify(wanted).slice(0, 500)}`);
}

const columns = 'status, rule, quote, fingerprint, id';
const wantedOf = (documents) => documents.flatMap((one) => one.findings)
  .map(({ status, rule, quote, fingerprint, id }) => ({ status, rule, quote, fingerprint, id }));

async function checkLines(what) {
  const lines = readFileSync('run.jsonl', 'utf8').split('\n').filter((line) => line !== '');
  const documents = fromJson(lines.map((line) => JSON.parse(line)));
  const wanted = wantedOf(documents);
  await connection.run(fromLines);
  const [{ n }] = await rows("SELECT count(*)::INT AS n FROM 'documents.parquet'");
  same(n, documents.length, `${what}: documents`);
  const [{ errors }] = await rows("SELECT count(error)::INT AS errors FROM 'documents.parquet' WHERE CAST(error AS VARCHAR) <> 'null'");
  same(errors, documents.filter((one) => one.error).length, `${what}: errors`);
  if (wanted.length > 0) same(await rows(`SELECT ${columns} FROM 'findings.parquet'`), wanted, `${what}: findings`);
  else same(await rows("SELECT count(*)::INT AS n FROM 'findings.parquet'"), [{ n: 0 }], `${what}: no findings`);
  return wanted;
}

async function checkTable(wanted, what) {
  await connection.run(fromTable);
  same(await rows(`SELECT ${columns} FROM 'table.parquet' WHERE "row" = 'finding'`),
    wanted.map((one) => ({ ...one, quote: one.quote.replaceAll('\0', '\ufffd') })), `${what}: findings of the table`);
}

const check = (inputs) => spawnSync(program, ['check', '--quiet', '--output', 'jsonl=run.jsonl', '--output', 'csv=run.csv', ...inputs]);

try {
  check(makeInputs(folder));
  const wanted = await checkLines('all');
  same(wanted.length > 500, true, `there are ${wanted.length} findings`);
  await checkTable(wanted, 'all');

  const lines = readFileSync('run.jsonl', 'utf8');
  const unread = lines.split('\n').find((line) => line.includes('"code":"not_found"'));
  writeFileSync('run.jsonl', `${`${unread}\n`.repeat(21000)}${lines}`);
  same((await checkLines('unreadable files first')).length, wanted.length, 'unreadable files first');

  for (const [name, inputs] of [['clean', ['clean.txt', 'empty.txt']], ['unread', ['missing.txt']]]) {
    check(inputs);
    await checkTable(await checkLines(name), name);
  }
  // That a page that is lost on the way to Parquet is seen.
  check(['plain.txt', 'crlf.txt']);
  const [first, second] = readFileSync('run.jsonl', 'utf8').split('\n');
  writeFileSync('run.jsonl', `${first}\n`);
  await connection.run(fromLines);
  const both = wantedOf(fromJson([JSON.parse(first), JSON.parse(second)]));
  const got = await rows(`SELECT ${columns} FROM 'findings.parquet'`);
  same(got.length > 0 && JSON.stringify(got) !== JSON.stringify(both), true, 'a lost page');
} finally {
  process.chdir('/');
  rmSync(folder, { recursive: true });
}
console.log(`${checks} checks, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);
