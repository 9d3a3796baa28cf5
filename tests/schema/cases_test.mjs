// Differences, histories and passports, against their schemas:  node cases_test.mjs PROGRAM
//
// The goldens of history_report_test and what the program itself says of two pages. Every key taken out, put in or turned
// into something else must make a document invalid: a validator that says yes to all would pass the first part too.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const Ajv2020 = (await import('ajv/dist/2020.js')).default;
const program = resolve(process.argv[2]);
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

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

// Keys in the order of the schema, which is the documented one.
function inOrder(value, node, schema) {
  while (node && node.$ref) node = schema.$defs[node.$ref.split('/').pop()];
  if (node && node.anyOf) node = value === null ? null : node.anyOf[0];
  while (node && node.$ref) node = schema.$defs[node.$ref.split('/').pop()];
  if (value === null || typeof value !== 'object' || !node) return true;
  if (Array.isArray(value)) return value.every((entry) => inOrder(entry, node.items, schema));
  return node.required.join() === Object.keys(value).join() &&
    Object.entries(value).every(([key, member]) => inOrder(member, node.properties[key], schema));
}

const folder = mkdtempSync(join(tmpdir(), 'overclaim-cases-'));
try {
  writeFileSync(join(folder, 'old.html'), '<p>Our stem cell therapy cures autism.</p><p>There are no side effects.</p>');
  writeFileSync(join(folder, 'new.html'), '<p>Our stem cell therapy may help with autism.</p><p>Results are guaranteed.</p>');
  const run = spawnSync(program, ['diff', 'old.html', 'new.html', '--format', 'json'], { cwd: folder, encoding: 'utf8' });
  expect(run.status === 1, `diff ends with ${run.status}: ${run.stderr}`);
  const documents = {
    diff: [JSON.parse(run.stdout), read('../histories/diff.json')],
    history: [read('../histories/history.json')],
    passport: [read('../histories/passport.json')],
  };
  for (const [name, values] of Object.entries(documents)) {
    const schema = read(`../../docs/${name}.schema.json`);
    const validate = ajv.compile(schema);
    for (const value of values) {
      expect(validate(value), `${name}: ${JSON.stringify(validate.errors)}`);
      expect(inOrder(value, schema, schema), `${name}: keys out of order`);
    }
    const value = values[values.length - 1];
    for (const object of objectsOf(value)) {
      for (const [key, member] of Object.entries(object)) {
        const order = Object.entries(object);
        delete object[key];
        expect(!validate(value), `${name} without ${key} must not be valid`);
        object[key] = { odd: true };
        expect(!validate(value), `${name} with another ${key} must not be valid`);
        for (const [each] of order) delete object[each];
        for (const [each, was] of order) object[each] = each === key ? member : was;
      }
      object.foreign = 1;
      expect(!validate(value), `${name} with a foreign key must not be valid`);
      delete object.foreign;
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${checks} checks, ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;
