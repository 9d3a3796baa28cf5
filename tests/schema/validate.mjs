// Validates reports against docs/report.schema.json.
//
//   node validate.mjs FILE...    .json: a run or a document; .jsonl: a document a line. Ends with 1 and says what is
//                                wrong where one is not valid.
//
// `problemsOf` does the work and is used by schema_test.mjs. Strict: ajv refuses a schema with keywords it does not know.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

async function load(name) {
  try {
    return (await import(name)).default;
  } catch {
    console.error(`tests/schema: ${name} is missing; run tools/setup`);
    process.exit(2);
  }
}

const Ajv2020 = await load('ajv/dist/2020.js');
const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
ajv.addSchema(schema, 'report');
const validators = { run: ajv.getSchema('report#/$defs/run'), document: ajv.getSchema('report#/$defs/document') };

// What is wrong with a parsed report, one line a problem; [] where nothing is. A run has documents, a document has not:
// asking for one of the two gives messages about that one.
export function problemsOf(report) {
  const kind = report !== null && typeof report === 'object' && 'documents' in report ? 'run' : 'document';
  const validate = validators[kind];
  if (validate(report)) return [];
  return validate.errors.map((e) => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`);
}

export function reportsIn(name, text) {
  if (!name.endsWith('.jsonl')) return [JSON.parse(text)];
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  let bad = 0;
  for (const name of process.argv.slice(2)) {
    let problems;
    try {
      problems = reportsIn(name, readFileSync(name, 'utf8')).flatMap(problemsOf);
    } catch (error) {
      problems = [error.message];
    }
    for (const problem of problems) console.error(`${name}: ${problem}`);
    if (problems.length > 0) bad += 1;
  }
  console.log(`${process.argv.length - 2} files, ${bad} not valid`);
  process.exit(bad > 0 ? 1 : 0);
}
