// Lines of decisions and reports with decisions, against their schemas:  node decisions_test.mjs PROGRAM
//
// What the program writes must be valid, what it refuses must not be, and the other way round: the schema and the reader
// (src/store/decision_file.cc) say the same.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { problemsOf, reportsIn } from './validate.mjs';

const Ajv2020 = (await import('ajv/dist/2020.js')).default;
const schema = JSON.parse(readFileSync(new URL('../../docs/decisions.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ strict: true, strictRequired: false }).compile(schema);

let checks = 0;
let failures = 0;
function expect(good, message) {
  checks += 1;
  if (good) return;
  failures += 1;
  console.error(`FAILED: ${message}`);
}

const program = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'overclaim-decisions-'));
const run = (...args) => spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
try {
  writeFileSync(join(folder, 'page.txt'), 'There are no risks.\n\nIt is a guaranteed cure.\n');
  writeFileSync(join(folder, 'r.json'), run('check', 'page.txt', '--format', 'json').stdout);
  const findings = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')).documents[0].findings;
  expect(findings.length >= 2, 'two findings');
  for (const [index, decision] of ['confirmed', 'dismissed', 'needs_evidence', 'answered'].entries()) {
    const end = run('decide', findings[index % 2].id, 'r.json', '--decision', decision, '--reviewer', `R ${index}`, '--role',
      'editor', '--reason', 'Read "twice".\nOn paper.', '--answer', 'We hold a study.', '--decisions', 'd.jsonl');
    expect(end.status === 0, `decide ${decision}: ${end.stderr}`);
  }
  const lines = readFileSync(join(folder, 'd.jsonl'), 'utf8').split('\n').slice(0, -1).map((line) => JSON.parse(line));
  expect(lines.length === 4, 'four lines');
  for (const line of lines) {
    expect(validate(line), `${JSON.stringify(line)}: ${JSON.stringify(validate.errors)}`);
    expect(Object.keys(line).join() === schema.required.join(), 'the keys stand in the order of the schema');
  }
  for (const args of [[], ['--confirmed'], ['--baseline', 'r.json']]) {
    const text = run('check', 'page.txt', '--decisions', 'd.jsonl', '--format', 'json', ...args).stdout;
    const reports = reportsIn('o.json', text);
    for (const report of reports) {
      expect(problemsOf(report).length === 0, `${args}: ${problemsOf(report).join('; ')}`);
      expect(report.documents[0].review.only_confirmed === (args[0] === '--confirmed'), 'review');
    }
  }

  // The schema and the program refuse the same.
  const changes = [
    ['fingerprint', 'x'], ['fingerprint', 'A000000000000000'], ['text_hash', ''], ['rulebook', '00'], ['reviewer', ''],
    ['role', ''], ['role', 'x'.repeat(201)], ['decision', 'maybe'], ['decision', null], ['reason', ''], ['reason', 7],
    ['reason', 'x'.repeat(10001)], ['date', 'today'], ['foreign', 'x'], ['answer', null],
  ];
  for (const key of schema.required) changes.push([key, undefined]);
  for (const [key, value] of changes) {
    const line = { ...lines[3], [key]: value };
    if (value === undefined) delete line[key];
    const shown = `${key}: ${String(value).slice(0, 20)}`;
    expect(!validate(line), `the schema takes ${shown}`);
    writeFileSync(join(folder, 'bad.jsonl'), `${JSON.stringify(line)}\n${JSON.stringify(lines[0])}\n`);
    const end = run('decisions', 'bad.jsonl');
    expect(end.status === 2 && end.stderr.includes('bad.jsonl:1'), `the program takes ${shown}: ${end.stderr}`);
  }
  const unanswered = { ...lines[3], answer: '' };
  expect(!validate(unanswered), 'the schema takes an answer that is not there');
  writeFileSync(join(folder, 'bad.jsonl'), `${JSON.stringify(unanswered)}\n${JSON.stringify(lines[0])}\n`);
  expect(run('decisions', 'bad.jsonl').status === 2, 'the program takes an answer that is not there');
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${checks} checks, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);
