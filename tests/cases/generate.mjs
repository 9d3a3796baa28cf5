// Six years of captures of invented clinics, with what is true of them:  node generate.mjs FOLDER [CLINICS] [ROUNDS] [SEED]
//
// FOLDER/archives/round-00.warc ... one archive a round (every second one packed), FOLDER/sites.csv, FOLDER/truth.json.
//
// The world comes first: which claim, in which wording, stands on which page in which round; which addresses and hosts the
// pages have; what a crawler got for each. The truth follows from that alone, by the words of docs/store.md and docs/
// history.md, and from no text: a claim has a number here, so nobody has to find it again.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { conditions, families, fillers, namesCondition, products, standIns, wordingOf } from './bank.mjs';

// A small generator of numbers (mulberry32): the same seed gives the same world on every computer.
function numbers(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  const chance = (p) => next() < p;
  const pick = (list) => list[below(list.length)];
  const shuffled = (list) => {
    const out = [...list];
    for (let i = out.length - 1; i > 0; --i) {
      const j = below(i + 1);
      [out[i], out[j]] = [out[j], out[i]];
    }
    return out;
  };
  return { below, chance, pick, shuffled };
}

const names = ['Meadow', 'Harbour', 'Linden', 'Juniper', 'Orchard', 'Pebble', 'Willow', 'Lantern', 'Saffron', 'Cobalt', 'Marble', 'Thistle',
  'Amber', 'Birch', 'Clover', 'Dune', 'Ember', 'Fern', 'Garnet', 'Heron', 'Indigo', 'Jasper', 'Kestrel', 'Laurel', 'Maple', 'Nettle', 'Opal',
  'Poplar', 'Quartz', 'Rowan', 'Sorrel', 'Teal', 'Umber', 'Violet', 'Wren', 'Yarrow', 'Zephyr', 'Acorn', 'Bramble', 'Cedar'];
const slugs = ['', 'how-it-works', 'results', 'families', 'treatments/first', 'treatments/second', 'questions'];

// ---- the world --------------------------------------------------------------------------------------------------

const span = (begin, end) => Array.from({ length: Math.max(0, end - begin) }, (_, i) => begin + i);

