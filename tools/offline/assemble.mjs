// node assemble.mjs MODULE ICU_DATA IMAGE OUTPUT: writes overclaim.html.
//
// The page with the field as the program itself writes it, the three scripts, and the program, ICU's data and the
// rulebook, each packed and written as text. The policy names every script and style sheet by its hash, so that nothing
// else runs, whatever a text brings along; a worker can be made only in the page itself, and has the policy of the page.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { apart, asText, pack } from './pack.mjs';
import { startEngine } from '../../src/offline/engine.mjs';

const [modulePath, dataPath, imagePath, output] = process.argv.slice(2);
const here = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const between = (path, mark) => here(path).split(`R"${mark}(`)[1].split(`)${mark}"`)[0];
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const program = `'use strict';\n${here('../../src/offline/engine.mjs').replace(/^export .*$/m, '')}${here('../../src/offline/worker.js')}`;
const scripts = [program, here('../../src/offline/page.js'), between('../../src/app/serve_script.cc', 'js')];
const pageStyle = between('../../src/app/serve_style.cc', 'css');

const bytes = { module: readFileSync(modulePath), data: readFileSync(dataPath), image: readFileSync(imagePath) };
const engine = await startEngine(bytes.module, bytes.data, bytes.image);
const page = (policy) => {
  const answer = engine.ask({ do: 'page', head: `<style>${pageStyle}</style>\n`, policy });
  if (answer.problem) throw new Error(`${answer.title} ${answer.detail}`);
  return answer.text;
};
const styles = [...page('').matchAll(/<style>([^<]*)<\/style>/g)].map((found) => found[1]);
if (styles.length !== 2) throw new Error(`the page has ${styles.length} style sheets`);
const policy = [
  "default-src 'none'",
  `script-src ${scripts.map(hash).join(' ')} 'wasm-unsafe-eval'`,
  `style-src ${styles.map(hash).join(' ')}`,
  "connect-src 'none'", "img-src 'none'", "font-src 'none'", "media-src 'none'", "frame-src 'none'", "worker-src blob:",
  "form-action 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", 'trusted-types overclaim',
].join('; ');
const head = `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<meta name="referrer" content="no-referrer">\n`;

const packed = Object.fromEntries(Object.entries(bytes).map(([name, all]) => [name, pack(name === 'data' ? apart(all) : all)]));
const texts = Object.fromEntries(Object.entries(packed).map(([name, all]) => [name, asText(all)]));
const blocks = Object.entries(packed)
  .map(([name, all]) => `<script type="application/octet-stream" id="packed-${name}">${texts[name]}</script>\n`).join('');
const written = (script) => `<script>${script}</script>\n`;
const html = page(head).replace('</body>', () => `${written(program)}${blocks}${scripts.slice(1).map(written).join('')}</body>`);
writeFileSync(output, html);

const size = (n) => `${(n / 1e6).toFixed(2)} MB`;
console.log(`overclaim.html: ${size(Buffer.byteLength(html))} (as a server would send it, gzip: ${size(pack(html).length)})`);
for (const [name, all] of Object.entries(bytes)) {
  console.log(`  ${name.padEnd(6)} ${size(all.length)}, packed ${size(packed[name].length)}, as text ${size(texts[name].length)}`);
}
