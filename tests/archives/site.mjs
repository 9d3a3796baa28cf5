// A local site of generated pages in all the ways servers send them. Each page has one sentence that is flagged, with its
// own number in it, and `truth` says for each address which bytes its reader should get.
import { createServer } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

const windows1252 = (text) => Buffer.from(text.replaceAll('€', '\x80').replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1');
const utf16 = (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

// How a page is written, and what its head and its own <meta> say.
const charsets = [
  { name: 'utf-8', header: 'text/html; charset=utf-8', meta: '', bytes: (text) => Buffer.from(text) },
  { name: 'windows-1252', header: 'text/html; charset=windows-1252', meta: '', bytes: windows1252 },
  { name: 'utf-16le', header: 'text/html; charset=utf-16', meta: '', bytes: utf16 },
  { name: 'windows-1252', header: 'text/html', meta: '<meta charset="iso-8859-1">', bytes: windows1252 },
  // The head goes before what the page says of itself.
  { name: 'windows-1252', header: 'text/html; charset="ISO-8859-1"', meta: '<meta charset="shift_jis">', bytes: windows1252 },
  { name: 'utf-8', header: 'Text/HTML;charset=UTF-8', meta: '<meta charset="windows-1252">', bytes: (text) => Buffer.from(text) },
];

const packings = [
  { header: '', bytes: (body) => body },
  { header: 'gzip', bytes: (body) => gzipSync(body) },
  { header: 'deflate', bytes: (body) => deflateSync(body) },
  { header: 'deflate', bytes: (body) => deflateRawSync(body) },
  { header: 'br', bytes: (body) => brotliCompressSync(body) },
  { header: 'gzip, br', bytes: (body) => brotliCompressSync(gzipSync(body)) },
];

export const pageCount = 216;

function page(number) {
  const charset = charsets[number % charsets.length];
  const packing = packings[Math.floor(number / charsets.length) % packings.length];
  const chunked = Math.floor(number / 36) % 2 === 1;
  const text = `<!doctype html><html><head>${charset.meta}<title>Page ${number}</title></head><body>` +
    `<p>“Café” no. ${number} costs 5 € an hour.</p><p>On page ${number} the treatment has no side effects.</p></body></html>\n`;
  const body = charset.bytes(text);
  return { number, charset, packing, chunked, body, sent: packing.bytes(body) };
}

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64');

function index(pages) {
  const links = pages.map((one) => `<a href="/page/${one.number}.html">${one.number}</a>`);
  for (let i = 0; i < 5; ++i) {
    links.push(`<a href="/go/${i}">go</a>`, `<a href="/missing/${i}.html">missing</a>`, `<img src="/picture/${i}.png" alt="">`);
  }
  links.push('<script src="/menu.js"></script>', '<link rel="stylesheet" href="/style.css">', '<a href="/data.json">data</a>',
    '<a href="/broken">broken</a>', '<a href="/notes.txt">notes</a>', '<a href="/unknown-type">unknown</a>');
  return Buffer.from(`<!doctype html><title>Index</title>\n${links.join('\n')}\n`);
}

// Answers {server, port, truth}: truth maps a path to {bytes, charset} for what is a page.
export async function startSite() {
  const pages = Array.from({ length: pageCount }, (_, i) => page(i));
  const truth = new Map();
  truth.set('/', { bytes: index(pages), charset: 'utf-8' });
  for (const one of pages) truth.set(`/page/${one.number}.html`, { bytes: one.body, charset: one.charset.name });
  const notes = Buffer.from('Notes. The treatment has no side effects.\n');
  truth.set('/notes.txt', { bytes: notes, charset: 'utf-8' });
  truth.set('/unknown-type', { bytes: notes, charset: 'utf-8' });

  const server = createServer((request, response) => {
    const path = request.url;
    const send = (status, type, body) => {
      response.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length });
      response.end(body);
    };
    if (path === '/') return send(200, 'text/html; charset=utf-8', truth.get('/').bytes);
    if (path === '/notes.txt') return send(200, 'text/plain', notes);
    if (path === '/unknown-type') {
      response.writeHead(200, { 'Content-Length': notes.length });
      return response.end(notes);
    }
    if (path.startsWith('/picture/')) return send(200, 'image/png', picture);
    if (path === '/menu.js') return send(200, 'text/javascript', Buffer.from('"no side effects";'));
    if (path === '/style.css') return send(200, 'text/css', Buffer.from('p { color: red }'));
    if (path === '/data.json') return send(200, 'application/json', Buffer.from('{"text": "no side effects"}'));
    if (path === '/broken') return send(500, 'text/html', Buffer.from('<p>There are no side effects.'));
    if (path.startsWith('/go/')) {
      response.writeHead(302, { Location: `/page/${path.slice(4)}.html`, 'Content-Length': 0 });
      return response.end();
    }
    const found = path.match(/^\/page\/(\d+)\.html$/);
    if (!found || !pages[Number(found[1])]) return send(404, 'text/html', Buffer.from('<p>Not here. There are no side effects.'));
    const one = pages[Number(found[1])];
    const head = { 'Content-Type': one.charset.header };
    if (one.packing.header) head['Content-Encoding'] = one.packing.header;
    if (!one.chunked) head['Content-Length'] = one.sent.length;
    response.writeHead(200, head);
    if (!one.chunked) return response.end(one.sent);
    for (let at = 0; at < one.sent.length; at += 61) response.write(one.sent.subarray(at, at + 61));
    return response.end();
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, port: server.address().port, truth };
}
