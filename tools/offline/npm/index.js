// check(text) -> report. The program is started once, at the first use, and is held in memory from then on.
import { compilePacked, startPacked } from './engine.js';
import { data, image, module } from './packed.js';

let compiled, engine;

const begin = () => startPacked({ module: compiled ??= compilePacked(module), data, image });

export class OverclaimError extends Error {
  constructor({ problem, title, detail }) {
    super(`${title} ${detail}`.trim());
    this.name = 'OverclaimError';
    this.problem = problem;
  }
}

const names = {
  name: 'name', mediaType: 'media_type', asOf: 'as_of', capturedAt: 'captured_at', minSeverity: 'min_severity', only: 'only', disable: 'disable',
};

function requestOf(text, format, options) {
  const request = { do: 'check', format };
  if (typeof text === 'string') {
    request.pasted = true;
    request.name = '-';
  } else if (!(text instanceof Uint8Array)) {
    throw new TypeError('the text is a string or a Uint8Array');
  }
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (!(name in names)) throw new OverclaimError({ problem: 'bad_option', title: 'An option is wrong.', detail: `${name} is no option.` });
    request[names[name]] = value;
  }
  return request;
}

export async function render(text, format, options = {}) {
  const request = requestOf(text, format, options);
  engine ??= begin();
  const running = await engine;
  let answer;
  try {
    answer = running.ask(request, text);
  } catch (error) {
    engine = undefined;  // what the module cannot do it does not survive
    throw new OverclaimError({ problem: 'too_much', title: 'This was too much for the memory there is.', detail: String(error) });
  }
  if (answer.problem) throw new OverclaimError(answer);
  return answer.text;
}

export async function check(text, options = {}) {
  return JSON.parse(await render(text, 'jsonl', options));
}

export async function version() {
  engine ??= begin();
  return JSON.parse((await engine).ask({ do: 'version' }).text);
}
