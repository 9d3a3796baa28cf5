// gzip of the system, which packs some per cent better than node's zlib; a browser unpacks it itself and checks its sum.
import { spawnSync } from 'node:child_process';

export function pack(bytes) {
  const run = spawnSync('gzip', ['-9', '-n'], { input: bytes, maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`gzip: ${run.error ?? run.stderr}`);
  return run.stdout;
}
