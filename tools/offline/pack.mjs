// Packing is gzip of the system, which packs some per cent better than node's zlib; a browser unpacks it itself and checks its
// sum. As text it takes 23 % more (base64: 33 %), in letters that survive every way a page goes (engine.mjs reads them).
import { spawnSync } from 'node:child_process';

import { letters } from '../../src/offline/engine.mjs';

export function pack(bytes) {
  const run = spawnSync('gzip', ['-9', '-n'], { input: bytes, maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`gzip: ${run.error ?? run.stderr}`);
  return run.stdout;
}

// All even bytes, then all odd ones: of ICU's tables a third more is saved so. engine.mjs puts them together again.
export function apart(bytes) {
  return Buffer.concat([0, 1].map((odd) => bytes.filter((_, i) => (i & 1) === odd)));
}

// Lines of 4,000 letters: some programs that pass files on have no patience with longer ones.
export function asText(bytes) {
  let text = '', held = 0, bits = 0;
  const pair = () => letters[(held & 0x1fff) % 91] + letters[Math.floor((held & 0x1fff) / 91)];
  for (const byte of bytes) {
    held |= byte << bits;
    bits += 8;
    if (bits < 13) continue;
    text += pair();
    held >>>= 13;
    bits -= 13;
  }
  if (bits > 6) text += pair();
  else if (bits > 0) text += letters[held];
  return text.replace(/.{4000}/g, '$&\n');
}
