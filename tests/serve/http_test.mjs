// `overclaim serve` under abuse, over real sockets, in bounded form:  node http_test.mjs PROGRAM
//
//   - clients that drip are cut off; too many of them make room; others are answered meanwhile;
//   - random bytes, huge headers, wrong lengths, smuggling, path traversal, foreign hosts and origins are refused;
//   - more than 60 payloads through every field and format come back as text;
//   - long words, null bytes, turned directions, tens of thousands of findings: answered, and memory returns to its level;
//   - --public: rate limit per client, a log without content, metrics; a stop that finishes what was begun.
// tools/bench_serve measures the same under load.
import { spawnSync } from 'node:child_process';
import { request as httpRequest } from 'node:http';

import { payloads } from './payloads.mjs';
import { makeChecks, raw, startServer } from './server.mjs';

const program = process.argv[2];
const checks = makeChecks();
const { expect } = checks;
const server = await startServer(program);
const { base, port } = server;
const host = `Host: 127.0.0.1:${port}\r\n`;
const sleep = (ms) => new Promise((go) => setTimeout(go, ms));
const status = (answer) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer.text)?.[1] ?? 0);
const check = (body, { type = 'text/plain', query = '', headers = {} } = {}) =>
  fetch(`${base}/v1/check${query}`, { method: 'POST', body, headers: { 'content-type': type, ...headers } });
// fetch() may not set Host and the like; this may.
const bare = (path, { method = 'GET', headers = {}, body } = {}) => new Promise((resolve, reject) => {
  const asked = httpRequest({ host: '127.0.0.1', port, path, method, headers }, async (answer) => {
    let text = '';
    for await (const bytes of answer) text += bytes;
    resolve({ status: answer.statusCode, headers: answer.headers, text });
  });
  asked.on('error', reject);
  asked.end(body);
});
const token = /name="token" value="([0-9a-f]{32})"/.exec(await (await fetch(`${base}/`)).text())[1];

// ---- requests that are none -----------------------------------------------------------------------------------------

