// The page of `overclaim serve` in a browser:  node page_test.mjs PROGRAM [--pictures FOLDER]
//
//   - each state at 320 px to 4K, light and dark: axe-core finds nothing, nothing scrolls sideways, nothing is asked of
//     anyone but this server, the console stays empty, no cookie and nothing stored; the mark-up is valid;
//   - paste, example, edit, file, drop, filters, copying, keyboard alone, touch, right-to-left, reduced motion;
//   - all of it without script: paste, submit, report;
//   - a server that has gone or was started anew leaves the text where it is;
//   - printing a report gives one page, the note for the doctor, read back from the PDF;
//   - marks of 10 KB stand within 100 ms (a release build).
// With --pictures it writes the two pictures of the README, and more to look at.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startBrowser } from '../browser/browser.mjs';
import { payloads } from './payloads.mjs';
import { makeChecks, startServer } from './server.mjs';

const require = createRequire(new URL('../browser/browser.mjs', import.meta.url));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const vnu = require.resolve('vnu-jar/build/dist/vnu.jar');
const program = process.argv[2];
const pictures = process.argv[3] === '--pictures' ? process.argv[4] : '';
const checks = makeChecks();
const { expect } = checks;
const scratch = mkdtempSync(join(tmpdir(), 'overclaim-serve-'));
const server = await startServer(program);
const { base } = server;
const browser = await startBrowser();
const promise = 'Our stem cell therapy has no side effects. Places are limited, so call today.';

// A tab that notes whatever should not happen.
async function open(options = {}, path = '/') {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const tab = await context.newPage();
  tab.problems = [];
  tab.on('request', (request) => {
    if (!request.url().startsWith(`${base}/`)) tab.problems.push(`asks for ${request.url()}`);
  });
  tab.on('console', (message) => tab.problems.push(`console: ${message.text()}`));
  tab.on('pageerror', (error) => tab.problems.push(`error: ${error}`));
  await tab.goto(base + path);
  return tab;
}
async function close(tab, what) {
  expect(tab.problems.length === 0, `${what}: ${tab.problems.join('; ')}`);
  expect((await tab.context().cookies()).length === 0, `${what}: there is a cookie`);
  await tab.context().close();
}
const marks = (tab) => tab.waitForSelector('.mirror mark', { timeout: 20000 });
async function fill(tab, text) {
  await tab.fill('#text', text);
  await marks(tab);
}
async function submit(tab, use = 'text') {
  await tab.click(`button[value=${use}]`);
  await tab.waitForSelector('article', { timeout: 20000 });
}

// ---- every state ----------------------------------------------------------------------------------------------------

const rightToLeft = '\u05d4\u05d8\u05d9\u05e4\u05d5\u05dc \u05e9\u05dc\u05e0\u05d5 \u05d1\u05d8\u05d5\u05d7.\nOur cells cure asthma.';
const states = {
  empty: async () => {},
  typing: (tab) => fill(tab, promise),
  'fair words': async (tab) => { await tab.click('text=A careful leaflet'); await marks(tab); },
  nothing: async (tab) => { await tab.fill('#text', 'The sky is blue.'); await tab.waitForSelector('#live-status:not(:empty)'); },
  'right to left': (tab) => fill(tab, rightToLeft),
  'long word': (tab) => fill(tab, `${'longword'.repeat(80)} has no side effects.`),
  'no text yet': async (tab) => { await tab.click('button[value=text]'); await tab.waitForSelector('.notice'); },
  report: async (tab) => { await fill(tab, promise); await submit(tab); },
  'report filtered': async (tab) => { await fill(tab, promise); await submit(tab); await tab.click('.filters button:nth-of-type(2)'); },
  'report, nothing found': async (tab) => { await tab.fill('#text', 'The sky is blue.'); await submit(tab); },
  'report, right to left': async (tab) => { await fill(tab, rightToLeft); await submit(tab); },
  edit: async (tab) => { await fill(tab, promise); await submit(tab); await tab.click('.again button'); await marks(tab); },
  'not found': (tab) => tab.goto(`${base}/nothing-here`),
};
const expectedNoise = { 'no text yet': /422/, 'not found': /404/ };  // the browser's own line on the status

