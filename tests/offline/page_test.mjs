// overclaim.html in a browser, as a file, with the network off:  node page_test.mjs [--speed | --pictures FOLDER [FILE...]]
//
//   - at 320, 390 and 430 px with touch, light and dark: axe-core finds nothing, nothing scrolls sideways, nothing is asked of
//     anyone, the console stays empty, nothing is stored; the mark-up is valid;
//   - paste, one sentence, example, file, drop, HTML file, what is no text, too much; back and forward; print; the note;
//   - what the policy forbids, the browser refuses, in the page and in its worker; without the policy the same attempts arrive;
//   - a long text leaves the page alive, and can be stopped; without workers the page reads by itself;
//   - ready within 500 ms, marks of 10 KB within 200 ms, memory under 150 MB when settled: printed, as other tests run beside
//     this one; ten times as much time fails, and so does the memory;
//   - the same in Firefox where there is one (skipped, and said so, where there is not).
// With --speed: only the figures. With --pictures: of each FILE, pasted or (HTML) chosen, at 320, 390 and 430 px.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { startBrowser } from '../browser/browser.mjs';
import { payloads } from '../serve/payloads.mjs';
import { makeChecks } from '../serve/server.mjs';

const require = createRequire(new URL('../browser/browser.mjs', import.meta.url));
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const vnu = require.resolve('vnu-jar/build/dist/vnu.jar');
const built = process.env.OVERCLAIM_OFFLINE ?? fileURLToPath(new URL('../../build/offline', import.meta.url));
const path = join(built, 'overclaim.html'), address = pathToFileURL(path).href;
const checks = makeChecks();
const { expect } = checks;
const scratch = mkdtempSync(join(tmpdir(), 'overclaim-page-'));
const browser = await startBrowser();
const promise = 'Our stem cell therapy has no side effects. Places are limited, so call today.';
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

// `before`: run in the page before its own scripts; `file`: another one than the page as it was built.
async function open(options = phone, use = browser, { before, file = address, offline = true } = {}) {
  const context = await use.newContext({ ...options, ...(use === browser && offline ? { offline: true } : {}) });
  const tab = await context.newPage();
  if (before) await tab.addInitScript(before);
  tab.problems = [];
  tab.on('request', (request) => {
    if (request.url() !== file && !request.url().startsWith('blob:null/')) tab.problems.push(`asks for ${request.url().slice(0, 100)}`);
  });
  tab.on('console', (message) => tab.problems.push(`console: ${message.text()}`));
  tab.on('pageerror', (error) => tab.problems.push(`error: ${error}`));
  await tab.goto(file);
  return tab;
}
const ready = (tab) => tab.waitForFunction(() => performance.getEntriesByName('overclaim: ready').length > 0, null, { timeout: 60000 });
async function close(tab, what) {
  expect(tab.problems.length === 0, `${what}: ${tab.problems.join('; ')}`);
  await tab.context().close();
}
const marks = (tab) => tab.waitForSelector('.mirror mark', { timeout: 60000 });
async function fill(tab, text) {
  await tab.fill('#text', text);
  await marks(tab);
}
async function submit(tab, use = 'text') {
  await tab.click(`button[value=${use}]`);
  await tab.waitForSelector('article', { timeout: 120000 });
}

// ---- pictures only ----------------------------------------------------------------------------------------------------

const pictures = process.argv.indexOf('--pictures');
if (pictures > 0) {
  const folder = process.argv[pictures + 1];
  mkdirSync(folder, { recursive: true });
  for (const file of process.argv.slice(pictures + 2)) {
    for (const [width, height, colorScheme] of [[320, 640, 'light'], [390, 844, 'dark'], [430, 932, 'light']]) {
      const tab = await open({ ...phone, viewport: { width, height }, colorScheme });
      const name = (step) => join(folder, `${basename(file).replace(/\W+/g, '-')}-${width}-${step}.png`);
      if (/\.html?$/.test(file)) {
        await tab.setInputFiles('#file', file);
        await tab.screenshot({ path: name('1-file'), fullPage: true });
        await submit(tab, 'file');
      } else {
        await tab.fill('#text', readFileSync(file, 'utf8'));
        await tab.waitForFunction(() => !document.querySelector('#live').hidden, null, { timeout: 60000 });
        await tab.screenshot({ path: name('1-field') });
        await tab.screenshot({ path: name('2-found'), fullPage: true });
        await submit(tab);
      }
      await tab.screenshot({ path: name('3-report') });
      await tab.screenshot({ path: name('4-whole'), fullPage: true });
      await close(tab, file);
    }
  }
  await browser.close();
  checks.end();
}