// What a round of a page can be: 'ok', a stand-in's name, an http status, or 'none' for not captured.
function makeClinic(index, rounds, random) {
  const name = `${names[index % names.length]}${index >= names.length ? index : ''} Clinic`;
  const stem = name.split(' ')[0].toLowerCase();
  const clinic = { name, hosts: [{ host: `${stem}-clinic.example`, from: 0 }], pages: [], claims: [], templates: [] };

  const pageCount = 3 + random.below(4);
  const pageConditions = random.shuffled(conditions);
  for (let i = 0; i < pageCount; ++i) {
    clinic.pages.push({
      slug: slugs[i],
      movesAt: rounds, // from this round on under another path
      laterSlug: `care/${slugs[i] || 'home'}-${i}`,
      condition: pageConditions[i % pageConditions.length],
      plan: Array(rounds).fill('ok'),
      busy: new Set(), // rounds in which nothing else may happen to its claims
    });
  }

  // Rebrands and changes of address: around them the pages are captured and their claims stay.
  const middle = () => 3 + random.below(rounds - 6);
  if (index % 7 === 3) {
    const from = middle();
    clinic.hosts.push({ host: `new-${stem}.example`, from });
    clinic.rebrand = { from, redirects: index % 2 === 1 };
    for (const page of clinic.pages) for (const round of [from - 2, from - 1, from, from + 1]) page.busy.add(round);
  } else if (index % 4 === 1) {
    const page = random.pick(clinic.pages.slice(1));
    page.movesAt = middle();
    for (const round of [page.movesAt - 2, page.movesAt - 1, page.movesAt, page.movesAt + 1]) page.busy.add(round);
  }

  // What a crawler does not get.
  const spoil = (page, round, what) => {
    if (round > 0 && round < rounds && !page.busy.has(round)) page.plan[round] = what;
  };
  for (const page of clinic.pages) {
    for (let round = 1; round < rounds; ++round) {
      if (random.chance(0.03)) spoil(page, round, 'none');
      else if (random.chance(0.012)) spoil(page, round, random.pick([500, 503, 404]));
      else if (random.chance(0.012)) spoil(page, round, random.pick(['not_found', 'login', 'script_shell']));
    }
  }
  if (random.chance(0.6)) {
    const from = 1 + random.below(rounds - 2), length = 1 + random.below(2);
    for (const page of clinic.pages) for (const round of span(from, from + length)) spoil(page, round, 503);
  }
  if (random.chance(0.3)) {
    const round = 1 + random.below(rounds - 2);
    for (const page of clinic.pages) spoil(page, round, 'none');
  }
  if (index % 9 === 5) {
    const from = middle();
    for (const page of clinic.pages) for (const round of span(from, from + 2)) spoil(page, round, 'parked');
  }
  const ending = rounds - 1 - random.below(6);
  if (index % 13 === 8) {
    for (const page of clinic.pages) for (const round of span(ending, rounds)) spoil(page, round, 'parked');
  } else if (index % 11 === 6) {
    const page = random.pick(clinic.pages);
    for (const round of span(ending, rounds)) spoil(page, round, random.pick([404]));
  } else if (index % 10 === 2) {
    const page = random.pick(clinic.pages);
    for (const round of span(ending, rounds)) spoil(page, round, 'none');
  } else if (index % 10 === 7) {
    for (const page of clinic.pages) for (const round of span(ending, rounds)) spoil(page, round, 'none');
  }

  // A template holds for some rounds.
  for (let round = 0; round < rounds; ++round) {
    const last = clinic.templates.at(-1);
    clinic.templates.push(round === 0 || random.chance(0.12) ? random.below(1 << 30) : last);
  }
  makeClaims(clinic, rounds, random);
  return clinic;
}

// `wording[round]`: the version in which it stands, nothing where it does not; `page[round]`: on which.
function makeClaims(clinic, rounds, random) {
  const whereUsed = new Set();
  // Within a clinic claims of one family come, go and move apart in time: of two alike, one gone and one new in one round,
  // nobody could say which is which.
  const structural = families.map(() => new Set());
  const isFree = (family, page, round) => {
    for (const near of [round - 3, round - 2, round - 1, round, round + 1, round + 2, round + 3]) {
      if (structural[family].has(near)) return false;
    }
    return round > 0 && !page.busy.has(round) && page.plan[round] === 'ok' && page.plan[round - 1] === 'ok';
  };
  for (const page of clinic.pages) {
    for (const family of random.shuffled(families.map((_, i) => i)).slice(0, 4 + random.below(4))) {
      const about = namesCondition(family) ? page.condition : '';
      if (whereUsed.has(`${family} ${about}`)) continue;
      whereUsed.add(`${family} ${about}`);
      const product = random.pick(products), versions = families[family].length;
      const claim = { family, product, condition: page.condition, pages: [], versions: [] };
      let at = page, version = random.below(versions), stands = random.chance(0.8), goneSince = -10;
      for (let round = 0; round < rounds; ++round) {
        if (round > 0 && !at.busy.has(round)) {
          if (stands && versions > 1 && random.chance(0.05)) {
            version = (version + 1 + random.below(versions - 1)) % versions;
          } else if (stands && random.chance(0.025) && isFree(family, at, round)) {
            stands = false;
            goneSince = round;
            structural[family].add(round);
          } else if (!stands && random.chance(goneSince < 0 ? 0.08 : 0.15) && round > goneSince + 1 && isFree(family, at, round)) {
            stands = true;
            structural[family].add(round);
          } else if (stands && random.chance(0.02)) {
            const to = random.pick(clinic.pages);
            if (to !== at && isFree(family, at, round) && isFree(family, to, round) && to.plan[round - 1] === 'ok' &&
                !whereUsed.has(`${family} ${namesCondition(family) ? to.condition : ''}`) && round + 1 < rounds) {
              // One round later on the other page, now and then: it was not captured in between.
              if (random.chance(0.2) && to.plan[round + 1] === 'ok' && !to.busy.has(round + 1)) to.plan[round] = 'none';
              at = to;
              structural[family].add(round);
            }
          }
        }
        claim.pages.push(at);
        claim.versions.push(stands ? version : undefined);
      }
      clinic.claims.push(claim);
    }
  }
  // What was 'ok' when a claim came or went there stays so, but for the page that was not captured.
  // A copy: the same words on a second page, while they stay on the first.
  for (const claim of clinic.claims.filter(() => random.chance(0.05))) {
    if (claim.versions.some((version) => version !== claim.versions[0]) || claim.versions[0] === undefined) continue;
    if (claim.pages.some((page) => page !== claim.pages[0])) continue;
    const other = random.pick(clinic.pages), from = 2 + random.below(rounds - 4);
    if (other === claim.pages[0] || !isFree(claim.family, other, from)) continue;
    if (clinic.pages.some((page) => page.movesAt < rounds) || clinic.rebrand) continue;
    // The first must be seen where the second comes, or it could as well have moved.
    if ([from - 1, from, from + 1].some((round) => claim.pages[0].plan[round] !== 'ok')) continue;
    structural[claim.family].add(from);
    clinic.claims.push({
      ...claim,
      pages: claim.pages.map(() => other),
      versions: claim.versions.map((version, round) => (round >= from ? version : undefined)),
    });
  }
}

