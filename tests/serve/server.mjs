// Starts `overclaim serve` on a free port for a test, and stops it as a user does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

export async function startServer(program, ...options) {
  const child = spawn(program, ['serve', '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const server = { child, log: '', base: '', port: 0 };
  child.stderr.on('data', (bytes) => { server.log += bytes; });
  let said = '';
  for await (const bytes of child.stdout) {
    said += bytes;
    const found = /http:\/\/[^ /]+:(\d+)\//.exec(said);
    if (!found) continue;
    server.port = Number(found[1]);
    server.base = `http://127.0.0.1:${server.port}`;
    break;
  }
  if (!server.port) throw new Error(`the server did not start: ${said}${server.log}`);
  server.stop = async (signal = 'SIGTERM') => {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill(signal);
    if (ended) await ended;
    return child.exitCode;
  };
  server.memory = async () => {
    const text = await (await fetch(`${server.base}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)[1]);
  };
  server.metric = async (name) => Number(new RegExp(`^${name} (\\d+)`, 'm').exec(await (await fetch(`${server.base}/metrics`)).text())[1]);
  return server;
}

// Bytes to a socket as they are, and what comes back until the other side ends or the time is over. `pieces`: sent one
// after the other, `gap` ms between them.
export function raw(port, pieces, { wait = 3000, gap = 0, end = false } = {}) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const begin = Date.now();
    let got = Buffer.alloc(0), over = false;
    const finish = (closed) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      socket.destroy();
      resolve({ text: got.toString('latin1'), closed, ms: Date.now() - begin });
    };
    const timer = setTimeout(() => finish(false), wait);
    socket.on('data', (bytes) => { got = Buffer.concat([got, bytes]); });
    socket.on('end', () => finish(true));
    socket.on('close', () => finish(true));
    socket.on('error', () => finish(true));
    socket.on('connect', async () => {
      for (const piece of [].concat(pieces)) {
        if (over) return;
        socket.write(piece);
        if (gap) await new Promise((go) => setTimeout(go, gap));
      }
      if (end) socket.end();
    });
  });
}

export function makeChecks() {
  const checks = { count: 0, failures: 0 };
  checks.expect = (good, message) => {
    checks.count += 1;
    if (good) return;
    checks.failures += 1;
    console.error(`FAILED: ${message}`);
  };
  checks.end = () => {
    console.log(`${checks.count} checks, ${checks.failures} failed`);
    process.exit(checks.failures === 0 ? 0 : 1);
  };
  return checks;
}