// ---- time and memory --------------------------------------------------------------------------------------------------

const sentence = (i) => `Paragraph ${i}: the treatment is given over three days by a team of nurses, and children play between the visits. ${i % 5 === 0 ? 'It has no side effects.' : 'Parents stay with them.'}\n`;
let long = '';
for (let i = 0; long.length < 10000; ++i) long += sentence(i);
long = long.slice(0, 10000);
async function speed(label, engine, options) {
  const loads = [], times = [];
  let tab;
  for (let i = 0; i < 5; ++i) {
    if (tab) await tab.context().close();
    tab = await open(options, engine);
    await ready(tab);
    loads.push(await tab.evaluate(() => performance.getEntriesByName('overclaim: ready')[0].duration));
  }
  await tab.waitForTimeout(1000);  // as long as it takes to find a text and paste it
  for (let i = 0; i < 12; ++i) {
    await tab.evaluate(() => performance.clearMeasures('overclaim: marks'));
    // As pasting does it; the driver's own fill() takes 20 s for this in Firefox.
    await tab.evaluate((text) => {
      document.querySelector('#text').select();
      document.execCommand('insertText', false, text);
    }, `${long}${i}`);
    await tab.waitForFunction(() => performance.getEntriesByName('overclaim: marks').length > 0, null, { timeout: 60000 });
    times.push(await tab.evaluate(() => performance.getEntriesByName('overclaim: marks')[0].duration));
  }
  const first = times[0];
  for (const list of [loads, times]) list.sort((a, b) => a - b);
  console.log(`${label}: ready after ${loads[0].toFixed(0)} to ${loads.at(-1).toFixed(0)} ms; marks of 10 KB: the first ${first.toFixed(0)} ms, then median ${times[times.length >> 1].toFixed(0)}, best ${times[0].toFixed(0)}; load of the machine ${loadavg()[0].toFixed(1)}`);
  expect(loads[0] < 5000, `${label}: ready after ${loads[0].toFixed(0)} ms at best`);
  expect(times[0] < 2000, `${label}: marks of 10 KB take ${times[0].toFixed(0)} ms at best`);
  return tab;
}
async function memory(tab) {
  // Of the page's own process (its part of shared memory counted by share), at once and when what is no longer used was
  // given back: browsers do so when memory is short.
  const session = await browser.newBrowserCDPSession();
  const size = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return Math.max(...processInfo.filter((one) => one.type === 'renderer').map((one) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one.id}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024));
  };
  const busy = await size();
  await (await tab.context().newCDPSession(tab)).send('HeapProfiler.collectGarbage');
  await tab.waitForTimeout(500);
  const settled = await size();
  console.log(`memory of the page's process: ${settled.toFixed(0)} MB, while busy ${busy.toFixed(0)} MB`);
  expect(settled < 150, `the page takes ${settled.toFixed(0)} MB`);
  await close(tab, 'speed');
}

async function withFirefox(act) {
  const firefox = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find((one) => one && existsSync(one));
  if (!firefox) {
    console.log('skipped in Firefox: there is none (apt-get install firefox-esr, or FIREFOX=PATH)');
    return;
  }
  const { _bidiFirefox } = require('playwright-core');
  const other = await _bidiFirefox.launch({ executablePath: firefox, headless: true });
  await act(other, { viewport: { width: 390, height: 844 } });
  await other.close();
}
if (process.argv.includes('--speed')) {
  await memory(await speed('Chromium', browser, phone));
  await browser.close();
  await withFirefox(async (other, small) => { await speed(`Firefox ${other.version()}`, other, small); });
  checks.end();
}

