// What the formats are tried on: the pages of corpus/pages/dev, and the cases in which a format loses something: an
// archive with records and a damaged one, a table, a missing and an empty file, encodings, names that are no addresses,
// pages that say what would be mark-up, a formula or a control character in some format.
import { mkdirSync, readdirSync, writeFileSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const corpus = fileURLToPath(new URL('../../corpus/pages/dev', import.meta.url));

const answer = (page) => `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`;
function record(uri, page, { length = Buffer.byteLength(answer(page)), date = '2020-02-03T04:05:06Z' } = {}) {
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: ${date}\r\n` +
    `Content-Length: ${length}\r\n\r\n${answer(page)}\r\n\r\n`;
}

const utf16 = (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const russian = 'Наша клиника работает много лет. Мы лечим детей и взрослых, у нас большой опыт, и мы рады каждому. '.repeat(6);

// Writes the files into `folder` and answers their names, in the order of the run.
export function makeInputs(folder) {
  const files = {
    'plain.txt': 'There are no side effects.\n\nCaf\u00e9 \u{1F600} It is not a cure. Our cells cure autism! Risks include fever.\n',
    'empty.txt': '',
    'clean.txt': 'The clinic opens at nine. The car park is behind the house.\n',
    'crlf.txt': 'One line.\r\n\r\nA second line: the therapy is\r\ncompletely safe.\rThere are no risks.\r\n',
    'utf16.txt': utf16('\u{1F600} There are no risks.\r\nIt cures autism. It is not a cure.\r\n'),
    'latin.html': Buffer.from('<!doctype html><meta charset=windows-1252><title>=HYPERLINK("x")</title>' +
      '<p>Caf\xe9: there are no side effects. <b>No</b> <i>risks</i>.', 'latin1'),
    'names 50%, #1?:x.txt': 'It is risk free.\n',
    'a:b.txt': 'It is risk free.\n',
    'formula.txt': '=There are no risks\n\n+no side effects are known\n\n@ "no risks", <b>]]>no risks</b> & {0} [x](y)\n\n\'=no risks\n',
    'controls.txt': 'There are no\u0001 risks. There are\u000b no side\u0008 effects at all.\u0000 It is risk free\ufffe.\n',
    'broken.txt': Buffer.concat([Buffer.from('There are no risks '), Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from(' at all. No side effects.\n')]),
    'evasion.html': '<!doctype html><title>Kn\u0435es</title><p>Our c\u0443re has <b>no</b>&nbsp;r&shy;isks &amp; no side&#8203; effects.' +
      '<img src=a.png alt="It cures autism."><p hidden>It is a cure.</p><video src=b></video>',
    'foreign.txt': `${russian}\n\nThere are no risks at all, and the treatment cures autism in children of all ages, says our clinic.\n`,
    'mail.eml': 'From: a@clinic.example\r\nSubject: There are no risks\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n' +
      'Our cells cure autism.\r\nIt is not a cure.\r\n',
    'ads.csv': 'id,text,date,place\n7,There are no risks.,2024-01-02,Rome\n8,"=It cures autism, ""forever"".",2024-01-03,"=1+1"\n9,We open at nine.,,\n',
    'ads.jsonl': '{"id": "x", "text": "It cures autism.", "n": 3}\n{"id": "y", "text": "Risks include fever."}\n',
  };
  const names = Object.keys(files);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const page = '<!doctype html><title>Knees</title><p>There are <b>no</b> risks. It is not a cure.<p>Some clinics claim there are no risks.';
  writeFileSync(join(folder, 'site.warc'), record('http://a.example/', page) +
    record('http://a.example/\u00fc b?q=<1>#x#y', page) +
    record('http://a.example/', page, { date: '2021-02-03T04:05:06Z' }) +
    record('http://a.example/clean', '<p>We open at nine.'));
  writeFileSync(join(folder, 'cut.warc'), record('http://b.example/', page) + record('http://b.example/2', page, { length: 99999 }));
  mkdirSync(join(folder, 'corpus'));
  const pages = readdirSync(corpus).filter((name) => /\.(txt|html)$/.test(name)).sort();
  for (const name of pages) copyFileSync(join(corpus, name), join(folder, 'corpus', name));
  return [...names, 'site.warc', 'cut.warc', 'missing.txt', 'plain.txt', ...pages.map((name) => `corpus/${name}`)];
}
