// Six years of captures give back exactly what is true of them:  node cases_test.mjs PROGRAM [CLINICS] [ROUNDS] [SEED]
//
// generate.mjs makes the world and the truth; here the program adds all archives to a store, out of order, some twice, and
// `history --format json` is compared with the truth, each difference with its page and its days.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { conditions, families, fillers, namesCondition, products, wordingOf } from './bank.mjs';
import { generate } from './generate.mjs';

const [named, clinics = 40, rounds = 25, seed = 11] = process.argv.slice(2);
const program = resolve(named);
const folder = process.env.OVERCLAIM_CASES_FOLDER ?? mkdtempSync(join(tmpdir(), 'overclaim-world-'));
mkdirSync(folder, { recursive: true });
let checks = 0, failures = 0;

function expect(good, message) {
  checks += 1;
  if (good) return;
  failures += 1;
  if (failures <= 60) console.error(`FAILED: ${message}`);
}

function overclaim(args, input) {
  const ran = spawnSync(program, args, { cwd: folder, input, maxBuffer: 1 << 29 });
  return { status: ran.status, out: ran.stdout.toString(), err: ran.stderr.toString() };
}

// ---- the bank says what the program finds -----------------------------------------------------------------------

const bank = [];
families.forEach((wordings, family) => wordings.forEach((wording, version) => {
  for (const product of products) {
    for (const condition of namesCondition(family) ? conditions : conditions.slice(0, 1)) {
      bank.push({ text: wordingOf(family, version, product, condition), wanted: wording.findings.map((one) => `${one[1]} ${one[2]}`) });
    }
  }
}));
for (const text of fillers) bank.push({ text, wanted: [] });
const asked = overclaim(['check', '-', '--stdin-name', 'bank.jsonl', '--format', 'jsonl', '--exit-zero'], bank.map((one) => JSON.stringify({ text: one.text })).join('\n'));
const found = asked.out.trim().split('\n').map((line) => JSON.parse(line));
expect(found.length === bank.length, `the bank: ${found.length} of ${bank.length} sentences read`);
bank.forEach(({ text, wanted }, i) => {
  const got = (found[i]?.findings ?? []).map((one) => `${one.rule} ${one.strength}`).sort();
  expect(JSON.stringify(got) === JSON.stringify([...wanted].sort()), `the bank: "${text}" gives ${got.join(', ') || 'nothing'} instead of ${wanted.join(', ') || 'nothing'}`);
});

// ---- the store --------------------------------------------------------------------------------------------------

const { truth, files, random } = generate(folder, { clinics: +clinics, rounds: +rounds, seed: +seed });
const add = (names) => overclaim(['check', '-q', '--exit-zero', '--sites', 'sites.csv', '--store', 'case.sqlite', ...names]);
const started = process.hrtime.bigint();
const order = random.shuffled(files);
// Some in one run, some alone, some twice.
for (let at = 0; at < order.length;) {
  const names = order.slice(at, at + 1 + random.below(6));
  at += names.length;
  const ran = add(names);
  expect((ran.status === 0 || ran.status === 3) && ran.err === '', // 3: a page that only a script fills
    `adding ${names}: status ${ran.status}: ${ran.err.slice(0, 300)}`);
}
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const size = () => readFileSync(join(folder, 'case.sqlite'));
const before = size();
add(random.shuffled(files).slice(0, 4));
expect(before.equals(size()), 'archives added twice changed the file');

const told = overclaim(['history', 'case.sqlite', '--format', 'json']);
expect(told.status === 0 && told.err === '', `history: status ${told.status}: ${told.err.slice(0, 300)}`);
const history = JSON.parse(told.out || '{"sites": []}');

// ---- history and truth, both as the same lines ------------------------------------------------------------------

// A version that comes back in the same words is the same version.
function mergedVersions(versions) {
  const merged = [];
  for (const version of versions) {
    if (merged.at(-1)?.text === version.text) merged.at(-1).last_seen = version.last_seen;
    else merged.push({ ...version });
  }
  return merged;
}