const markup = [];
for (const [name, act] of Object.entries(states)) {
  for (const [width, height, colorScheme] of [[320, 640, 'light'], [1280, 900, 'dark'], ...(name === 'empty' || name === 'report' ? [[390, 844, 'dark'], [3840, 2160, 'light']] : [])]) {
    const what = `${name} at ${width} px, ${colorScheme}`;
    const tab = await open({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
    await act(tab);
    tab.problems = tab.problems.filter((problem) => !expectedNoise[name]?.test(problem));
    const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow <= 0, `${what}: ${overflow} px too wide`);
    const kept = await tab.evaluate(async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length + (await caches.keys()).length);
    expect(kept === 0, `${what}: something is stored`);
    const moving = await tab.evaluate(() => document.getAnimations().length);
    expect(moving === 0, `${what}: something moves`);
    if (width === 320) markup.push([name, await tab.content()]);
    const found = await tab.evaluate(async (source) => {
      const script = new Function(source);
      script();
      return (await axe.run(document, { resultTypes: ['violations'] })).violations
        .map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 2).map((node) => node.html.slice(0, 200)).join(' | ')}`);
    }, axe).catch((error) => [`axe did not run: ${error}`]);
    expect(found.length === 0, `${what}:\n  ${found.join('\n  ')}`);
    tab.problems = tab.problems.filter((problem) => !/Trusted ?Type|unsafe-eval/.test(problem));  // of axe itself
    await close(tab, what);
  }
}
const spoiled = await open();
await spoiled.evaluate(() => { for (const one of document.querySelectorAll('p, label')) one.style.color = '#ccc'; });
await spoiled.evaluate(axe);
expect((await spoiled.evaluate(() => axe.run(document))).violations.some((one) => one.id === 'color-contrast'), 'axe passes a spoiled page');
await spoiled.context().close();

for (const [name, path] of [['home', '/'], ['example', '/?example=1'], ['missing', '/nothing-here']]) {
  markup.push([name, await (await fetch(base + path, { headers: { accept: 'text/html' } })).text()]);
}
for (const [name, html] of markup) {
  const file = join(scratch, `${name.replace(/\W/g, '-')}.html`);
  writeFileSync(file, html.startsWith('<!DOCTYPE') ? html : `<!DOCTYPE html>${html}`);
}
const checkMarkup = (...files) => {
  const run = spawnSync('java', ['-jar', vnu, '--exit-zero-always', '--format', 'json', ...files], { maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return JSON.parse(String(run.stderr) || '{"messages":[]}').messages.map((one) => `${one.url}:${one.lastLine}: ${one.message}: ${one.extract ?? ''}`);
};
// Of our own rule for the notes: hidden="" and the like are how the browser writes the page back, and are valid too.
for (const problem of checkMarkup(...markup.map(([name]) => join(scratch, `${name.replace(/\W/g, '-')}.html`)))) expect(false, problem);
const broken = join(scratch, 'broken.html');
writeFileSync(broken, markup[0][1].replace('<main>', '<main><p><div id=x></p><b id=x>'));
expect(checkMarkup(broken).length > 0, 'the mark-up checker passes a broken page');

// ---- the policy -----------------------------------------------------------------------------------------------------

{
  await new Promise((go) => setTimeout(go, 200));  // connections that were closed while the mark-up was checked are let go
  const answer = await fetch(`${base}/`);
  const policy = answer.headers.get('content-security-policy');
  const of = (name) => policy.split('; ').find((one) => one.startsWith(`${name} `));
  expect(of('default-src') === "default-src 'none'", `policy: ${policy}`);
  expect(of('script-src') === "script-src 'self'", `policy: ${policy}`);
  expect(of('connect-src') === "connect-src 'self'" && of('form-action') === "form-action 'self'", `policy: ${policy}`);
  expect(!/unsafe|\*|data:|https?:/.test(policy), `policy: ${policy}`);
  for (const never of ['set-cookie', 'access-control-allow-origin', 'etag', 'server']) {
    expect(!answer.headers.has(never), `there is a field ${never}`);
  }
  expect(answer.headers.get('cache-control') === 'no-store', 'a page may be kept');
  // What the policy says, the browser does.
  const tab = await open();
  const ran = await tab.evaluate(() => {
    const script = document.createElement('script');
    try { script.text = 'window.ran = 1'; } catch { return 0; }
    document.body.append(script);
    return window.ran ?? 0;
  });
  expect(ran === 0, 'an inline script runs');
  expect(await tab.evaluate(() => fetch('http://127.0.0.1:9/').then(() => true, () => false)) === false, 'another place can be asked');
  expect(tab.problems.some((one) => /Content Security Policy|TrustedScript/.test(one)), 'the policy was not what stopped it');
  await tab.context().close();
}

// ---- typing ---------------------------------------------------------------------------------------------------------

{
  const tab = await open();
  await fill(tab, promise);
  const marked = await tab.$$eval('.mirror mark.ask', (all) => all.map((one) => one.textContent));
  expect(marked.includes('no side effects'), `marked: ${marked}`);
  expect(await tab.$eval('.mirror', (one) => one.textContent) === `${promise}\n`, 'the mirror has another text');
  const fits = await tab.evaluate(() => {
    const [field, mirror] = [document.querySelector('#text'), document.querySelector('.mirror')];
    const [a, b] = [field.getBoundingClientRect(), mirror.getBoundingClientRect()];
    return [a.left - b.left, a.top - b.top, a.width - b.width, field.clientWidth - mirror.clientWidth];
  });
  expect(fits.every((one) => Math.abs(one) < 1), `field and mirror differ: ${fits}`);
  expect(/2|3/.test(await tab.textContent('#live-status')), `status: ${await tab.textContent('#live-status')}`);
  // A long text with a scroll bar: every line at its height, also at the end.
  const long = `${`${promise} More words that only fill the line until it has to break somewhere. `.repeat(4)}\n\n`.repeat(6);
  await tab.evaluate(() => document.querySelector('.mirror').replaceChildren());
  await fill(tab, long);
  const heights = await tab.evaluate(() => {
    const [field, mirror] = [document.querySelector('#text'), document.querySelector('.mirror')];
    field.scrollTop = field.scrollHeight;
    field.dispatchEvent(new Event('scroll'));
    return [field.scrollTop - mirror.scrollTop, field.scrollTop];
  });
  expect(Math.abs(heights[0]) <= 2 && heights[1] > 100, `scrolled apart: ${heights}`);
  // What is shown at a note is its place in the field.
  await tab.click('#live-list .show >> nth=0');
  const selected = await tab.evaluate(() => { const field = document.querySelector('#text'); return field.value.slice(field.selectionStart, field.selectionEnd); });
  expect(selected === await tab.textContent('#live-list mark >> nth=0'), `selected: ${selected}`);
  // Characters outside the basic plane and line ends move nothing.
  const odd = '\u{1F9EC}\u{1F9EC} e\u0301\u200d \nOur cells have no side effects.';
  await tab.evaluate(() => document.querySelector('.mirror').replaceChildren());
  await fill(tab, odd);
  expect((await tab.$$eval('.mirror mark', (all) => all.map((one) => one.textContent))).some((one) => one.endsWith('no side effects')), 'marks moved');
  // Mark-up in the text stays text.
  await tab.evaluate(() => document.querySelector('.mirror').replaceChildren());
  await fill(tab, '<img src=x onerror=alert(1)> <script>alert(1)</script> no side effects');
  expect(await tab.$('.mirror img, .mirror script, .live img') === null, 'the text became mark-up');
  // A text that is not read is not called free of claims.
  await tab.fill('#text', 'Nuestra terapia con c\u00e9lulas madre cura el autismo en todos los ni\u00f1os y no tiene ning\u00fan efecto secundario. Las familias ven cambios desde la primera semana, y los m\u00e9dicos de la cl\u00ednica acompa\u00f1an cada paso del tratamiento durante los tres d\u00edas de la estancia.');
  await tab.waitForFunction(() => document.querySelector('#live-status').textContent.includes('Spanish'));
  expect(!(await tab.textContent('#live-status')).includes('no words to question'), 'what is not read is called free of claims');
  await tab.fill('#text', '');
  await tab.waitForFunction(() => document.querySelector('#live').hidden);
  await tab.fill('#text', 'no side effects '.repeat(4000));
  await tab.waitForFunction(() => document.querySelector('#live-status').textContent !== '');
  expect(await tab.$('.mirror mark') === null, 'too long a text is marked');
  await close(tab, 'typing');
}

// ---- speed ----------------------------------------------------------------------------------------------------------

{
  const tab = await open();
  const sentence = (i) => `Paragraph ${i}: the treatment is given over three days by a team of nurses, and children play between the visits. ${i % 5 === 0 ? 'It has no side effects.' : 'Parents stay with them.'}\n`;
  let text = '';
  for (let i = 0; text.length < 10000; ++i) text += sentence(i);
  text = text.slice(0, 10000);
  const times = [];
  for (let i = 0; i < 12; ++i) {
    await tab.evaluate(() => performance.clearMeasures());
    await tab.fill('#text', `${text}${i}`);
    await tab.waitForFunction(() => performance.getEntriesByName('overclaim: marks').length > 0, null, { timeout: 30000 });
    times.push(await tab.evaluate(() => performance.getEntriesByName('overclaim: marks')[0].duration));
  }
  times.sort((a, b) => a - b);
  const middle = times[times.length >> 1];
  console.log(`marks of 10 KB: median ${middle.toFixed(0)} ms, best ${times[0].toFixed(0)}, worst ${times.at(-1).toFixed(0)}, behind a pause of 250 ms in typing`);
  // Other tests run beside this one; what the machine can do shows in the best.
  if (!process.env.OVERCLAIM_NO_TIMES) expect(times[0] < 100, `marks of 10 KB take ${times[0].toFixed(0)} ms at best`);
  await close(tab, 'speed');
}

// ---- files ----------------------------------------------------------------------------------------------------------

{
  const page = join(scratch, 'clinic page.html');
  writeFileSync(page, '<!doctype html><title>Clinic</title><p>Our cells have <b>no side effects</b>.</p>');
  const tab = await open();
  await tab.setInputFiles('#file', page);
  expect((await tab.textContent('#file-status')).includes('clinic page.html'), 'a chosen file is not named');
  await submit(tab, 'file');
  expect((await tab.textContent('article')).includes('clinic page.html'), 'the report does not name the file');
  expect(await tab.$('.again form') === null, 'a file cannot be edited');
  for (const [name, bytes, told] of [['scan.pdf', '%PDF-1.7\n%\xE2\xE3', 'PDF'], ['leaflet.docx', 'PK\x03\x04', 'office document']]) {
    writeFileSync(join(scratch, name), bytes, 'latin1');
    await tab.goto(`${base}/`);  // the notice that is waited for must not be that of the file before
    await tab.fill('#text', 'kept');
    await tab.setInputFiles('#file', join(scratch, name));
    await tab.click('button[value=file]');
    await tab.waitForSelector('.notice');
    expect((await tab.textContent('.notice')).includes(told), `${name}: ${await tab.textContent('.notice')}`);
    expect(await tab.inputValue('#text') === 'kept', `${name}: the text is gone`);
  }
  await tab.goto(`${base}/`);
  const drop = async (names) => {
    const data = await tab.evaluateHandle((all) => {
      const transfer = new DataTransfer();
      for (const name of all) transfer.items.add(new File(['Our cells have no side effects.'], name, { type: 'text/plain' }));
      return transfer;
    }, names);
    await tab.dispatchEvent('body', 'dragover', { dataTransfer: data });
    expect(await tab.$('body.dragged') !== null, 'nothing shows where to drop');
    await tab.dispatchEvent('body', 'drop', { dataTransfer: data });
  };
  await drop(['a.txt', 'b.txt']);
  expect((await tab.textContent('#file-status')).includes('One file'), 'two files are taken');
  await drop(['dropped.txt']);
  expect((await tab.textContent('#file-status')).includes('dropped.txt'), 'a dropped file is not named');
  expect(await tab.evaluate(() => document.activeElement.value) === 'file', 'the button is not at hand');
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('article');
  expect((await tab.textContent('article')).includes('dropped.txt'), 'the dropped file was not read');
  tab.problems = tab.problems.filter((problem) => !/422/.test(problem));
  await close(tab, 'files');
}

// ---- keyboard alone, and a reader's order ---------------------------------------------------------------------------

{
  const tab = await open();
  const order = [];
  await tab.keyboard.press('Tab');
  await tab.keyboard.type(promise);
  await marks(tab);
  for (let i = 0; i < 12; ++i) {
    order.push(await tab.evaluate(() => document.activeElement.id || document.activeElement.value || document.activeElement.className || document.activeElement.textContent));
    const ring = await tab.evaluate(() => {
      const one = document.activeElement, field = one.closest('.field');
      return getComputedStyle(field ?? one).outlineStyle !== 'none';
    });
    expect(ring, `no ring around ${order.at(-1)}`);
    if (order.at(-1) === 'file') break;
    await tab.keyboard.press('Tab');
  }
  expect(order[0] === 'text' && order[1] === 'text' && order.at(-1) === 'file', `order: ${order}`);  // field, then its button named "text"
  await tab.focus('#text');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('article');
  // Every link and button of the report is reached, in the order of the page, and has a ring.
  let last = -1, reached = 0;
  const total = await tab.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input, summary')].filter((one) => one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }));
    all.forEach((one, i) => { one.dataset.order = String(i); });
    return all.length;
  });
  for (let i = 0; i < total; ++i) {
    await tab.keyboard.press('Tab');
    const at = await tab.evaluate(() => Number(document.activeElement.dataset.order ?? -1));
    if (at < 0) break;
    expect(at > last, `focus goes back from ${last} to ${at}`);
    last = at;
    reached += 1;
  }
  expect(reached === total, `${reached} of ${total} places reached by the keyboard`);
  await tab.focus('.filters button:nth-of-type(3)');
  await tab.keyboard.press('Space');
  expect(await tab.getAttribute('.filters button:nth-of-type(3)', 'aria-pressed') === 'true', 'the filter is not pressed');
  const headings = await tab.$$eval('h1, h2, h3, h4', (all) => all.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1])));
  expect(headings[0] === 1 && headings.every((level, i) => i === 0 || level <= headings[i - 1] + 1), `headings: ${headings}`);
  await close(tab, 'keyboard');
}

// ---- what tries to be mark-up, in a real browser --------------------------------------------------------------------

{
  const tab = await open();
  let dialogs = 0;
  tab.on('dialog', (dialog) => { dialogs += 1; dialog.dismiss(); });
  const text = payloads.map((payload) => payload.slice(0, 200)).join('\n\nOur cells have no side effects.\n\n');
  await fill(tab, text);
  await submit(tab);
  for (const label of await tab.$$('details')) await label.evaluate((one) => { one.open = true; });
  await tab.waitForTimeout(200);
  expect(dialogs === 0, 'a payload ran');
  expect(await tab.$('article img, article iframe, article script, article form, article input, article base') === null, 'a payload became an element');
  await close(tab, 'payloads');
}

// ---- the report: filters, copying, changing the text ----------------------------------------------------------------

{
  const tab = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await fill(tab, `It is not a cure.\n\nIt has no side effects.\n\nThe sky is blue.`);
  await submit(tab);
  const rows = () => tab.$$eval('.page-text .row', (all) => all.filter((one) => one.checkVisibility()).length);
  const everything = await rows();
  await tab.click('.filters button:nth-of-type(2)');
  expect(await rows() < everything, 'the filter hides nothing');
  expect((await tab.textContent('.filters [role=status]')).includes(` ${everything} `), 'the filter does not say how many');
  expect(await tab.$$eval('.page-text .note', (all) => all.filter((one) => one.checkVisibility() && one.querySelector('.says > .label.fair')).length) === 0, 'fair notes are shown among those to ask about');
  await tab.click('.filters button:nth-of-type(1)');
  expect(await rows() === everything, 'the filter does not show all again');
  const question = await tab.$eval('.claim .question', (one) => one.firstChild.textContent.trim());
  await tab.click('.claim .question .copy');
  await tab.waitForFunction(() => document.querySelector('.claim .question .copy').textContent === 'Copied');
  expect(await tab.evaluate(() => navigator.clipboard.readText()) === question, 'another question was copied');
  await tab.click('.again button');
  await tab.waitForSelector('#text');
  expect(await tab.inputValue('#text') === 'It is not a cure.\n\nIt has no side effects.\n\nThe sky is blue.', 'the text changed');
  // Back from a report the text is there, or can be had from the report.
  await close(tab, 'the report');
}

// ---- touch ----------------------------------------------------------------------------------------------------------

{
  const tab = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const onScreen = await tab.evaluate(() => document.querySelector('button[value=text]').getBoundingClientRect().bottom);
  expect(onScreen <= 844, `the button ends at ${onScreen} px, below the first screen of a phone`);
  await tab.tap('#text');
  await fill(tab, promise);
  await tab.tap('button[value=text]');
  await tab.waitForSelector('article');
  const small = await tab.$$eval('button, .again a, .print-all, .file input', (all) => all.filter((one) => one.checkVisibility())
    .map((one) => [one.textContent || one.id, one.getBoundingClientRect()]).filter(([, box]) => box.height < 40 || box.width < 40)
    .map(([name, box]) => `${name} ${box.width}x${box.height}`));
  expect(small.length === 0, `too small for a finger: ${small}`);
  await tab.tap('.filters button:nth-of-type(2)');
  expect(await tab.getAttribute('.filters button:nth-of-type(2)', 'aria-pressed') === 'true', 'a tap does not filter');
  await close(tab, 'touch');
}

// ---- without script -------------------------------------------------------------------------------------------------

{
  const tab = await open({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await tab.fill('#text', promise);
  await tab.click('button[value=text]');
  await tab.waitForSelector('article');
  expect((await tab.textContent('article')).includes('no side effects'), 'no report without script');
  expect(await tab.$('.filters, .copy') === null, 'there are controls that do nothing');
  await tab.click('text=Change this text');
  expect(await tab.inputValue('#text') === promise, 'the text cannot be changed without script');
  await tab.click('text=A promise');
  expect((await tab.inputValue('#text')).length > 20, 'no example without script');
  const file = join(scratch, 'plain.txt');
  writeFileSync(file, promise);
  await tab.setInputFiles('#file', file);
  await tab.click('button[value=file]');
  await tab.waitForSelector('article');
  expect((await tab.textContent('article')).includes('plain.txt'), 'no file without script');
  await close(tab, 'without script');
}

// ---- print ----------------------------------------------------------------------------------------------------------

{
  const tab = await open();
  await tab.goto(`${base}/?example=1`);
  await submit(tab);
  const print = async (name) => {
    const file = join(scratch, name);
    writeFileSync(file, await tab.pdf({ format: 'A4', preferCSSPageSize: true }));
    const run = spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-']);
    if (run.error) throw run.error;
    const text = String(run.stdout);
    return { text: text.replace(/\s+/g, ' '), pages: text.split('\f').length - 1 };
  };
  const note = await print('note.pdf');
  expect(note.pages === 1, `the note has ${note.pages} pages`);
  for (const wanted of ['A note for your doctor', 'Our questions', 'Which problems have your own patients had', 'no side effects']) {
    expect(note.text.includes(wanted), `the note does not say "${wanted}"`);
  }
  for (const never of ['The page, word for word', 'Check another text', 'Copy', 'Show it alone', 'Details']) {
    expect(!note.text.includes(never), `the note says "${never}"`);
  }
  await tab.check('#print-all');
  const whole = await print('whole.pdf');
  expect(whole.pages > 1 && whole.text.includes('The page, word for word'), 'the whole report is not printed');
  expect(!whole.text.includes('Check another text'), 'the line above the report is printed');
  for (const page of ['brightwater-clinic.html', 'thistledown-cord.html', 'velours-skin-hair.html']) {
    await tab.goto(`${base}/`);
    await tab.setInputFiles('#file', fileURLToPath(new URL(`../../corpus/pages/dev/${page}`, import.meta.url)));
    await submit(tab, 'file');
    const printed = await print('page.pdf');
    expect(printed.pages === 1 && printed.text.includes('A note for your doctor'), `${page}: the note has ${printed.pages} pages`);
  }
  // Where nothing is to be asked there is no note, and the report is printed.
  await tab.goto(`${base}/?example=2`);
  await submit(tab);
  const fair = await print('fair.pdf');
  expect(fair.text.includes('The page, word for word') && !fair.text.includes('A note for your doctor'), 'a fair text prints no report');
  await close(tab, 'print');
}

// ---- offline, gone, started anew ------------------------------------------------------------------------------------

{
  // "Offline" for a page of this computer: every name but its own is dead, and it never notices.
  const away = await open();
  await away.context().route('**', (route) => (route.request().url().startsWith(`${base}/`) ? route.continue() : route.abort()));
  await fill(away, promise);
  await submit(away);
  await close(away, 'without the rest of the network');

  const tab = await open();
  await fill(tab, promise);
  await tab.context().setOffline(true);
  await tab.type('#text', ' More.');
  await tab.waitForFunction(() => document.querySelector('#live-status').textContent.includes('does not answer'));
  await tab.click('button[value=text]');
  await tab.waitForTimeout(200);
  expect((await tab.inputValue('#text')).endsWith('More.'), 'the text is gone with the server');
  await tab.context().setOffline(false);
  await tab.type('#text', ' And more.');
  await marks(tab);
  // Another start has another token.
  const second = await startServer(program);
  await tab.route('**/v1/check*', (route) => route.continue({ url: route.request().url().replace(base, second.base), headers: { ...route.request().headers(), host: `127.0.0.1:${second.port}`, origin: second.base } }));
  await tab.type('#text', ' Once more.');
  await tab.waitForFunction(() => document.querySelector('#live-status').textContent.includes('started anew'), null, { timeout: 10000 });
  await second.stop();
  tab.problems = tab.problems.filter((problem) => !/ERR_INTERNET_DISCONNECTED|403/.test(problem));
  await close(tab, 'offline');
}

// ---- pictures -------------------------------------------------------------------------------------------------------

if (pictures) {
  mkdirSync(pictures, { recursive: true });
  const shoot = async (name, options, act, fullPage = false) => {
    const tab = await open(options);
    await act(tab);
    await tab.screenshot({ path: join(pictures, `${name}.png`), fullPage });
    await tab.context().close();
  };
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const typed = async (tab) => { await tab.goto(`${base}/?example=1`); await marks(tab); };
  const reported = async (tab) => { await typed(tab); await submit(tab); };
  await shoot('serve-field', { viewport: { width: 1000, height: 900 } }, typed);
  await shoot('serve-report', { viewport: { width: 1000, height: 900 } }, reported);
  if (process.argv[5] === '--all') {
    await shoot('phone-empty', phone, async () => {});
    await shoot('phone-typing', phone, typed, true);
    await shoot('phone-report', phone, reported, true);
    await shoot('desk-dark', { colorScheme: 'dark' }, typed, true);
    await shoot('report-dark', { colorScheme: 'dark' }, reported, true);
    await shoot('narrow', { viewport: { width: 320, height: 640 } }, typed, true);
    await shoot('right-to-left', {}, (tab) => fill(tab, rightToLeft), true);
    await shoot('notice', phone, async (tab) => { await tab.click('button[value=text]'); await tab.waitForSelector('.notice'); });
    await shoot('missing', phone, (tab) => tab.goto(`${base}/nothing-here`));
  }
}

await browser.close();
expect(await server.stop() === 0, 'the server does not end in order');
rmSync(scratch, { recursive: true });
checks.end();