const hostIn = (clinic, round) => clinic.hosts.filter((one) => one.from <= round).at(-1).host;
const pathIn = (page, round) => (round >= page.movesAt ? page.laterSlug : page.slug);
const keyOf = (host, path) => (path === '' ? host : `${host}/${path}`);
const keyIn = (clinic, page, round) => keyOf(hostIn(clinic, round), pathIn(page, round));

function timeOf(clinicIndex, pageIndex, round, extra = 0) {
  const day = new Date(Date.UTC(2019, 0, 14) + (round * 88 + (clinicIndex % 3)) * 86_400_000);
  const seconds = 9 * 3600 + clinicIndex * 60 + pageIndex * 7 + extra;
  return new Date(day.getTime() + seconds * 1000).toISOString().replace('.000Z', 'Z');
}

// ---- pages as they are written ----------------------------------------------------------------------------------

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function pageHtml(clinic, page, round, random) {
  const template = numbers(clinic.templates[round]);
  const sentences = [];
  for (const claim of clinic.claims) {
    if (claim.pages[round] === page && claim.versions[round] !== undefined) {
      sentences.push(wordingOf(claim.family, claim.versions[round], claim.product, claim.condition));
    }
  }
  // The order of the blocks, what stands beside a claim, and all mark-up are the template's.
  const order = template.shuffled(sentences.map((_, i) => i));
  const [open, close, itemOpen, itemClose] = template.pick([
    ['<main>', '</main>', '<p>', '</p>'],
    ['<div class="text">', '</div>', '<div>', '</div>'],
    ['<section><ul>', '</ul></section>', '<li>', '</li>'],
    ['<table><tr>', '</tr></table>', '<td>', '</td>'],
  ]);
  const breakEvery = template.pick([0, 40, 64]), bold = template.chance(0.4), entities = template.chance(0.4);
  const dressed = (text) => {
    let out = escaped(text);
    if (entities) out = out.replaceAll('’', '&rsquo;').replaceAll('“', '&ldquo;').replaceAll('”', '&rdquo;');
    const words = out.split(' ');
    if (bold) words[1] = `<b>${words[1]}</b>`;
    let line = 0;
    return words.map((word, i) => {
      line += word.length + 1;
      if (i === 0) return word;
      if (breakEvery > 0 && line > breakEvery) {
        line = 0;
        return `\n${word}`;
      }
      return ` ${word}`;
    }).join('');
  };
  const others = template.shuffled(fillers);
  const blocks = order.map((at, i) => {
    const beside = others[i % others.length];
    const text = template.chance(0.5) ? `${dressed(sentences[at])} ${dressed(beside)}` : dressed(sentences[at]);
    return `${itemOpen}${text}${itemClose}`;
  });
  blocks.push(`${itemOpen}${dressed(others.at(-1))} Visit ${round + 1}.${itemClose}`);
  const menu = template.shuffled(clinic.pages).map((one) => `<a href="/${pathIn(one, round)}">${one.condition}</a>`).join(template.pick([' | ', '\n', ' ']));
  const footer = template.pick(['Open Monday to Friday.', 'Write to us at any time.', '12 River Street.']);
  const title = page.condition[0].toUpperCase() + page.condition.slice(1);
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${title} - ${clinic.name}</title></head>\n<body class="t${template.below(99)}">\n` +
    `<nav>${menu}</nav>\n<h1>${title}</h1>\n${open}\n${blocks.join(random.pick(['\n', '\n\n']))}\n${close}\n<footer>${footer}</footer>\n</body></html>\n`;
}

// ---- what the crawler got, as WARC ------------------------------------------------------------------------------

function record(type, headers, body) {
  const lines = ['WARC/1.0', `WARC-Type: ${type}`, ...headers, `Content-Length: ${body.length}`, '', ''];
  return Buffer.concat([Buffer.from(lines.join('\r\n')), body, Buffer.from('\r\n\r\n')]);
}

let recordNumber = 0;
function response(uri, time, status, head, body) {
  const reasons = { 200: 'OK', 301: 'Moved Permanently', 404: 'Not Found', 500: 'Internal Server Error', 503: 'Service Unavailable' };
  const bytes = Buffer.from(body);
  const http = [`HTTP/1.1 ${status} ${reasons[status]}`, 'Content-Type: text/html; charset=utf-8', ...head, `Content-Length: ${bytes.length}`, '', ''];
  recordNumber += 1;
  const id = recordNumber.toString(16).padStart(12, '0');
  return record('response', [`WARC-Target-URI: ${uri}`, `WARC-Date: ${time}`, `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${id}>`,
    'Content-Type: application/http; msgtype=response'], Buffer.concat([Buffer.from(http.join('\r\n')), bytes]));
}

// Addresses as crawlers meet them; all mean one page.
function uriOf(key, random) {
  const slash = key.indexOf('/');
  const host = slash < 0 ? key : key.slice(0, slash), path = slash < 0 ? '/' : key.slice(slash);
  const scheme = random.pick(['https://', 'https://', 'http://']), www = random.chance(0.3) ? 'www.' : '';
  const tail = path === '/' ? random.pick(['', 'index.html', '?utm_source=news']) : random.pick(['', '', '/', '?utm_campaign=spring', '#top']);
  return `${scheme}${www}${host}${path}${tail}`;
}

// All captures of a clinic: {round, time, key, state: 'read'|'replaced'|'failed', page}; and its records.
function crawl(clinic, index, rounds, random, archives) {
  const captures = [];
  for (let round = 0; round < rounds; ++round) {
    for (const [at, page] of clinic.pages.entries()) {
      const key = keyIn(clinic, page, round), time = timeOf(index, at, round), what = page.plan[round];
      const uri = uriOf(key, random);
      const put = (...parts) => archives[round].push({ time, bytes: response(...parts) });
      if (what === 'ok') {
        captures.push({ round, time, key, page, state: 'read' });
        put(uri, time, 200, [], pageHtml(clinic, page, round, random));
      } else if (typeof what === 'number') {
        captures.push({ round, time, key, page, state: 'failed', gone: what === 404 });
        put(uri, time, what, [], `<!doctype html><title>${what}</title><p>Our {p} cures autism: not on this page.</p>\n`);
      } else if (what !== 'none') {
        captures.push({ round, time, key, page, state: 'replaced' });
        put(uri, time, 200, [], standIns[what](hostIn(clinic, round)));
      }
      // Who asks for the old address is sent on, for a while.
      const left = clinic.rebrand?.from <= round && clinic.rebrand.redirects ? clinic.rebrand.from : page.movesAt;
      if (left <= round && round < left + 3 && what !== 'none') {
        const old = keyIn(clinic, page, left - 1), redirected = timeOf(index, at, round, 3);
        captures.push({ round, time: redirected, key: old, page, state: 'failed' });
        archives[round].push({ time: redirected, bytes: response(uriOf(old, random), redirected, 301, [`Location: https://${key}`], '') });
      }
    }
  }
  return captures;
}

