// The HTML report in a browser:  node report_test.mjs PROGRAM
//
//   - the mark-up is valid (Nu Html Checker, warnings count);
//   - axe-core finds nothing, at 320 px light and 1280 px dark (the clinic page and a golden in all four), and no page
//     scrolls sideways;
//   - nothing is fetched but the file, and the console stays empty, so the report's own policy is kept;
//   - notes stand beside the text in a wide window and below it in a narrow one; print shows what Details hide;
//   - each of these finds a report that was spoiled on purpose.
// Pages: the golden reports, a report of each page of corpus/pages/dev, nasty pages, and one file of several pages.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { startBrowser } from './browser.mjs';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const vnu = require.resolve('vnu-jar/build/dist/vnu.jar');
const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.argv[2];
const scratch = mkdtempSync(join(tmpdir(), 'overclaim-browser-'));
let checks = 0;
let failures = 0;

function expect(good, message) {
  checks += 1;
  if (good) return;
  failures += 1;
  console.error(`FAILED: ${message}`);
}

function reportOn(name, ...pages) {
  const run = spawnSync(program, ['check', '--format', 'html', '--exit-zero', ...pages], { cwd: root, maxBuffer: 1 << 28 });
  expect(run.status === 0, `${name}: status ${run.status}: ${run.stderr}`);
  const file = join(scratch, `${name}.html`);
  writeFileSync(file, run.stdout);
  return file;
}

function page(name, bytes) {
  const file = join(scratch, name);
  writeFileSync(file, bytes);
  return file;
}

// ---- the reports ------------------------------------------------------------------------------------------------

const goldens = join(root, 'tests/goldens');
const reports = readdirSync(goldens).filter((name) => name.endsWith('.report.html')).map((name) => join(goldens, name));
const corpus = join(root, 'corpus/pages/dev');
const samples = readdirSync(corpus).filter((name) => /\.(html|txt)$/.test(name)).map((name) => join(corpus, name));
reports.push(...samples.slice(0, 2).map((sample, i) => reportOn(`sample-${i}`, sample)));
const nasty = page('nasty.html', `<!doctype html><html dir="rtl"><title>"><script>alert(1)</script></title>
<meta name="description" content="</title><img src=http://127.0.0.1:9/x onerror=alert(1)>">
<p>\u05d4\u05d8\u05d9\u05e4\u05d5\u05dc. Our cells cure asthma &lt;img src=http://127.0.0.1:9/y&gt; \u202egnp.exe</p>
<p>&lt;style&gt;@import "http://127.0.0.1:9/z"; body { display: none }&lt;/style&gt;</p>
<p>${'longword'.repeat(60)} no risks at all</p><pre>a\tb\u0007c\u0085</pre>
<table><tr><td>Our cells cure asthma.</td><td>${'Cell '.repeat(80)}</td></tr></table>
<p>Cord blood dramatically improves gross motor function in every child with cerebral palsy.</p>`);
reports.push(reportOn('nasty', nasty));
reports.push(reportOn('several', nasty, ...samples, page('empty.txt', '')));
const wide = reports.find((file) => file.endsWith('sample-0.html'));

// ---- mark-up ----------------------------------------------------------------------------------------------------

function markupProblems(...files) {
  const run = spawnSync('java', ['-jar', vnu, '--exit-zero-always', '--format', 'json', ...files], { maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return JSON.parse(String(run.stderr) || '{"messages":[]}').messages.map((found) => `${found.url}:${found.lastLine}: ${found.message}`);
}

const broken = page('broken.html', readFileSync(reports[0], 'utf8').replace('<main>', '<main><p><div id=x></p><b id=x>'));
for (const problem of markupProblems(...reports)) expect(false, problem);
expect(markupProblems(broken).length > 0, 'the mark-up checker passes a broken report');

// ---- in the browser ---------------------------------------------------------------------------------------------

const browser = await startBrowser();

async function problemsOf(file, width, colorScheme, spoil) {
  const problems = [];
  const tab = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
  tab.on('request', (request) => request.url() !== pathToFileURL(file).href && problems.push(`asks for ${request.url()}`));
  tab.on('console', (message) => problems.push(`console: ${message.text()}`));
  tab.on('pageerror', (error) => problems.push(`error: ${error}`));
  await tab.goto(pathToFileURL(file).href);
  if (spoil) await tab.evaluate(spoil);
  const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) problems.push(`${overflow} px too wide`);
  await tab.evaluate(axe);
  const found = await tab.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  for (const violation of found.violations) {
    problems.push(`${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 200)).join(' | ')}`);
  }
  await tab.close();
  return problems;
}

for (const file of reports) {
  const all = file === wide || file.endsWith('page.report.html');
  for (const [width, scheme] of [[320, 'light'], [1280, 'dark'], ...(all ? [[320, 'dark'], [1280, 'light']] : [])]) {
    const problems = await problemsOf(file, width, scheme);
    expect(problems.length === 0, `${file} at ${width} px, ${scheme}:\n  ${problems.join('\n  ')}`);
  }
}
const spoils = [
  ['too wide', () => { document.querySelector('main').style.minWidth = '2000px'; }],
  ['color-contrast', () => { for (const p of document.querySelectorAll('p')) p.style.color = '#ccc'; }],
  ['svg-img-alt', () => { document.body.insertAdjacentHTML('beforeend', '<main><svg role="img"></svg></main>'); }],
  ['asks for', () => { document.body.insertAdjacentHTML('beforeend', '<img alt="" src="file:///nowhere.png">'); }],
];
for (const [name, spoil] of spoils) {
  const problems = await problemsOf(wide, 1280, 'light', spoil);
  // The policy stops the picture before it is asked for; the console tells.
  const heard = problems.some((problem) => problem.includes(name) || (name === 'asks for' && problem.includes('Content Security Policy')));
  expect(heard, `a report spoiled by "${name}" passes`);
}

async function boxes(width) {
  const tab = await browser.newPage({ viewport: { width, height: 800 } });
  await tab.goto(pathToFileURL(wide).href);
  const found = await tab.evaluate(() => {
    const row = [...document.querySelectorAll('.row')].find((one) => one.querySelector('.note'));
    const [text, notes] = [row.querySelector('.said'), row.querySelector('.notes')].map((one) => one.getBoundingClientRect());
    return { beside: notes.left >= text.right - 1, below: notes.top >= text.bottom - 1 };
  });
  await tab.close();
  return found;
}
for (const [width, beside] of [[1280, true], [320, false]]) {
  const found = await boxes(width);
  expect(found.beside === beside && found.below === !beside, `notes at ${width} px: ${JSON.stringify(found)}`);
}

const print = await browser.newPage();
await print.goto(pathToFileURL(wide).href);
const isShown = () => print.evaluate(() => document.querySelector('details.record dl').checkVisibility({ contentVisibilityAuto: true }));
expect(!(await isShown()), 'the details are open on the screen');
await print.emulateMedia({ media: 'print' });
let opened = false;
for (let frame = 0; frame < 50 && !opened; ++frame) {  // what was hidden is laid out a frame later
  await print.waitForTimeout(20);
  opened = await isShown();
}
expect(opened, 'the details are closed in print');

await browser.close();
rmSync(scratch, { recursive: true });
console.log(`${checks} checks, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