// ---- every state ------------------------------------------------------------------------------------------------------

const states = {
  empty: async () => {},
  typing: (tab) => fill(tab, promise),
  'no text yet': async (tab) => { await tab.click('button[value=text]'); await tab.waitForSelector('.notice'); },
  report: async (tab) => { await fill(tab, promise); await submit(tab); },
  'note alone': async (tab) => { await fill(tab, promise); await submit(tab); await tab.click('a[href$="doctor"]'); },
};
const markup = [];
for (const [name, act] of Object.entries(states)) {
  for (const [width, height, colorScheme] of [[320, 640, 'light'], [390, 844, 'dark'], [430, 932, 'light']]) {
    const what = `${name} at ${width} px, ${colorScheme}`;
    const tab = await open({ viewport: { width, height }, hasTouch: true, isMobile: true, colorScheme, reducedMotion: 'reduce' });
    await ready(tab);
    await act(tab).catch((error) => expect(false, `${what}: ${error}`));
    const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow <= 0, `${what}: ${overflow} px too wide`);
    const small = await tab.$$eval('button, .again a, .print-all, .file input', (all) => all.filter((one) => one.checkVisibility())
      .map((one) => [one.textContent || one.id, one.getBoundingClientRect()]).filter(([, box]) => box.height < 36 || box.width < 40).map(([text, box]) => `${text} ${box.width}x${box.height}`));
    expect(small.length === 0, `${what}: too small for a finger: ${small}`);
    const kept = await tab.evaluate(async () => {
      const count = async (ask) => { try { return await ask(); } catch { return 0; } };
      return await count(() => localStorage.length) + await count(() => sessionStorage.length) + await count(async () => (await indexedDB.databases()).length) + document.cookie.length;
    });
    expect(kept === 0, `${what}: something is stored`);
    if (width === 320) markup.push([name, await tab.content()]);
    const found = await tab.evaluate(async (source) => {
      new Function(source)();
      return (await axe.run(document, { resultTypes: ['violations'] })).violations
        .map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 2).map((node) => node.html.slice(0, 200)).join(' | ')}`);
    }, axe).catch((error) => [`axe did not run: ${error}`]);
    // The note keeps the heading it has within the report.
    if (name === 'note alone') found.splice(0, found.length, ...found.filter((one) => !one.startsWith('page-has-heading-one')));
    expect(found.length === 0, `${what}:\n  ${found.join('\n  ')}`);
    tab.problems = tab.problems.filter((problem) => !/Trusted ?Type|unsafe-eval|createHTML/.test(problem));  // of axe itself
    await close(tab, what);
  }
}
for (const [name, html] of [...markup, ['as a file', readFileSync(path, 'utf8')]]) {
  const without = html.replace(/(<script type="application\/octet-stream"[^>]*>)[^<]*/g, '$1');
  const file = join(scratch, `${name.replace(/\W/g, '-')}.html`);
  writeFileSync(file, without.startsWith('<!DOCTYPE') ? without : `<!DOCTYPE html>${without}`);
}
const run = spawnSync('java', ['-jar', vnu, '--exit-zero-always', '--format', 'json', ...[...markup.map(([name]) => name), 'as a file'].map((name) => join(scratch, `${name.replace(/\W/g, '-')}.html`))], { maxBuffer: 1 << 28 });
if (run.error) throw run.error;
for (const one of JSON.parse(String(run.stderr) || '{"messages":[]}').messages) {
  // The checker takes line ends out before it hashes, and does not know this property; browsers do both right.
  expect(/violates Content Security Policy|field-sizing|wasm-unsafe-eval|trusted-types/i.test(one.message), `${one.url}:${one.lastLine}: ${one.message}: ${(one.extract ?? '').slice(0, 200)}`);
}

// ---- the policy -------------------------------------------------------------------------------------------------------

{
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(path, 'utf8'))[1];
  const of = (name) => policy.split('; ').find((one) => one.startsWith(`${name} `));
  expect(of('default-src') === "default-src 'none'" && of('connect-src') === "connect-src 'none'", `policy: ${policy}`);
  expect(!/unsafe-inline|'unsafe-eval'|\*|data:|https?:/.test(policy), `policy: ${policy}`);
  expect(of('worker-src') === 'worker-src blob:' && policy.split('blob:').length === 2, `policy: ${policy}`);
  const tab = await open();
  await ready(tab);
  const ran = await tab.evaluate(() => {
    const script = document.createElement('script');
    try { script.text = 'window.ran = 1'; } catch { return 0; }
    document.body.append(script);
    return window.ran ?? 0;
  });
  expect(ran === 0, 'an inline script runs');
  // With the network on, and somebody there to be asked.
  let asked = 0;
  const somebody = createServer((_, answer) => { asked += 1; answer.end(); }).listen(0, '127.0.0.1');
  await new Promise((go) => { somebody.on('listening', go); });
  const there = `http://127.0.0.1:${somebody.address().port}`;
  expect((await fetch(there)).ok && asked === 1, 'nobody is there to be asked');
  await tab.context().setOffline(false);
  expect(await tab.evaluate((url) => fetch(url).then(() => true, () => false), there) === false, 'a place can be asked');
  await tab.evaluate((url) => {
    const add = (tag, attributes) => document.body.append(Object.assign(document.createElement(tag), attributes));
    add('img', { src: `${url}/a.png` });
    add('iframe', { src: `${url}/b` });
    add('link', { rel: 'stylesheet', href: `${url}/c.css` });
    add('video', { src: `${url}/d` });
    navigator.sendBeacon?.(`${url}/e`, 'text');
    try { new WebSocket(url.replace('http', 'ws')); } catch { /* as it should be */ }
    const form = document.body.appendChild(Object.assign(document.createElement('form'), { action: `${url}/f`, method: 'post' }));
    form.submit();
    try { setTimeout('window.evaluated = 1', 0); } catch { /* as it should be */ }
    for (const kind of ['Worker', 'SharedWorker']) {
      try { new globalThis[kind](`${url}/g`); } catch { /* as it should be */ }
    }
  }, there);
  await tab.waitForTimeout(500);
  expect(asked === 1, `${asked - 1} requests left the page`);
  expect(await tab.evaluate(() => window.evaluated) === undefined, 'a string is run as a script');
  expect(tab.problems.filter((problem) => /Content Security Policy|TrustedScript|Trusted Type/.test(problem)).length >= 5, 'the policy was not what stopped it');
  somebody.close();
  await tab.context().close();
}