// ---- the truth --------------------------------------------------------------------------------------------------

const rung = { association: 0, possible: 1, effect: 2, certain: 3 };
function changeOf(from, to, slot) {
  const height = (wording) => (wording.denied ? -1 : rung[wording.findings.find((one) => one[0] === slot)[2]]);
  if (height(to) === height(from)) return 'reworded';
  return height(to) > height(from) ? 'strengthened' : 'softened';
}

// What a claim is seen as: one thread, or several, where it was away from one page for longer than a round before it stood
// on another: then nobody can say that it moved.
function sightingsOf(claim, slot, readable) {
  const has = (version) => version !== undefined && families[claim.family][version].findings.some((one) => one[0] === slot);
  const parts = [];
  for (const seen of readable.filter((one) => claim.pages[one.round] === one.page && has(claim.versions[one.round]))) {
    const last = parts.at(-1)?.at(-1);
    const left = last && last.key !== seen.key
      ? readable.find((one) => one.key === last.key && one.time > last.time)?.round ?? last.round + 1
      : seen.round;
    if (last && seen.round <= left + 1) parts.at(-1).push(seen);
    else parts.push([seen]);
  }
  return parts;
}

function threadOf(clinic, claim, slot, sightings, captures, lastTime) {
  const wordings = families[claim.family];
  const readable = captures.filter((one) => one.state === 'read');
  const without = (key, after, before) =>
    readable.filter((one) => one.key === key && one.time > after && (before === undefined || one.time < before));

  const versions = [], episodes = [], moves = [];
  for (const seen of sightings) {
    const version = claim.versions[seen.round], text = wordingOf(claim.family, version, claim.product, claim.condition);
    const last = versions.at(-1);
    if (last?.text === text) {
      last.last_seen = seen.time;
    } else {
      versions.push({
        text,
        rule: wordings[version].findings.find((one) => one[0] === slot)[1],
        first_seen: seen.time,
        last_seen: seen.time,
        change: last ? changeOf(wordings[last.version], wordings[version], slot) : null,
        version,
      });
    }
    const episode = episodes.at(-1);
    const absent = episode && without(episode.page, episode.last_seen, seen.time);
    if (episode && episode.page === seen.key && absent.length === 0) {
      episode.last_seen = seen.time;
      continue;
    }
    if (episode) {
      const isMove = episode.page !== seen.key;
      episode.first_absent = absent[0]?.time ?? '';
      episode.absent_captures = isMove ? without(episode.page, episode.last_seen).length : absent.length;
      if (isMove) episode.first_absent = without(episode.page, episode.last_seen)[0]?.time ?? '';
      episode.end = isMove ? 'moved' : 'absent';
      if (isMove) moves.push({ from: episode.page, to: seen.key, last_seen: episode.last_seen, first_seen: seen.time });
    }
    episodes.push({ page: seen.key, first_seen: seen.time, last_seen: seen.time });
  }
  const last = episodes.at(-1), absent = without(last.page, last.last_seen);
  last.first_absent = absent[0]?.time ?? '';
  last.absent_captures = absent.length;
  last.end = absent.length > 0 ? 'absent' : 'open';
  let state = 'present';
  if (absent.length > 0) {
    state = 'absent';
  } else {
    const later = captures.filter((one) => one.key === last.page && one.time > last.last_seen);
    // A server that says that there is no such page says what a page does that says so.
    if (later.some((one) => one.state === 'replaced' || one.gone)) state = 'page_replaced';
    else if (later.length > 0 || lastTime.round > sightings.at(-1).round) state = 'not_captured';
  }
  for (const version of versions) delete version.version;
  return {
    page: last.page,
    first_page: episodes[0].page,
    state,
    removed: state === 'absent' && absent.length >= 2,
    returns: episodes.filter((one, i) => i > 0 && episodes[i - 1].end === 'absent').length,
    first_seen: sightings[0].time,
    last_seen: sightings.at(-1).time,
    first_absent: last.first_absent,
    versions,
    episodes,
    moves,
  };
}

