// Web archives as real tools write them:  node archives_test.mjs PROGRAM
//
// A local site (site.mjs) is fetched by wget into a WARC, with and without gzip and CDX, and the same records are packed
// in the other ways archives are packed. For each: every page is read with the bytes the site meant, everything else is
// counted, and places and addresses are those that npm's warcio and wget's own index say.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { WARCParser } from 'warcio';

import { pageCount, startSite } from './site.mjs';

const program = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'overclaim-archives-'));
let checks = 0;
let failures = 0;

function expect(good, message) {
  checks += 1;
  if (good) return;
  failures += 1;
  if (failures < 40) console.error(`FAILED: ${message}`);
}

const same = (got, wanted, what) =>
  expect(JSON.stringify(got) === JSON.stringify(wanted), `${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const path = (name) => join(folder, name);

function overclaim(args, input) {
  const ran = spawnSync(program, ['check', ...args], { cwd: folder, input, maxBuffer: 1 << 28 });
  return { status: ran.status, out: ran.stdout.toString(), err: ran.stderr.toString() };
}

function documentsOf(args, input) {
  const ran = overclaim([...args, '--format', 'json'], input);
  const report = JSON.parse(ran.out);
  return { ...ran, documents: report.documents, run: report.run };
}

// ---- the archives -----------------------------------------------------------------------------------------------

// Not spawnSync: the site answers in this very process.
const run = (command, args) => new Promise((done, failed) => {
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (piece) => { errors += piece; });
  child.on('error', failed);
  child.on('close', (status) => done({ status, errors }));
});

const site = await startSite();
const base = `http://127.0.0.1:${site.port}`;
const wget = (extra) => run('wget', ['-q', '-r', '-l', '2', '-e', 'robots=off', '-P', 'mirror', ...extra, `${base}/`]);
await wget(['--warc-file=packed', '--warc-cdx']);
await wget(['--warc-file=plain', '--no-warc-compression']);
site.server.close();
if (!statSync(path('packed.warc.gz')).size) throw new Error('wget made no archive');

const plainBytes = readFileSync(path('plain.warc'));
writeFileSync(path('one-piece.warc.gz'), gzipSync(plainBytes));

async function recordsBy(file) {
  const parser = new WARCParser((async function* pieces() { yield new Uint8Array(readFileSync(path(file))); })());
  const records = [];
  for await (const record of parser) {
    const one = { type: record.warcType, uri: record.warcTargetURI, date: record.warcDate };
    if (record.warcType === 'response') one.status = record.httpHeaders.statusCode;
    if (record.warcType === 'response') one.contentType = record.httpHeaders.headers.get('content-type') ?? '';
    await record.skipFully();
    records.push(one);
    one.offset = parser.offset;
    await parser.skipFully?.();
    one.length = parser.recordLength;
  }
  return records;
}

const recordPlaces = (records, size) =>
  records.map((one, i) => ({ ...one, end: i + 1 < records.length ? records[i + 1].offset : size }));

const zstd = spawnSync('zstd', ['--version']).status === 0;
const packedRecords = recordPlaces(await recordsBy('packed.warc.gz'), statSync(path('packed.warc.gz')).size);
if (zstd) {
  spawnSync('zstd', ['-q', '-f', 'plain.warc', '-o', 'one-piece.warc.zst'], { cwd: folder });
  const packed = readFileSync(path('packed.warc.gz'));
  const frames = packedRecords.map((one) => {
    const ran = spawnSync('zstd', ['-q', '-c'], { input: gunzipSync(packed.subarray(one.offset, one.end)) });
    return ran.stdout;
  });
  writeFileSync(path('packed.warc.zst'), Buffer.concat(frames));
} else {
  console.log('zstd is not here: .warc.zst is left to the unit tests');
}

// ---- one by one -------------------------------------------------------------------------------------------------

const wantedKinds = (records) => {
  const kinds = {};
  const count = (kind) => { kinds[kind] = (kinds[kind] ?? 0) + 1; };
  for (const one of records) {
    if (one.type === 'request') count('request');
    else if (one.type === 'warcinfo' || one.type === 'metadata') count('metadata');
    else if (one.type === 'resource') count('metadata');
    else if (one.type === 'revisit') count('revisit');
    else if (one.status >= 400) count('error_page');
    else if (one.status >= 300) count('redirect');
    else if (/javascript|css/.test(one.contentType)) count('script');
    else if (/json/.test(one.contentType)) count('data');
    else if (/image/.test(one.contentType)) count('picture');
  }
  return Object.keys(kinds).sort().map((kind) => ({ kind, count: kinds[kind] }));
};

function checkPages(name, documents, truth) {
  const seen = new Set();
  for (const one of documents) {
    const address = new URL(one.record.uri).pathname;
    const wanted = truth.get(address);
    expect(wanted, `${name}: ${address} is no page`);
    if (!wanted) continue;
    seen.add(address);
    same(one.sha256, sha256(wanted.bytes), `${name} ${address} sha256`);
    same(one.bytes, wanted.bytes.length, `${name} ${address} bytes`);
    same(one.charset, wanted.charset, `${name} ${address} charset`);
    const number = address.match(/^\/page\/(\d+)/)?.[1];
    if (!number) continue;
    const flagged = one.findings.filter((finding) => finding.status === 'flagged');
    same(flagged.length, 1, `${name} ${address} findings`);
    same(flagged[0]?.span_of, 'record', `${name} ${address} span_of`);
    expect(flagged[0]?.context_before.includes(`page ${number} `), `${name} ${address}: another page's sentence`);
    const { begin, end } = flagged[0]?.span ?? { begin: 0, end: 0 };
    const slice = wanted.bytes.subarray(begin, end);
    const quote = wanted.charset === 'utf-16le' ? slice.toString('utf16le') : slice.toString('latin1');
    same(quote, flagged[0]?.quote, `${name} ${address} span`);
    same(one.tool.as_of, one.record.date.slice(0, 10), `${name} ${address} as_of`);
  }
  same([...truth.keys()].filter((address) => !seen.has(address)), [], `${name}: pages not read`);
}

async function checkArchive(name, records, { places = true, ofFile = true, input } = {}) {
  const got = documentsOf([input === undefined ? name : '-'], input);
  same(got.status, 1, `${name} status (${got.err})`);
  checkPages(name, got.documents, site.truth);
  same(got.run.left_out, wantedKinds(records), `${name}: what was counted`);
  const pages = records.filter((one) => one.type === 'response' && one.status === 200 &&
    !/javascript|css|json|image/.test(one.contentType));
  same(got.documents.map((one) => [one.record.uri, one.record.date]), pages.map((one) => [one.uri, one.date]), `${name}: records`);
  expect(got.documents.every((one) => one.record.offset_of === (ofFile ? 'file' : 'unpacked')), `${name}: offset_of`);
  if (!places) return got;
  same(got.documents.map((one) => [one.record.offset, one.record.offset + one.record.length]),
    pages.map((one) => [one.offset, one.end]), `${name}: places`);
  return got;
}

const plainRecords = recordPlaces(await recordsBy('plain.warc'), plainBytes.length);
expect(packedRecords.length > 2 * pageCount, `only ${packedRecords.length} records`);
const packed = await checkArchive('packed.warc.gz', packedRecords);
await checkArchive('plain.warc', plainRecords);
await checkArchive('packed.warc.gz', packedRecords, { input: readFileSync(path('packed.warc.gz')) });
// As one piece the places are those of the unpacked archive.
await checkArchive('one-piece.warc.gz', plainRecords, { ofFile: false });
if (zstd) {
  await checkArchive('one-piece.warc.zst', plainRecords, { ofFile: false });
  await checkArchive('packed.warc.zst', packedRecords, { places: false });
}

// wget's own index names the place of each answer.
const cdx = readFileSync(path('packed.cdx'), 'utf8').trim().split('\n').slice(1).map((line) => line.split(' '));
const indexed = new Set(cdx.map((fields) => `${fields[0]} ${fields[8]}`));
for (const one of packed.documents) {
  expect(indexed.has(`${one.record.uri} ${one.record.offset}`), `wget's index of ${one.record.uri}`);
  const bytes = Buffer.alloc(one.record.length);
  readSync(openSync(path('packed.warc.gz')), bytes, 0, one.record.length, one.record.offset);
  expect(gunzipSync(bytes).includes(`WARC-Target-URI: <${one.record.uri}>`), `the record of ${one.record.uri} at its place`);
}

// ---- damage: a small version of tools/faults ---------------------------------------------------------------------

const whole = packed.documents.map((one) => one.sha256);
const packedBytes = readFileSync(path('packed.warc.gz'));
for (const share of [0.1, 0.37, 0.5, 0.81, 0.999]) {
  const cut = Math.floor(packedBytes.length * share);
  writeFileSync(path('cut.warc.gz'), packedBytes.subarray(0, cut));
  const got = documentsOf(['cut.warc.gz']);
  const good = got.documents.filter((one) => !one.error);
  const wanted = packed.documents.filter((one) => one.record.offset + one.record.length <= cut).length;
  same(good.map((one) => one.sha256), whole.slice(0, wanted), `cut at ${cut}: pages`);
  const atEdge = packedRecords.some((one) => one.end === cut);
  same(got.documents.filter((one) => one.error).map((one) => one.error.code), atEdge ? [] : ['damaged'], `cut at ${cut}: errors`);
  same(got.status, wanted === 0 && !atEdge ? 2 : atEdge ? 1 : 3, `cut at ${cut}: status`);
}
for (const place of [100, 5000, 20000]) {
  const flipped = Buffer.from(packedBytes);
  flipped[place] ^= 0x10;
  writeFileSync(path('flipped.warc.gz'), flipped);
  const got = documentsOf(['flipped.warc.gz']);
  const hit = packedRecords.find((one) => one.offset <= place && place < one.end);
  const good = got.documents.filter((one) => !one.error);
  const errors = got.documents.filter((one) => one.error);
  const wanted = packed.documents.filter((one) => one.record.offset !== hit.offset).map((one) => one.sha256);
  same(good.map((one) => one.sha256), wanted, `bit flipped at ${place}: pages`);
  same(errors.map((one) => [one.error.code, one.record.offset, one.record.length]), [['damaged', hit.offset, hit.end - hit.offset]],
    `bit flipped at ${place}: the damaged record and no other`);
  same(got.status, 3, `bit flipped at ${place}: status`);
}

rmSync(folder, { recursive: true });
console.log(`${checks} checks, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
