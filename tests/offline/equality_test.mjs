// The program in overclaim.html says what the native one says:  node equality_test.mjs PROGRAM [--all] [--seeds FOLDER]
//
// Byte for byte, in JSON: all pages of corpus/pages, the files of --seeds, and generated pages (600; 10,000 with --all):
// examples of the rules, mark-up, scripts of all the world and broken bytes, glued together by chance, the same on every
// machine. And both are made of the same ICU, the same rules and the same reference list.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startEngine } from '../../src/offline/engine.mjs';
import { makeChecks } from '../serve/server.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = process.env.OVERCLAIM_OFFLINE ?? join(root, 'build/offline');
const program = resolve(process.argv[2]);
const option = (name) => { const at = process.argv.indexOf(name); return at < 0 ? '' : process.argv[at + 1]; };
const generated = process.argv.includes('--all') ? 10000 : 600;
const checks = makeChecks();
const { expect } = checks;

const engine = await startEngine(readFileSync(join(built, 'wasm/overclaim.wasm')), readFileSync(join(built, 'icudt72l.dat')), readFileSync(join(built, 'rulebook.image')));
const about = JSON.parse(engine.ask({ do: 'version' }).text);

function native(folder, names, format) {
  const run = spawnSync(program, ['check', '--exit-zero', '--format', format, ...names], { cwd: folder, maxBuffer: 1 << 30, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  if (run.error) throw run.error;
  return String(run.stdout);
}

function firstDifference(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) ++at;
  return `at ${at}: native ...${JSON.stringify(a.slice(Math.max(0, at - 60), at + 60))} here ...${JSON.stringify(b.slice(Math.max(0, at - 60), at + 60))}`;
}

// ---- the same parts ---------------------------------------------------------------------------------------------------

const scratch = mkdtempSync(join(tmpdir(), 'overclaim-equality-'));
writeFileSync(join(scratch, 'one.txt'), 'Our cells have no side effects.');
const tool = JSON.parse(native(scratch, ['one.txt'], 'json')).tool;
for (const part of ['version', 'rulebook', 'reference', 'icu', 'as_of']) {
  expect(tool[part] === about[part], `${part}: the native program has ${tool[part]}, the page ${about[part]}`);
}
console.log(`ICU ${tool.icu} in the native program, ${about.icu} in the page; rulebook ${about.rulebook.slice(0, 12)}, reference ${about.reference.slice(0, 12)}`);

// ---- pages that are there ---------------------------------------------------------------------------------------------

let compared = 0, findings = 0;
function compareFiles(folder, names) {
  for (const name of names) {
    const wanted = native(folder, [name], 'json');
    const answer = engine.ask({ do: 'check', name }, new Uint8Array(readFileSync(join(folder, name))));
    expect(answer.text === wanted, `${name}: ${answer.problem ?? firstDifference(wanted, answer.text)}`);
    findings += JSON.parse(wanted).documents[0].findings.length;
    ++compared;
  }
}
for (const part of ['dev', 'test']) {
  const folder = join(root, 'corpus/pages', part);
  compareFiles(folder, readdirSync(folder).filter((name) => /\.(html|txt|md)$/.test(name)).sort());
}
console.log(`${compared} pages of corpus/pages, ${findings} findings`);
if (option('--seeds')) {
  [compared, findings] = [0, 0];
  compareFiles(option('--seeds'), readdirSync(option('--seeds')).filter((name) => /\.(html|txt|md)$/.test(name)).sort());
  console.log(`${compared} seeds, ${findings} findings`);
  expect(compared > 0, 'there are no seeds');
}

// ---- pages by chance --------------------------------------------------------------------------------------------------

let state = 20261122;
const random = (n) => {  // xorshift: the same everywhere
  state ^= state << 13; state >>>= 0;
  state ^= state >>> 17;
  state ^= state << 5; state >>>= 0;
  return state % n;
};
const pick = (list) => list[random(list.length)];

const examples = [];
for (const name of readdirSync(join(root, 'rules/en')).sort()) {
  const take = (value) => {
    if (Array.isArray(value)) value.forEach(take);
    else if (value && typeof value === 'object') for (const [key, one] of Object.entries(value)) { if (key === 'examples') collect(one); else take(one); }
  };
  const collect = (value) => {
    if (typeof value === 'string') { if (value.includes(' ')) examples.push(value.replaceAll('[[', '').replaceAll(']]', '')); }
    else if (value && typeof value === 'object') Object.values(value).forEach(collect);
  };
  if (name.endsWith('.json')) take(JSON.parse(readFileSync(join(root, 'rules/en', name), 'utf8')));
}
expect(examples.length > 1000, `only ${examples.length} examples`);

const odd = ['\u00a0', '\u00ad', '\u200b', '\u200d', '\u2019', '\u201c', '\u201d', '\u2013', '\u2014', '\u2026', 'e\u0301', '\ufb01', '\ud83d\ude00', '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}', '\u202e', '\ufeff', '\uff21\uff42',
  '\u0430', '\u03bf', '\u00b2', '\u00bd', '100\u00a0%', '\u2022 ', '\u3000', '\u5e72\u7ec6\u80de\u6cbb\u7597\u3002', '\u305f\u3059\u3051\u30b3\u30fc\u30d2\u30fc', '\u0e01\u0e32\u0e23\u0e23\u0e31\u0e01\u0e29\u0e32', '\u1780\u17b6\u179a\u1796\u17d2\u1799\u17b6\u1794\u17b6\u179b', '\u101b\u1031\u102c\u1002\u102b', '\ud558\uc138\uc694', '\u0627\u0644\u0639\u0644\u0627\u062c', '\u05d8\u05d9\u05e4\u05d5\u05dc', '\u0939\u093f\u0928\u094d\u0926\u0940', '\u00df', '\u0130', '\u{20000}\u{20001}', '\u30a2\u0301\u4e00', '\u4e00\u200d\u4e8c'];
const glue = [' ', '\n', '\n\n', '. ', ' ', ' and ', ' but ', ', ', '\r\n', '\t', '? ', '! ', ': ', '; ', ' - ', '\n- ', '\n1. ', '\n# ', '\n> ', ' (', ') ', '"', ' not '];
const tags = ['<p>', '</p>', '<b>', '</b>', '<br>', '<ul><li>', '</li>', '</ul>', '<h1>', '</h1>', '<h2>', '</h2>', '<table><tr><td>', '</td><td>', '</table>', '<div hidden>', '</div>', '<blockquote>', '</blockquote>',
  '<img alt="no side effects">', '<meta name=description content="It cures autism.">', '<title>', '</title>', '<script>', '</script>', '<style>', '</style>', '<!-- ', ' -->', '&nbsp;', '&amp;', '&#8217;', '&notit;', '<a href="?a=1&copy=2">', '</a>', '<', '<details><summary>', '</summary>', '<svg>', '<template>', '</template>', '<textarea>', '<p style="display:none">', '<script type="application/ld+json">{"description": "It has no risks."}</script>', '<footer>', '<nav>', '</nav>'];
const others = ['Nuestra terapia con c\u00e9lulas madre cura el autismo en todos los ni\u00f1os y no tiene ning\u00fan efecto secundario. Las familias ven cambios desde la primera semana.', 'Unsere Behandlung ist sicher und hat keine Nebenwirkungen, sagen die \u00c4rzte der Klinik, und viele Kinder laufen schon nach wenigen Wochen besser.', 'Notre traitement est s\u00fbr et sans effets secondaires, et les enfants marchent mieux apr\u00e8s quelques semaines seulement.', '\u6211\u4eec\u7684\u5e72\u7ec6\u80de\u7597\u6cd5\u5b89\u5168\u6709\u6548\uff0c\u6ca1\u6709\u4efb\u4f55\u526f\u4f5c\u7528\u3002\u8bb8\u591a\u5b69\u5b50\u5728\u51e0\u5468\u540e\u5c31\u80fd\u884c\u8d70\u3002'];

function page(kind) {
  const pieces = [];
  if (kind === 'html') pieces.push(pick(['<!doctype html>', '<html>', '<!doctype html><meta charset=utf-8>', '<p>']));
  for (let left = 1 + random(random(8) === 0 ? 60 : 14); left > 0; --left) {
    const what = random(20);
    if (what < 10) pieces.push(pick(examples));
    else if (what < 13) pieces.push(pick(odd));
    else if (what === 13) pieces.push(pick(others));
    else if (what === 14) { const one = pick(examples); const at = random(one.length); pieces.push(one.slice(0, at) + pick(odd) + one.slice(at)); }
    else if (what === 15) pieces.push([...pick(examples).slice(0, 12)].join(pick([' ', '-', '.', '\u200b'])));
    else if (kind === 'html') pieces.push(pick(tags));
    pieces.push(kind === 'html' && random(3) === 0 ? pick(tags) : pick(glue));
  }
  return pieces.join('');
}
// The same text in another encoding, or with bytes that are wrong.
function inBytes(text, kind) {
  const bytes = Buffer.from(text, 'utf8');
  switch (random(14)) {
    case 0: return Buffer.concat([Buffer.from(kind === 'html' ? '<meta charset=windows-1252>' : ''), Buffer.from(text, 'latin1')]);
    case 1: return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    case 2: { const broken = Buffer.from(bytes); for (let i = 0; i < 3; ++i) broken[random(broken.length)] = 0x80 + random(0x7f); return broken; }
    case 3: return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    case 4: {
      const name = pick(['big5', 'euc-jp', 'euc-kr', 'gb18030', 'gbk', 'ibm866', 'iso-2022-jp', 'iso-8859-2', 'iso-8859-5', 'iso-8859-7', 'iso-8859-8', 'iso-8859-10', 'iso-8859-13', 'iso-8859-14', 'iso-8859-15', 'koi8-r', 'koi8-u', 'macintosh', 'shift_jis', 'windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258', 'windows-874', 'x-mac-cyrillic']);
      const noise = Buffer.from(Array.from({ length: 1 + random(40) }, () => 0x80 + random(0x7f)));
      return Buffer.concat([Buffer.from(`<!doctype html><meta charset=${name}><p>`), noise, Buffer.from(text.replace(/[^\x09-\x7e]/g, '')), noise]);
    }
    default: return bytes;
  }
}

const batch = 400;
let refused = 0, different = 0;
[compared, findings] = [0, 0];
const begun = Date.now();
for (let done = 0; done < generated; done += batch) {
  const files = [];
  for (let i = done; i < Math.min(done + batch, generated); ++i) {
    const kind = pick(['html', 'html', 'txt', 'txt', 'md']);
    const name = `page-${i}.${kind}`;
    const bytes = inBytes(page(kind), kind);
    writeFileSync(join(scratch, name), bytes);
    files.push([name, bytes]);
  }
  const lines = native(scratch, files.map(([name]) => name), 'jsonl').split('\n').filter(Boolean);
  const byName = new Map();
  for (const line of lines) byName.set(/"source":"([^"]*)"/.exec(line)[1], line);
  for (const [name, bytes] of files) {
    const wanted = byName.get(name);
    const answer = engine.ask({ do: 'check', format: 'jsonl', name }, new Uint8Array(bytes));
    ++compared;
    if (answer.problem || !wanted || JSON.parse(wanted).error) {
      const same = answer.problem === 'not_readable' && (!wanted || JSON.parse(wanted).error !== null);
      expect(same, `${name}: native ${wanted?.slice(0, 200)}, here ${answer.problem ?? 'a report'} ${answer.detail ?? ''}`);
      ++refused;
      continue;
    }
    findings += JSON.parse(wanted).findings.length;
    const same = answer.text.trimEnd() === wanted;
    if (!same && ++different <= 10) {
      expect(false, `${name}: ${firstDifference(wanted, answer.text)}`);
      if (process.env.OVERCLAIM_KEEP) writeFileSync(join(process.env.OVERCLAIM_KEEP, name), bytes);
    }
    rmSync(join(scratch, name));
  }
}
expect(different === 0, `${different} of ${generated} generated pages differ`);
expect(findings > generated, `only ${findings} findings in ${generated} generated pages: they test little`);
console.log(`${compared} generated pages, ${findings} findings, ${refused} refused by both, ${((Date.now() - begun) / 1000).toFixed(0)} s`);
rmSync(scratch, { recursive: true });
checks.end();