const get = `GET / HTTP/1.1\r\n${host}`;
const refused = [
  ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['another host', 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n', 421],
  ['the right host, another port', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n', 421],
  ['two hosts', `${get}Host: evil.example\r\n\r\n`, 400],
  ['a whole address', `GET http://127.0.0.1:${port}/ HTTP/1.1\r\n${host}\r\n`, 400],
  ['an address to pass on to', `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`, 400],
  ['no HTTP', 'hello\r\n\r\n', 400],
  ['another version', `GET / HTTP/3.0\r\n${host}\r\n`, 400],
  ['a field without a name', `${get}: x\r\n\r\n`, 400],
  ['a space before the colon', `${get}Content-Length : 5\r\n\r\n`, 400],
  ['a bare carriage return', `${get}X: a\rb\r\n\r\n`, 400],
  ['a null byte in a field', `${get}X: a\0b\r\n\r\n`, 400],
  ['a long field', `${get}X: ${'a'.repeat(20000)}\r\n\r\n`, 431],
  ['many fields', `${get}${'X: a\r\n'.repeat(5000)}\r\n`, 431],
  ['a long target', `GET /${'a'.repeat(20000)} HTTP/1.1\r\n${host}\r\n`, 431],
  ['a length and chunks', `POST /v1/check HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
  ['chunks and a length', `POST /v1/check HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`, 400],
  ['two lengths', `POST /v1/check HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`, 400],
  ['a length of several', `POST /v1/check HTTP/1.1\r\n${host}Content-Length: 5, 5\r\n\r\nabcde`, 400],
  ['a length below nothing', `POST /v1/check HTTP/1.1\r\n${host}Content-Length: -5\r\n\r\nabcde`, 400],
  ['a length in hexadecimal', `POST /v1/check HTTP/1.1\r\n${host}Content-Length: 0x5\r\n\r\nabcde`, 400],
  ['a length beyond numbers', `POST /v1/check HTTP/1.1\r\n${host}Content-Length: 99999999999999999999999\r\n\r\n`, 400],
  ['a length beyond the limit', `POST /v1/check HTTP/1.1\r\n${host}Content-Type: text/plain\r\nContent-Length: 999999999\r\n\r\n`, 413],
  ['another coding', `POST /v1/check HTTP/1.1\r\n${host}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, 400],
  ['a coding with a tail', `POST /v1/check HTTP/1.1\r\n${host}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`, 400],
  ['a chunk of no size', `POST /v1/check HTTP/1.1\r\n${host}Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n`, 400],
  ['a chunk below nothing', `POST /v1/check HTTP/1.1\r\n${host}Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx\r\n0\r\n\r\n`, 400],
  ['a body where none belongs', `GET / HTTP/1.1\r\n${host}Content-Length: 3\r\n\r\nabc`, 400],
  ['a length in a folded line', `POST /v1/check HTTP/1.1\r\n${host}Content-Type: text/plain\r\nContent-Length:\r\n 5\r\n\r\nabcde`, 400],
  ['a coding in a folded line', `POST /v1/check HTTP/1.1\r\n${host}Content-Type: text/plain\r\nTransfer-Encoding:\r\n\tchunked\r\n\r\n0\r\n\r\n`, 400],
  ['a trailer that is too long', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n0\r\nX: ${'a'.repeat(65600)}\r\n\r\n`, 431],
  ['many trailers', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n0\r\n${'X: yyyyyyyyyyyyyyy\r\n'.repeat(10000)}\r\n`, 431],
  ['a long extension of a chunk', `POST / HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n5;${'a'.repeat(200000)}\r\nhello\r\n0\r\n\r\n`, 431],
  ['a packed body', `POST /v1/check HTTP/1.1\r\n${host}Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde`, 415],
  ['chunks beyond the limit', [`POST /v1/check HTTP/1.1\r\n${host}Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n`, `300000\r\n${'a'.repeat(0x300000)}\r\n0\r\n\r\n`], 413],
];
for (const [what, bytes, wanted] of refused) {
  const answer = await raw(port, bytes);
  expect(status(answer) === wanted, `${what}: ${status(answer)}, not ${wanted}: ${answer.text.slice(0, 120)}`);
  expect(answer.closed, `${what}: the connection stays open`);
  expect((answer.text.match(/^HTTP\/1\.1 /gm) ?? []).length <= 1, `${what}: answered twice`);
}
// A second request inside the first one's body is content, and is never answered as a request.
for (const smuggled of [
  `POST /v1/check HTTP/1.1\r\n${host}Content-Type: text/plain\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n${host}\r\n`,
  `POST /v1/check HTTP/1.1\r\n${host}Content-Type: text/plain\r\nTransfer-Encoding:\x0bchunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n${host}\r\n`,
  `GET / HTTP/1.1\r\n${host}Content-Length: 60\r\n\r\nGET /healthz HTTP/1.1\r\n${host}\r\n`,
]) {
  const answer = await raw(port, smuggled, { wait: 1500 });
  expect(!/\r\n\r\nok\n/.test(answer.text), `smuggled: ${answer.text.slice(0, 200)}`);
}
// Requests in a row on one connection are answered in their order.
const row = await raw(port, `GET /healthz HTTP/1.1\r\n${host}\r\nGET /icon.svg HTTP/1.1\r\n${host}\r\nHEAD / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
expect([...row.text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map((one) => one[1]).join() === '200,200,200', `in a row: ${row.text.slice(0, 300)}`);
const old = await raw(port, `GET /healthz HTTP/1.0\r\n${host}\r\n`);
expect(status(old) === 200 && old.closed, 'HTTP/1.0 is not answered, or stays');
const expecting = await raw(port, [`POST /v1/check HTTP/1.1\r\n${host}Content-Type: text/plain\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: 5\r\n\r\n`, 'hello'], { gap: 100, wait: 8000 });
expect(expecting.text.startsWith('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200'), `expecting: ${expecting.text.slice(0, 100)}`);

let seed = 12345;  // the same bytes in every run
const random = () => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return seed >>> 16; };
for (let i = 0; i < 200; ++i) {
  const bytes = Buffer.from(Array.from({ length: 1 + (random() % 300) }, () => random() & 255));
  const body = i % 2 ? Buffer.concat([Buffer.from(`POST /v1/check HTTP/1.1\r\n${host}`), bytes]) : bytes;
  const answer = await raw(port, [body, '\r\n\r\n'], { wait: 400, end: true });
  expect(!/^HTTP\/1\.1 (200|5\d\d)/.test(answer.text), `random bytes ${i}: ${answer.text.slice(0, 80)}`);
}

for (const path of ['/../etc/passwd', '/..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/....//etc/passwd', '/page.css/../../etc/passwd', '/v1/rules/..%2f..%2f..%2fetc%2fpasswd',
  '/v1/reference/%2e%2e%2f%2e%2e', '/v1/rules/cure.a-cure%00.json', '/static/../page.css', '/C:%5cwindows%5cwin.ini', '/proc/self/environ', '/.git/config', '/rules/en/words.json']) {
  const answer = await raw(port, `GET ${path} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
  expect(status(answer) === 404, `${path}: ${status(answer)}`);
  expect(!answer.text.includes('root:') && !answer.text.includes('passwd'), `${path} is told back`);
}
for (const path of ['//evil.example/', '/\\evil.example', '/ x', '/#x']) {
  expect([400, 404].includes(status(await raw(port, `GET ${path} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`))), `${path} is found`);
}

// ---- other sites ----------------------------------------------------------------------------------------------------

const post = { method: 'POST', body: 'no side effects' };
const plain = { 'content-type': 'text/plain' };
for (const [what, headers, wanted] of [
  ['a program', {}, 200],
  ['our page', { origin: base, 'sec-fetch-site': 'same-origin', 'x-overclaim-token': token }, 200],
  ['our page without the token', { origin: base, 'sec-fetch-site': 'same-origin' }, 403],
  ['a token of another start', { origin: base, 'sec-fetch-site': 'same-origin', 'x-overclaim-token': token.replace(/./, (c) => (c === '0' ? '1' : '0')) }, 403],
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'x-overclaim-token': token }, 403],
  ['another port', { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site', 'x-overclaim-token': token }, 403],
  ['an unknown origin', { origin: 'null', 'x-overclaim-token': token }, 403],
  ['an old browser on another site', { origin: 'https://evil.example', 'x-overclaim-token': token }, 403],
]) {
  const answer = await bare('/v1/check', { ...post, headers: { ...plain, ...headers } });
  expect(answer.status === wanted, `${what}: ${answer.status}, not ${wanted}`);
  expect(answer.headers['access-control-allow-origin'] === undefined, `${what}: is let in`);
}
const preflight = await bare('/v1/check', { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } });
expect(![200, 204].includes(preflight.status) && !Object.keys(preflight.headers).some((name) => name.startsWith('access-control')), 'a preflight is granted');

// ---- payloads through every field and format ------------------------------------------------------------------------

expect(payloads.length >= 60, 'too few payloads');
const ours = new Set(('html head meta title style link script body header main footer article section nav h1 h2 h3 h4 p div span a ul ol li dl dt dd mark bdi blockquote details summary '
  + 'table thead tbody tr th td caption figure figcaption svg rect path line text g form label input textarea button br em strong code sup sub time').split(' '));
function wrongMarkup(html) {
  const wrong = [];
  for (const [, name, rest] of html.matchAll(/<([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g)) {
    if (!ours.has(name)) wrong.push(`<${name}>`);
    if (/\son[a-z]+\s*=/i.test(rest.replace(/"[^"]*"/g, '""'))) wrong.push(`<${name}${rest}>`);
    if (/(href|src|action)="(?!\/|#|https:\/\/)/.test(rest)) wrong.push(`<${name}${rest}>`);
    if (/\s(style|srcdoc|background)=/.test(rest.replace(/"[^"]*"/g, '""'))) wrong.push(`<${name}${rest}>`);
    if (name === 'script' && !/^ (src="\/page\.js" defer|type="application\/json" id="words")$/.test(rest)) wrong.push(`<script${rest}>`);
    if (name === 'meta' && /http-equiv/.test(rest) && !/Content-Security-Policy/.test(rest)) wrong.push(`<meta${rest}>`);
  }
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/.test(html)) wrong.push('a control character');
  return wrong;
}
expect(wrongMarkup('<p onclick=x>').length > 0 && wrongMarkup('<script>').length > 0 && wrongMarkup('<blink>').length > 0, 'the look at mark-up sees nothing');
const form = (fields) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value instanceof File ? value : String(value));
  return data;
};
const report = (fields) => fetch(`${base}/report`, { method: 'POST', body: form(fields), headers: { accept: 'text/html' } });
const formats = ['text', 'markdown', 'json', 'jsonl', 'html', 'csv', 'sarif', 'annotations', 'hypothesis', 'junit', 'rdjsonl', 'fair', 'note'];
for (const [i, payload] of payloads.entries()) {
  const what = `payload ${i} (${JSON.stringify(payload.slice(0, 40))})`;
  const text = `Our cells ${payload} cure autism with no side effects. ${payload}`;
  const file = (name) => new File([`<p>${text}</p><title>${payload}</title><meta name="description" content="${payload} cures autism"><img alt="no risks ${payload}">`], name, { type: 'text/html' });
  const pages = [
    await report({ token, text }),
    await report({ token, file: file(`${payload.slice(0, 100)}.html`), use: 'file' }),
    await report({ token: payload, text }),
    await fetch(`${base}/`, { method: 'POST', body: form({ text }) }),
    await fetch(`${base}/?example=${encodeURIComponent(payload.slice(0, 500))}`),
    await fetch(`${base}/v1/check?format=html&name=${encodeURIComponent(payload.slice(0, 100))}`, { method: 'POST', body: text, headers: { 'content-type': 'text/markdown' } }),
  ];
  for (const [k, answer] of pages.entries()) {
    const html = await answer.text();
    expect(answer.headers.get('content-security-policy')?.includes("script-src 'self'"), `${what}, page ${k}: no policy`);
    expect(answer.status < 500, `${what}, page ${k}: status ${answer.status}`);
    if (!answer.headers.get('content-type').startsWith('text/html')) continue;
    const wrong = wrongMarkup(html);
    expect(wrong.length === 0, `${what}, page ${k}: ${wrong.slice(0, 3)}`);
  }
  const format = formats[i % formats.length];
  for (const answer of [
    await check(text, { query: `?format=${format}` }),
    await check(JSON.stringify({ text, name: payload.slice(0, 100) || 'x', media_type: 'text/html', format: 'json' }), { type: 'application/json' }),
    await check(JSON.stringify({ text, as_of: payload }), { type: 'application/json' }),
    await check(JSON.stringify({ text, [payload]: payload }), { type: 'application/json' }),
    await check(text, { query: `?only=${encodeURIComponent(payload.slice(0, 500))}` }),
    await fetch(`${base}/v1/rules/${encodeURIComponent(payload.slice(0, 500))}`),
    await fetch(`${base}/v1/reference/${encodeURIComponent(payload.slice(0, 500))}`),
  ]) {
    const type = answer.headers.get('content-type');
    const body = await answer.text();
    expect(answer.status < 500, `${what}: status ${answer.status}`);
    expect(answer.headers.get('x-content-type-options') === 'nosniff', `${what}: may be sniffed`);
    expect(!answer.headers.has('set-cookie'), `${what}: sets a cookie`);
    if (/json/.test(type)) for (const line of type === 'application/jsonl' ? body.trim().split('\n').filter(Boolean) : [body]) JSON.parse(line);
  }
}

// ---- size -----------------------------------------------------------------------------------------------------------

await check('warm');
const level = await server.memory();
const health = async () => { const begin = Date.now(); const answer = await fetch(`${base}/healthz`); return answer.ok ? Date.now() - begin : Infinity; };
const sizes = [
  ['a word of a megabyte', 'a'.repeat(1 << 20)],
  ['null bytes', 'Our cells have no side effects.\0\n\n'.repeat(1000)],
  ['turned directions', `\u202e${'Our cells \u2066have\u2069 no side effects.\n\n'.repeat(1000)}`],
  ['marks on one letter', `e${'\u0301'.repeat(200000)}`],
  ['open brackets', '('.repeat(500000)],
  ['open tags', '<div>'.repeat(100000)],
  ['thousands of findings', 'Our cells have no side effects.\n\n'.repeat(4000)],
];
for (const [what, text] of sizes) {
  const begin = Date.now();
  const asked = [report({ token, text }), check(text), check(text, { type: 'text/html' })];
  let slowest = 0;
  const watch = (async () => { for (let i = 0; i < 10; ++i) { slowest = Math.max(slowest, await health()); await sleep(20); } })();
  const small = fetch(`${base}/v1/check`, { method: 'POST', body: 'A sentence with no side effects.', headers: plain }).then(async (answer) => { await answer.text(); return [answer.status, Date.now() - begin]; });
  const answers = await Promise.all(asked);
  for (const answer of answers) {
    expect([200, 422, 503].includes(answer.status), `${what}: ${answer.status}`);
    await answer.arrayBuffer();
  }
  await watch;
  const [smallStatus, smallTime] = await small;
  expect(smallStatus === 200 && smallTime < 5000, `${what}: another one waits ${smallTime} ms, status ${smallStatus}`);
  expect(slowest < 2000, `${what}: health takes ${slowest} ms`);
  console.log(`${what}: ${Date.now() - begin} ms for three; another one meanwhile ${smallTime} ms`);
}
// What is pasted is text, null bytes and all.
const nulls = await report({ token, text: 'Our cells have \0 no side effects.' });
expect(nulls.status === 200 && /\ufffd/.test(await nulls.text()), `null bytes: ${nulls.status}`);
const tooLong = await check('a'.repeat((2 << 20) + 1)).then((answer) => answer.status, () => 0);
expect(tooLong === 413, `too long: ${tooLong}`);
let after = 0;
for (let i = 0; i < 20; ++i) {
  after = await server.memory();
  if (after < level + (48 << 20)) break;
  await sleep(250);
}
console.log(`memory: ${level >> 20} MiB before, ${after >> 20} MiB after`);
expect(after < level + (48 << 20), `memory: ${level >> 20} MiB before, ${after >> 20} MiB after`);

// ---- slow clients ---------------------------------------------------------------------------------------------------

{
  const drip = (head, ms) => raw(port, [head, ...Array.from({ length: 80 }, () => 'X')], { gap: 250, wait: ms });
  const slow = [];
  for (let i = 0; i < 25; ++i) slow.push(drip(`GET / HTTP/1.1\r\n${host}X-Slow: `, 15000));
  for (let i = 0; i < 25; ++i) slow.push(drip(`POST /v1/check HTTP/1.1\r\n${host}Content-Type: text/plain\r\nContent-Length: 1000\r\n\r\n`, 15000));
  await sleep(500);
  const times = [];
  for (let i = 0; i < 20; ++i) {
    const begin = Date.now();
    const answer = await check('Our cells have no side effects.');
    await answer.text();
    times.push(Date.now() - begin);
    expect(answer.status === 200, `beside slow clients: ${answer.status}`);
  }
  expect(Math.max(...times) < 3000, `beside slow clients a check takes ${Math.max(...times)} ms`);
  const ends = await Promise.all(slow);
  expect(ends.every((one) => one.closed && one.ms < 13000), `slow clients end after ${ends.map((one) => one.ms).sort((a, b) => a - b).at(-1)} ms`);
  expect(await server.metric('overclaim_cut_off_total') >= 50, 'who was cut off is not counted');
  // More of them than there is room for: the oldest go, others are answered.
  const crowd = [];
  for (let i = 0; i < 400; ++i) crowd.push(raw(port, [`GET / HTTP/1.1\r\n${host}X: `], { wait: 4000 }));
  await sleep(1000);
  const answer = await Promise.race([check('No side effects.'), sleep(3000)]);
  expect(answer?.status === 200, 'in a crowd nobody is answered');
  expect(await server.metric('overclaim_connections_open') <= 256 + 32, 'more connections than the limit');
  await Promise.all(crowd);
}

// ---- the end --------------------------------------------------------------------------------------------------------

{
  const last = check('Our cells have no side effects.\n\n'.repeat(4000));
  await sleep(60);
  const ended = server.stop('SIGINT');
  const answer = await last.catch((error) => ({ status: String(error) }));
  expect(answer.status === 200 && (await answer.text()).includes('overclaim-report/1'), `what was begun is not finished: ${answer.status}`);
  expect(await ended === 0, 'the end is no success');
  expect(await fetch(`${base}/`).then(() => false, () => true), 'it still answers');
  expect(server.log === '', `on a computer of one's own there is a log: ${server.log.slice(0, 200)}`);
}

// ---- for an intranet ------------------------------------------------------------------------------------------------

{
  const open = await startServer(program, '--public', '--host', 'words.example.org', '--rate', '40');
  const ask = (path, headers, method = 'GET', body) => new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port: open.port, path, method, headers: { host: 'words.example.org', ...headers } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer));
    });
    asked.on('error', reject);
    asked.end(body);
  });
  expect((await ask('/', {})).statusCode === 200, 'its own name is not known');
  expect((await ask('/', { host: 'evil.example' })).statusCode === 421, 'another name is answered');
  const one = { 'x-forwarded-for': '6.6.6.6, 10.0.0.1' };
  let limited;
  for (let i = 0; i < 40 && !limited; ++i) {
    const answer = await ask('/v1/check', { ...one, ...plain }, 'POST', 'secret words');
    if (answer.statusCode === 429) limited = answer;
  }
  expect(limited?.headers['retry-after'] !== undefined, 'a client may send without end');
  expect((await ask('/', { 'x-forwarded-for': '10.0.0.2' })).statusCode === 200, 'another client is refused');
  expect((await ask('/', { 'x-forwarded-for': '10.0.0.2, 10.0.0.1' })).statusCode === 429, 'a client may choose its own address');
  expect((await ask('/healthz', one)).statusCode === 200, 'health is limited');
  await ask('/v1/rules/secret-words?secret=words', { 'x-forwarded-for': '10.0.0.3', 'user-agent': 'secret words', referer: 'http://secret.example/words' });
  await open.stop();
  const lines = open.log.trim().split('\n');
  expect(lines.length > 10 && lines.every((line) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (GET|HEAD|POST|other) \S+ \d{3} \d+ \d+$/.test(line)), `the log: ${lines.slice(0, 3)}`);
  expect(!/secret|10\.0\.0|6\.6\.6/.test(open.log), 'the log holds what was asked, or who');
}

for (const [options, wanted] of [[['--host', 'a.example'], 'go with serve --public'], [['--public'], 'needs --host'], [['--port', '70000'], 'from 0 to 65535'], [['--address', '0.0.0.0'], 'go with serve --public'], [['page.txt'], 'takes no']]) {
  const run = spawnSync(program, ['serve', ...options], { timeout: 5000 });
  expect(run.status === 2 && String(run.stderr).includes(wanted), `serve ${options}: ${run.status} ${run.stderr}`);
}
{
  const first = await startServer(program);
  const run = spawnSync(program, ['serve', '--port', String(first.port)], { timeout: 5000 });
  expect(run.status === 2 && String(run.stderr).includes('--port 0'), `a port that is taken: ${run.status} ${run.stderr}`);
  await first.stop();
}
checks.end();
