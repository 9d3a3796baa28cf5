// overclaim-wasm as a stranger uses it:  node package_test.mjs
//
// The packed file is installed into an empty folder, without a registry; a script and a TypeScript program use it there, and
// a page in Chromium shows <over-claim> under a policy of its own, asking nobody but its own server for its files.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startBrowser } from '../browser/browser.mjs';
import { makeChecks } from '../serve/server.mjs';

const require = createRequire(import.meta.url);
const built = process.env.OVERCLAIM_OFFLINE ?? fileURLToPath(new URL('../../build/offline', import.meta.url));
const packed = readdirSync(built).filter((name) => /^overclaim-wasm-.*\.tgz$/.test(name)).sort().at(-1);
const checks = makeChecks();
const { expect } = checks;
const folder = mkdtempSync(join(tmpdir(), 'overclaim-stranger-'));
const write = (name, text) => writeFileSync(join(folder, name), text);
function run(program, ...args) {
  const done = spawnSync(program, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  return done;
}

write('package.json', '{"name": "stranger", "version": "1.0.0", "private": true, "type": "module"}\n');
const installed = run('npm', 'install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', join(built, packed));
expect(installed.status === 0, `npm install: ${installed.stderr}`);

// ---- a script ---------------------------------------------------------------------------------------------------------

write('use.mjs', `
import { check, render, version, OverclaimError } from 'overclaim-wasm';
import schema from 'overclaim-wasm/report.schema.json' with { type: 'json' };
const report = await check('Our therapy has no side effects. It is not a cure.');
const bytes = await check(new TextEncoder().encode('<p>It <b>cures</b> autism.'), { name: 'page.html', minSeverity: 3 });
const note = await render('It cures autism.', 'note');
const refused = [];
for (const attempt of [() => check('x', { speed: 1 }), () => check('x', { only: ['nothing'] }), () => check(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])), () => check('a'.repeat(2100000)), () => check(42)]) {
  try { await attempt(); refused.push('taken'); } catch (error) { refused.push(error instanceof OverclaimError ? error.problem : error.name); }
}
const many = await Promise.all(Array.from({ length: 20 }, (_, i) => check('It has no side effects ' + i + '.')));
console.log(JSON.stringify({ statuses: report.findings.map((one) => one.status), quote: report.findings[0].quote, schema: report.schema, known: Object.keys(schema.$defs).length > 5,
  type: bytes.media_type, source: bytes.source, found: bytes.findings.length, note: note.slice(0, 22), refused, many: many.every((one) => one.findings.length === 1), version: await version() }));
`);
const used = run('node', 'use.mjs');
expect(used.status === 0, `the script: ${used.stderr.slice(0, 600)}`);
if (used.status === 0) {
  const said = JSON.parse(used.stdout);
  expect(said.statuses.includes('flagged') && said.statuses.includes('noted') && said.quote === 'no side effects', `findings: ${used.stdout.slice(0, 300)}`);
  expect(said.schema === 'overclaim-report/1' && said.known, 'the contract is not there');
  expect(said.type === 'text/html' && said.source === 'page.html' && said.found > 0, `bytes: ${used.stdout.slice(0, 300)}`);
  expect(said.note === 'A note for your doctor', `note: ${said.note}`);
  expect(JSON.stringify(said.refused) === JSON.stringify(['bad_option', 'bad_option', 'not_readable', 'too_large', 'TypeError']), `refused: ${said.refused}`);
  expect(said.many, 'checks at one time disturb each other');
  expect(said.version.icu && said.version.rulebook.length === 64, 'the version does not say what judged');
}

// ---- types ------------------------------------------------------------------------------------------------------------

const compiler = require.resolve('typescript/bin/tsc');
const compile = (name, text) => {
  write(name, text);
  return run('node', compiler, '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', 'es2022,dom', name);
};
const typed = compile('typed.ts', `
import { check, render, type Report, type CheckOptions } from 'overclaim-wasm';
import 'overclaim-wasm/element';
const options: CheckOptions = { asOf: '2024-05-31', only: ['safety'] };
const report: Report = await check('text', options);
for (const finding of report.findings) {
  const begin: number = finding.span.begin;
  const status: 'flagged' | 'noted' | 'cleared' = finding.status;
  const kind: string | undefined = finding.verdict?.kind;
  console.log(begin, status, kind, report.rules[finding.rule]?.message);
}
const text: string = await render(new Uint8Array(), 'html');
const element = document.createElement('over-claim');
element.text = text;
element.addEventListener('overclaim-report', (event) => console.log(event.detail.score?.value));
`);
expect(typed.status === 0, `types: ${typed.stdout}`);
for (const [what, wrong] of [['an unknown option', "await check('x', { speed: 1 });"], ['a number for a text', 'await check(5);'], ['a field that is not there', "(await check('x')).nothing;"]]) {
  expect(compile('wrong.ts', `import { check } from 'overclaim-wasm';\n${wrong}\n`).status !== 0, `the types allow ${what}`);
}

// ---- the element ------------------------------------------------------------------------------------------------------

write('index.html', `<!doctype html><html lang="en"><title>Stranger</title><script type="importmap">{"imports": {"overclaim-wasm/element": "/node_modules/overclaim-wasm/element.js"}}</script>
<main><h1>A leaflet</h1><over-claim id="one">Our therapy has no side effects. \u{1F600} It is not a cure.</over-claim><over-claim id="two">The sky is blue.</over-claim></main>
<script type="module">import 'overclaim-wasm/element';</script></html>`);
const kinds = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json' };
const server = createServer((request, answer) => {
  const path = request.url === '/' ? '/index.html' : request.url;
  try {
    const bytes = readFileSync(join(folder, path));
    answer.writeHead(200, { 'content-type': kinds[extname(path)] ?? 'text/plain', 'content-security-policy': "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'none'" });
    answer.end(bytes);
  } catch {
    answer.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await new Promise((go) => { server.on('listening', go); });
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await startBrowser();
const tab = await (await browser.newContext()).newPage();
const problems = [];
tab.on('console', (message) => problems.push(message.text()));
tab.on('pageerror', (error) => problems.push(String(error)));
tab.on('request', (request) => { if (!request.url().startsWith(base)) problems.push(`asks for ${request.url()}`); });
await tab.goto(base);
await tab.waitForFunction(() => [...document.querySelectorAll('over-claim')].every((one) => one.report), null, { timeout: 60000 });
const seen = await tab.evaluate(() => {
  const [one, two] = document.querySelectorAll('over-claim');
  const marks = (element, name) => [...element.shadowRoot.querySelectorAll(`mark.${name}`)].map((mark) => mark.textContent);
  return { ask: marks(one, 'ask'), fair: marks(one, 'fair'), text: one.shadowRoot.querySelector('.text').textContent, status: one.shadowRoot.lastChild.textContent, nothing: two.shadowRoot.lastChild.textContent };
});
expect(seen.ask.includes('no side effects') && seen.fair.some((text) => text.includes('not a cure')), `marks: ${JSON.stringify(seen)}`);
expect(seen.text === 'Our therapy has no side effects. \u{1F600} It is not a cure.', `text: ${seen.text}`);
expect(seen.status.includes('1 place to ask about') && seen.nothing.includes('does not make the text true'), `status: ${seen.status} ${seen.nothing}`);
const changed = await tab.evaluate(() => new Promise((done) => {
  const one = document.querySelector('#one');
  one.addEventListener('overclaim-report', (event) => done([event.detail.findings.length, one.shadowRoot.querySelectorAll('img, script').length]));
  one.text = '<img src=x onerror=alert(1)> It cures autism and has no risks.';
}));
expect(changed[0] >= 2 && changed[1] === 0, `changed: ${changed}`);
expect(problems.filter((one) => !/favicon|404/.test(one)).length === 0, `in the browser: ${problems.join('; ')}`);
await browser.close();
server.close();
rmSync(folder, { recursive: true });
checks.end();