// The program as it would be if somebody had put a line into it that sends, once with our policy (with its hash, so that it
// runs) and once without. With the policy nobody may be asked; without it they must be, or this test sees nothing.
const wouldSend = (there) => `
if (typeof document === 'undefined') (async () => {
  const policy = globalThis.trustedTypes?.createPolicy('overclaim', { createScriptURL: (url) => url }) ?? { createScriptURL: (url) => url };
  const url = (name) => policy.createScriptURL('${there}/' + name);
  const settled = (thing, good) => new Promise((go) => { thing.addEventListener(good, go); thing.addEventListener('error', go); setTimeout(go, 3000); });
  const attempts = {
    fetch: () => fetch(url('fetch'), { mode: 'no-cors' }),
    request: () => { const asked = new XMLHttpRequest(); asked.open('POST', url('request')); asked.send('text'); return settled(asked, 'loadend'); },
    socket: () => settled(new WebSocket('${there.replace('http', 'ws')}/socket'), 'open'),
    events: () => settled(new EventSource(url('events')), 'open'),
    script: () => importScripts(url('script')),
    module: () => import('${there}/module'),
    worker: () => settled(new Worker(url('worker')), 'message'),
    inner: () => settled(new Worker(policy.createScriptURL(URL.createObjectURL(new Blob(["fetch('${there}/inner', { mode: 'no-cors' }).finally(() => postMessage(0))"])))), 'message'),
  };
  for (const attempt of Object.values(attempts)) { try { await attempt(); } catch {} }
  postMessage({ tried: Object.keys(attempts) });
})();
`;
async function cannotSend(label, engine, options) {
  const asked = new Set();
  const somebody = createServer((request, answer) => { asked.add(request.url); answer.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end(); })
    .on('upgrade', (request, socket) => { asked.add(request.url); socket.destroy(); }).listen(0, '127.0.0.1');
  await new Promise((go) => { somebody.on('listening', go); });
  const html = readFileSync(path, 'utf8'), begin = '<script>';
  const from = html.indexOf(`${begin}'use strict';`) + begin.length, script = html.slice(from, html.indexOf('</script>', from));
  const changed = `${script}${wouldSend(`http://127.0.0.1:${somebody.address().port}`)}`;
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const sends = html.replace(script, () => changed).replace(hash(script), () => hash(changed));
  expect(sends.includes(hash(changed)), `${label}: the policy does not name the program`);
  for (const [name, text] of [['kept', sends], ['dropped', sends.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')]]) {
    const file = join(scratch, `policy-${name}.html`);
    writeFileSync(file, text);
    asked.clear();
    const tab = await open(options, engine, { file: pathToFileURL(file).href, offline: false, before: () => {
      const Real = Worker;
      globalThis.Worker = class extends Real {
        constructor(url) {
          super(url);
          this.addEventListener('message', ({ data }) => { if (data.tried) globalThis.tried = data.tried; });
        }
      };
    } });
    await ready(tab);
    await tab.waitForFunction(() => globalThis.tried, null, { timeout: 60000 }).catch(() => expect(false, `${label}: the worker did not try`));
    if (name === 'kept') expect(asked.size === 0, `${label}: the worker sent ${[...asked]}`);
    else expect(asked.size >= 5, `${label}: without the policy only ${[...asked]} arrives`);
    console.log(`${label}: the worker tried ${await tab.evaluate(() => globalThis.tried?.length)} ways to send; policy ${name}: ${[...asked].sort().join(' ') || 'none'} arrived`);
    await tab.context().close();
  }
  somebody.close();
}
await cannotSend('Chromium', browser, phone);

// ---- a long text, and no worker ---------------------------------------------------------------------------------------

async function longText(label, engine, options) {
  const tab = await open(options, engine);
  await ready(tab);
  const file = join(scratch, 'very long.txt');
  writeFileSync(file, `${'It has no side effects and it cures autism. '.repeat(20)}\n\n`.repeat(1000));
  await tab.setInputFiles('#file', file);
  await tab.click('button[value=file]');
  await tab.waitForSelector('.working .stop', { timeout: 60000 });
  await tab.fill('#text', 'written meanwhile');  // the page stands still for nobody
  expect(await tab.$('article') === null, `${label}: the long text is not long`);
  await tab.click('button[value=file]');  // once more does nothing
  await tab.click('.working .stop');
  await tab.waitForFunction(() => document.querySelector('.working')?.textContent.startsWith('Stopped'), null, { timeout: 10000 }).catch(() => expect(false, `${label}: it does not stop`));
  expect(await tab.$('.stop') === null && await tab.inputValue('#text') === 'written meanwhile', `${label}: after it was stopped`);
  await fill(tab, promise);
  await submit(tab);
  expect(await tab.$('.working') === null && (await tab.textContent('article')).includes('no side effects'), `${label}: no report after it was stopped`);
  await close(tab, `${label}, stopped`);

  const alone = await open(options, engine, { before: () => { delete globalThis.Worker; } });
  await ready(alone);
  await fill(alone, promise);
  await submit(alone);
  expect((await alone.textContent('article')).includes('no side effects'), `${label}: no report without workers`);
  await close(alone, `${label}, without workers`);
}
await longText('Chromium', browser, phone);

// ---- as a parent would ------------------------------------------------------------------------------------------------

async function use(label, engine, options) {
  const tab = await open(options, engine);
  await ready(tab);
  const measured = await tab.evaluate(() => performance.getEntriesByName('overclaim: ready')[0].duration);
  await fill(tab, promise);
  expect((await tab.$$eval('.mirror mark.ask', (all) => all.map((one) => one.textContent))).includes('no side effects'), `${label}: nothing is marked`);
  await submit(tab);
  expect((await tab.textContent('article')).includes('no side effects'), `${label}: no report`);
  expect((await tab.title()).length > 5, `${label}: no title`);
  expect(await tab.evaluate(() => document.activeElement.tagName) === 'H1', `${label}: a screen reader is not led to the report`);
  await tab.evaluate(() => history.back());
  await tab.waitForSelector('#text');
  expect(await tab.inputValue('#text') === promise, `${label}: back loses the text`);
  await tab.evaluate(() => history.forward());
  await tab.waitForSelector('article');
  await tab.click('#edit button');
  expect(await tab.inputValue('#text') === promise, `${label}: the text cannot be changed`);
  await tab.click('text=A careful leaflet');
  await tab.waitForSelector('.mirror mark.fair', { timeout: 60000 });
  // Files.
  const page = join(scratch, 'clinic page.html');
  writeFileSync(page, '<!doctype html><title>Clinic</title><p>Our cells have <b>no side effects</b>.</p>');
  await tab.setInputFiles('#file', page);
  expect((await tab.textContent('#file-status')).includes('clinic page.html'), `${label}: a chosen file is not named`);
  await submit(tab, 'file');
  expect((await tab.textContent('article')).includes('clinic page.html'), `${label}: the report does not name the file`);
  expect(await tab.$('#edit') === null, `${label}: a file can be edited`);
  await tab.click('#again');
  const windows = join(scratch, 'old.txt');
  writeFileSync(windows, Buffer.from('It\u0092s a cure. Our cells have no side effects at all.', 'latin1'));
  await tab.setInputFiles('#file', windows);
  await submit(tab, 'file');
  expect((await tab.textContent('article')).includes('It\u2019s'), `${label}: an old encoding is not read`);
  await tab.click('#again');
  for (const [name, bytes, told] of [['scan.pdf', '%PDF-1.7\n%\xE2\xE3', 'PDF'], ['photo.png', '\x89PNG\r\n\x1a\n', 'picture'], ['big.txt', 'no risks '.repeat(300000), 'too long'], ['mail.eml', 'From: a\n\nno risks', 'mail']]) {
    writeFileSync(join(scratch, name), bytes, 'latin1');
    await tab.fill('#text', 'kept');
    await tab.setInputFiles('#file', join(scratch, name));
    await tab.click('button[value=file]');
    await tab.waitForFunction((word) => document.querySelector('.notice')?.textContent.includes(word), told, { timeout: 20000 }).catch(() => expect(false, `${label}: ${name} is not refused`));
    expect(await tab.inputValue('#text') === 'kept', `${label}: ${name}: the text is gone`);
  }
  return [tab, measured];
}

{
  const [tab, measured] = await use('Chromium', browser, phone);
  // A page that ends with empty lines is seen from its beginning when it was pasted.
  await tab.fill('#text', `${promise}${'\n'.repeat(80)}`);
  for (const key of ['a', 'x', 'v']) await tab.press('#text', `Control+${key}`);
  await marks(tab);
  expect(await tab.inputValue('#text') !== '' && await tab.$eval('#text', (one) => one.scrollTop) === 0, 'a pasted text is shown from its end');
  const drop = async (names) => {
    const data = await tab.evaluateHandle((all) => {
      const transfer = new DataTransfer();
      for (const name of all) transfer.items.add(new File(['Our cells have no side effects.'], name, { type: 'text/plain' }));
      return transfer;
    }, names);
    await tab.dispatchEvent('body', 'dragover', { dataTransfer: data });
    await tab.dispatchEvent('body', 'drop', { dataTransfer: data });
  };
  await drop(['a.txt', 'b.txt']);
  expect((await tab.textContent('#file-status')).includes('One file'), 'two files are taken');
  await drop(['dropped.txt']);
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('article');
  expect((await tab.textContent('article')).includes('dropped.txt'), 'the dropped file was not read');
  // The note, saved and printed.
  const [download] = await Promise.all([tab.waitForEvent('download'), tab.click('#save-note button')]);
  const note = readFileSync(await download.path(), 'utf8');
  expect(download.suggestedFilename().endsWith('.txt') && /doctor/i.test(note) && note.includes('dropped.txt'), `the note: ${download.suggestedFilename()} ${note.slice(0, 80)}`);
  const pdf = join(scratch, 'printed.pdf');
  await tab.pdf({ path: pdf, format: 'A4' });
  const printed = String(spawnSync('pdftotext', ['-layout', pdf, '-']).stdout);
  expect(printed.split('\f').length - 1 === 1 && /A note for your doctor/.test(printed), `printing gives ${printed.split('\f').length - 1} pages`);
  await tab.check('#print-all');
  await tab.pdf({ path: pdf, format: 'A4' });
  expect(/You do not have to decide/.test(String(spawnSync('pdftotext', ['-layout', pdf, '-']).stdout)), 'the whole report is not printed');
  // A drop on a report leads back to the field.
  await drop(['second.txt']);
  expect(await tab.$('#text') !== null, 'a drop on a report is lost');
  await close(tab, 'as a parent');
  console.log(`ready after ${measured.toFixed(0)} ms in Chromium`);
}

// ---- what tries to be mark-up, and what tries to be too much ----------------------------------------------------------

{
  const tab = await open();
  await ready(tab);
  let dialogs = 0;
  tab.on('dialog', (dialog) => { dialogs += 1; dialog.dismiss(); });
  await fill(tab, payloads.map((payload) => payload.slice(0, 200)).join('\n\nOur cells have no side effects.\n\n'));
  await submit(tab);
  for (const one of await tab.$$('details')) await one.evaluate((element) => { element.open = true; });
  await tab.waitForTimeout(200);
  expect(dialogs === 0, 'a payload ran');
  expect(await tab.$('article img, article iframe, article script, article form, article input, article base') === null, 'a payload became an element');
  await tab.click('#again');
  for (const [name, bytes] of [['deep.html', `${'<div>'.repeat(100000)}no side effects`], ['deep.md', `${'> '.repeat(100000)}no side effects`], ['brackets.txt', '['.repeat(1000000)], ['long.txt', `${'It has no side effects and it cures autism. '.repeat(20)}\n\n`.repeat(500)]]) {
    const file = join(scratch, name);
    writeFileSync(file, bytes);
    await tab.setInputFiles('#file', file);
    const begin = Date.now();
    await tab.click('button[value=file]');
    await tab.waitForSelector('article, .notice', { timeout: 120000 }).catch(() => expect(false, `${name}: no answer`));
    console.log(`${name}: ${await tab.$('article') ? 'a report' : await tab.textContent('.notice')} after ${Date.now() - begin} ms`);
    if (await tab.$('article')) await tab.click('#again');
    await tab.evaluate(() => document.querySelector('.notice')?.remove());
  }
  await fill(tab, promise);  // still there
  await close(tab, 'payloads');
}

// ---- without script ---------------------------------------------------------------------------------------------------

{
  const tab = await open({ ...phone, javaScriptEnabled: false });
  expect((await tab.textContent('.notice')).includes('JavaScript'), 'without script nothing is said');
  await tab.context().close();
}

await memory(await speed('Chromium', browser, phone));
await browser.close();

// ---- Firefox ----------------------------------------------------------------------------------------------------------

await withFirefox(async (other, small) => {
  const [tab, measured] = await use('Firefox', other, small);
  await close(tab, 'Firefox');
  console.log(`Firefox ${other.version()}: ready after ${measured.toFixed(0)} ms`);
  await cannotSend('Firefox', other, small);
  await longText('Firefox', other, small);
  await (await speed('Firefox', other, small)).context().close();
});

console.log(`overclaim.html: ${(statSync(path).size / 1e6).toFixed(2)} MB`);
rmSync(scratch, { recursive: true });
checks.end();