const lines = (thread) => [
  `first seen ${thread.first_seen} on ${thread.first_page}`,
  `last seen ${thread.last_seen} on ${thread.page}`,
  `first absent ${thread.first_absent || '-'}`,
  `${thread.state}${thread.removed ? ', removed' : ''}`,
  ...thread.versions.map((one) => `"${one.text}" (${one.rule}) ${one.first_seen} to ${one.last_seen}${one.change ? `, ${one.change}` : ''}`),
  ...thread.episodes.map((one) => `on ${one.page} ${one.first_seen} to ${one.last_seen}, ${one.end}, first absent ${one.first_absent || '-'}, ${one.absent_captures} without it`),
  ...thread.moves.map((one) => `moved from ${one.from} (${one.last_seen}) to ${one.to} (${one.first_seen})`),
];
const keyOf = (thread) => `${thread.first_page} ${thread.first_seen} ${thread.versions[0].rule} ${thread.versions[0].text}`;

const wordings = new Set(bank.map((one) => one.text));
// Of a testimonial the store holds the words of the claim alone.
const sentencesWith = (words) => [...wordings].filter((text) => text.includes(words) && text.startsWith('“'));
function textOf(version) {
  if (wordings.has(version.sentence)) return version.sentence;
  const whole = sentencesWith(version.quote);
  expect(version.sentence === version.quote && whole.length > 0, `no page says "${version.sentence}"`);
  return whole[0] ?? version.sentence;
}

// A testimonial's words are the same whatever the product.
const plain = (text) => (text.startsWith('“') ? sentencesWith('son walks without help')[0] : text);

function toldThread(thread) {
  const versions = mergedVersions(thread.versions.map((one) => ({ text: plain(textOf(one)), rule: one.rule, first_seen: one.first_seen, last_seen: one.last_seen, change: one.change })));
  const episodes = thread.episodes.map((one) => ({ ...one, first_absent: one.first_absent ?? '' }));
  return {
    page: thread.page,
    first_page: episodes[0].page,
    state: thread.state,
    removed: thread.removed,
    first_seen: episodes[0].first_seen,
    last_seen: episodes.at(-1).last_seen,
    first_absent: episodes.at(-1).first_absent,
    versions,
    episodes,
    moves: thread.moves.map((one) => ({ from: one.from_page, to: one.to_page, last_seen: one.last_seen, first_seen: one.first_seen })),
  };
}

function compareThreads(site, wanted, got) {
  const left = new Map();
  for (const thread of got) {
    const key = keyOf(thread);
    left.set(key, [...(left.get(key) ?? []), thread]);
  }
  for (const thread of wanted) {
    const same = left.get(keyOf(thread))?.shift();
    if (!same) {
      expect(false, `${site}: not told:\n    ${lines(thread).join('\n    ')}`);
      continue;
    }
    const want = lines(thread), told = lines(same);
    const apart = [...want.filter((line) => !told.includes(line)).map((line) => `- ${line}`), ...told.filter((line) => !want.includes(line)).map((line) => `+ ${line}`)];
    expect(want.join('\n') === told.join('\n'), `${site}: ${keyOf(thread)}\n    ${apart.join('\n    ') || 'another order'}`);
  }
  for (const thread of [...left.values()].flat()) expect(false, `${site}: told and not true:\n    ${lines(thread).join('\n    ')}`);
}

const wantedThreads = (site) => site.threads.map((one) => ({ ...one, versions: one.versions.map((version) => ({ ...version, text: plain(version.text) })) }));

const toldSites = new Map(history.sites.map((site) => [site.site, site]));
expect(history.sites.length === truth.sites.length, `${history.sites.length} of ${truth.sites.length} sites are told`);
for (const site of truth.sites) {
  const got = toldSites.get(site.site);
  expect(got !== undefined, `${site.site}: not told`);
  if (!got) continue;
  const captures = (pages) => JSON.stringify(pages.map((page) => [page.page, page.captures.map((one) => [one.time, one.state])]));
  expect(captures(got.pages) === captures(site.pages), `${site.site}: its captures`);
  compareThreads(site.site, wantedThreads(site), got.threads.map(toldThread));
}

const threads = truth.sites.flatMap((one) => one.threads).length;
console.log(`${checks} checks, ${failures} failed; ${truth.captures} captures of ${truth.sites.length} clinics, ${threads} claims; ` +
  `added in ${seconds.toFixed(1)} s, ${(statSync(join(folder, 'case.sqlite')).size / 1e6).toFixed(1)} MB`);
if (!process.env.OVERCLAIM_CASES_FOLDER) rmSync(folder, { recursive: true, force: true });
process.exit(failures === 0 ? 0 : 1);
