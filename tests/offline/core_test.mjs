// The tests of the core as WebAssembly under node:  node core_test.mjs [doctest option...]
//
// In runs of a few files each, two at a time, so that one that does not end stops no other; each has a deadline, which only
// ends what hangs. What is slow is printed.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { makeChecks } from '../serve/server.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = process.env.OVERCLAIM_OFFLINE ?? join(root, 'build/offline');
const deadline = 45 * 60 * 1000, groups = 24;
// These two write their pages with converters that only encode, which the page has no use for.
const leftOut = ["a finding's place counts bytes as given*", 'a page says the same in every charset*'];
const { expect, end } = makeChecks();

// Node's own fetch() would be taken for a browser's; not every node lets it be turned off.
const node = ['--stack-size=8000', ...(process.allowedNodeEnvironmentFlags.has('--experimental-fetch') ? ['--no-experimental-fetch'] : [])];
function run(...options) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...node, join(built, 'wasm/core_tests.cjs'), join(built, 'icudt72l.dat'), '--no-colors', ...options], { cwd: root });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => { text += bytes; });
    const timer = setTimeout(() => { text += '\nstopped at the deadline'; child.kill('SIGKILL'); }, deadline);
    child.on('close', (status) => { clearTimeout(timer); resolve({ status, text }); });
  });
}

const files = [...readFileSync(join(built, 'wasm/core_tests.txt'), 'utf8').matchAll(/[^\n]+/g)].map(([file]) => `*/${file}`);
const parts = Array.from({ length: Math.min(groups, files.length) }, (_, i) => files.filter((_, n) => n % groups === i));
const begun = Date.now(), slow = [];
let cases = 0, assertions = 0;
async function work() {
  for (let part = parts.shift(); part; part = parts.shift()) {
    const { status, text } = await run(`--source-file=${part.join(',')}`, `--test-case-exclude=${leftOut.join(',')}`, '--duration', ...process.argv.slice(2));
    const counted = (what) => Number(new RegExp(`${what}:\\s*\\d+ \\|\\s*(\\d+) passed`).exec(text)?.[1] ?? 0);
    cases += counted('test cases');
    assertions += counted('assertions');
    for (const [, seconds, name] of text.matchAll(/^(\d+\.\d+) s: (.*)$/gm)) slow.push([Number(seconds), name]);
    expect(status === 0, `${part.join(' ')} (${status}):\n${text.split('\n').filter((line) => !/^\d+\.\d+ s: /.test(line)).slice(-40).map((line) => line.slice(0, 400)).join('\n')}`);
  }
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
slow.sort((a, b) => b[0] - a[0]);
for (const [seconds, name] of slow.slice(0, 8)) console.log(`${seconds.toFixed(1).padStart(6)} s: ${name}`);
console.log(`${files.length} files, ${cases} test cases, ${assertions} assertions passed in ${((Date.now() - begun) / 1000).toFixed(0)} s; load of the machine ${loadavg()[0].toFixed(1)}`);
expect(cases > 300, `only ${cases} test cases ran`);
end();
