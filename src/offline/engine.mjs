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

// Bytes of base64, unpacked (gzip).
async function unpacked(base64) {
  const letters = atob(base64), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; ++i) bytes[i] = letters.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export { startEngine, unpacked };
