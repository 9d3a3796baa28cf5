// WebAssembly in, answers out: the whole border to the program (exports.cc), for the page, the npm package and the tests.
// No file, clock or network is asked; the module gets nothing that could.

const decoder = new TextDecoder('utf-8', { ignoreBOM: true }), encoder = new TextEncoder();

// What the C library would ask of a system. It has none: writing goes nowhere, and whatever else ends the module.
function noSystem(memory) {
  const refuse = (name) => () => { throw new Error(`the module asks for ${name}`); };
  const known = {
    fd_write(file, pieces, count, written) {
      const view = new DataView(memory().buffer);
      let size = 0;
      for (let i = 0; i < count; ++i) size += view.getUint32(pieces + 8 * i + 4, true);
      view.setUint32(written, size, true);
      return 0;
    },
    fd_close: () => 0,
    fd_seek: () => 0,
    environ_sizes_get(count, size) {
      const view = new DataView(memory().buffer);
      view.setUint32(count, 0, true);
      view.setUint32(size, 0, true);
      return 0;
    },
    environ_get: () => 0,
    emscripten_notify_memory_growth: () => {},
  };
  return { get: (_, name) => known[name] ?? refuse(name), has: () => true };
}

// Starts the program. `module`: bytes or a WebAssembly.Module; `data`: ICU's; `image`: the rulebook's, small.
async function startEngine(module, data, image) {
  let exports;
  const imports = new Proxy({}, { get: () => new Proxy({}, noSystem(() => exports.memory)), has: () => true });
  const made = await WebAssembly.instantiate(module, imports);
  exports = (made.instance ?? made).exports;
  exports._initialize?.();
  const put = (bytes) => {
    const size = bytes.length;
    const address = exports.overclaim_allocate(size + 16);
    if (address === 0) throw new RangeError('out of memory');
    new Uint8Array(exports.memory.buffer, address, size).set(bytes);
    return address;
  };
  const icu = put(data);
  if (exports.overclaim_set_icu_data(icu) !== 0) throw new Error("ICU's data cannot be used");
  const at = put(image);
  const opened = exports.overclaim_open(at, image.length);
  exports.overclaim_free(at);
  if (opened !== 0) throw new Error('the rulebook cannot be read');
  return {
    // `request`: see offline_answer.h; `text`: a string or bytes. { problem, title, detail } or { text }. What the module
    // cannot do (memory that runs out) is thrown; it must be started anew then.
    ask(request, text = '') {
      const asked = encoder.encode(JSON.stringify(request));
      const bytes = typeof text === 'string' ? encoder.encode(text) : text;
      const first = put(asked), second = put(bytes);
      const refused = exports.overclaim_ask(first, asked.length, second, bytes.length);
      exports.overclaim_free(first);
      exports.overclaim_free(second);
      const answer = decoder.decode(new Uint8Array(exports.memory.buffer, exports.overclaim_answer(), exports.overclaim_answer_size()));
      return refused === 0 ? { text: answer } : JSON.parse(answer);
    },
    memory: () => exports.memory.buffer.byteLength,
  };
}

// The 91 letters of packed bytes: what ASCII shows, without "<", "'" and "\\", so that they can stand in an element and in a
// string, and with no letter that a change of encoding, a mail or an editor alters.
const letters = Array.from({ length: 0x5e }, (_, i) => String.fromCharCode(0x21 + i)).filter((letter) => !"<'\\".includes(letter)).join('');

// Bytes that tools/offline/pack.mjs packed (gzip) and wrote as text: 13 bits, the lowest first, in two letters, and up to 6
// left over in one; what is no letter, such as a line end, does not count. `apart`: all even bytes, then all odd ones, as
// tables of numbers of two bytes pack best.
async function unpacked(text, apart = false) {
  const values = new Uint8Array(256).fill(255);
  for (let i = 0; i < letters.length; ++i) values[letters.charCodeAt(i)] = i;
  const written = encoder.encode(text);
  const bytes = new Uint8Array((written.length * 13) >> 4);
  let held = 0, bits = 0, at = 0, first = -1;
  for (let i = 0; i < written.length; ++i) {
    const value = values[written[i]];
    if (value === 255) continue;
    if (first < 0) {
      first = value;
      continue;
    }
    held |= (first + 91 * value) << bits;
    first = -1;
    for (bits += 13; bits >= 8; bits -= 8) {
      bytes[at++] = held;
      held >>>= 8;
    }
  }
  if (first >= 0 && bits + 6 >= 8) bytes[at++] = held | (first << bits);
  const stream = new Blob([bytes.subarray(0, at)]).stream().pipeThrough(new DecompressionStream('gzip'));
  const all = new Uint8Array(await new Response(stream).arrayBuffer());
  if (!apart) return all;
  const whole = new Uint8Array(all.length), half = (all.length + 1) >> 1;
  for (let i = 0; i < all.length; ++i) whole[i] = all[(i & 1) * half + (i >> 1)];
  return whole;
}

const compilePacked = async (text) => WebAssembly.compile(await unpacked(text));

// startEngine from packed parts; `module`: compiled, or the promise of it, so that the others are unpacked meanwhile.
async function startPacked({ module, data, image }) {
  return startEngine(...await Promise.all([module, unpacked(data, true), unpacked(image)]));
}

export { compilePacked, letters, startEngine, startPacked };