function truthOf(clinic, captures) {
  const lastTime = captures.at(-1), threads = [];
  for (const claim of clinic.claims) {
    const slots = new Set(families[claim.family].flatMap((wording) => wording.findings.map((one) => one[0])));
    for (const slot of slots) {
      for (const sightings of sightingsOf(claim, slot, captures.filter((one) => one.state === 'read'))) {
        threads.push(threadOf(clinic, claim, slot, sightings, captures, lastTime));
      }
    }
  }
  const pages = [...new Set(captures.map((one) => one.key))].sort();
  return {
    site: clinic.name,
    pages: pages.map((key) => ({
      page: key,
      captures: captures.filter((one) => one.key === key).map(({ time, state }) => ({ time, state })),
    })),
    threads,
  };
}

// ---- all of it --------------------------------------------------------------------------------------------------

export function generate(folder, { clinics = 40, rounds = 25, seed = 11 } = {}) {
  const random = numbers(seed);
  mkdirSync(join(folder, 'archives'), { recursive: true });
  const archives = Array.from({ length: rounds }, () => []);
  const truth = { seed, clinics, rounds, captures: 0, sites: [] };
  const rows = ['host,operator,country'];
  for (let index = 0; index < clinics; ++index) {
    const clinic = makeClinic(index, rounds, random);
    for (const { host } of clinic.hosts) rows.push(`${host},${clinic.name},`);
    const captures = crawl(clinic, index, rounds, random, archives);
    captures.sort((one, other) => (one.time < other.time ? -1 : 1));
    truth.captures += captures.length;
    truth.sites.push(truthOf(clinic, captures));
  }
  const files = archives.map((records, round) => {
    const name = `round-${String(round).padStart(2, '0')}.warc${round % 2 === 1 ? '.gz' : ''}`;
    const info = record('warcinfo', [`WARC-Date: ${timeOf(0, 0, round)}`, 'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>',
      'Content-Type: application/warc-fields'], Buffer.from('software: invented\r\n'));
    const all = [info, ...records.map((one) => one.bytes)];
    writeFileSync(join(folder, 'archives', name), Buffer.concat(round % 2 === 1 ? all.map((bytes) => gzipSync(bytes)) : all));
    return join('archives', name);
  });
  writeFileSync(join(folder, 'sites.csv'), `${rows.join('\n')}\n`);
  writeFileSync(join(folder, 'truth.json'), JSON.stringify(truth, null, 1));
  return { truth, files, random };
}

if (process.argv[1]?.endsWith('generate.mjs')) {
  const [folder, clinics = 40, rounds = 25, seed = 11] = process.argv.slice(2);
  if (!folder) throw new Error('node generate.mjs FOLDER [CLINICS] [ROUNDS] [SEED]');
  const { truth } = generate(folder, { clinics: +clinics, rounds: +rounds, seed: +seed });
  const threads = truth.sites.flatMap((one) => one.threads), count = (what) => threads.filter(what).length;
  console.log(`${truth.captures} captures, ${threads.length} claims: ` + ['present', 'absent', 'not_captured', 'page_replaced'].map((state) => `${count((one) => one.state === state)} ${state}`).join(', ') +
    `; ${count((one) => one.removed)} removed, ${count((one) => one.returns > 0)} returned, ${count((one) => one.moves.length > 0)} moved, ` +
    `${count((one) => one.versions.length > 1)} reworded`);
}
