// docs/openapi.yaml against the running server:  node openapi_test.mjs PROGRAM
//
//   - the description itself is valid OpenAPI 3.1, and its examples fit its schemas and are answered with 200;
//   - every answer that it names is provoked (but 500 and 503, which nobody can ask for) and is as described: status,
//     type, body; reports also fit docs/report.schema.json;
//   - a path that the description has not, but the server's API has, fails; and so does a spoiled description.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'yaml';

import { makeChecks, startServer } from './server.mjs';

const require = createRequire(import.meta.url);
const Ajv = require('ajv/dist/2020').default;
const addFormats = require('ajv-formats').default;
const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.argv[2];
const checks = makeChecks();
const { expect } = checks;
const description = parse(readFileSync(`${root}/docs/openapi.yaml`, 'utf8'));
const reportSchema = JSON.parse(readFileSync(`${root}/docs/report.schema.json`, 'utf8'));

const valid = await new Validator().validate(structuredClone(description));
expect(valid.valid, `docs/openapi.yaml: ${JSON.stringify(valid.errors)}`);
const spoiled = structuredClone(description);
delete spoiled.info.title;
expect(!(await new Validator().validate(spoiled)).valid, 'a description without a title is valid');

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(description, 'api');
const reportAjv = new Ajv({ strict: false });
addFormats(reportAjv);
const isReport = reportAjv.compile(reportSchema);
const at = (node) => (node?.$ref ? node.$ref.slice(2).split('/').reduce((inner, key) => inner[key], description) : node);
const pointer = (...keys) => `api#/${keys.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')).join('/')}`;

const server = await startServer(program, '--public', '--host', '127.0.0.1', '--rate', '4000');
const limited = await startServer(program, '--public', '--host', '127.0.0.1', '--rate', '10');
const ask = (path, { method = 'GET', headers = {}, body, to = server } = {}) => new Promise((resolve, reject) => {
  const asked = request({ host: '127.0.0.1', port: to.port, path, method, headers: { host: `127.0.0.1:${to.port}`, ...headers } }, async (answer) => {
    let text = '';
    answer.setEncoding('utf8');
    for await (const piece of answer) text += piece;
    resolve({ status: answer.statusCode, headers: answer.headers, text });
  });
  asked.on('error', reject);
  asked.end(body);
});

const seen = new Set();
async function fits(path, method, asked, wanted) {
  const answer = await ask(asked.path, { method: method.toUpperCase(), ...asked });
  const what = `${method} ${asked.path} -> ${answer.status}`;
  expect(wanted === undefined || answer.status === wanted, `${what}, not ${wanted}: ${answer.text.slice(0, 200)}`);
  const described = at(description.paths[path]?.[method]?.responses[String(answer.status)]);
  expect(described !== undefined, `${what} is not described`);
  if (!described) return answer;
  const type = answer.headers['content-type'].split(';')[0];
  expect(described.content[type] !== undefined, `${what}: ${type} is not described`);
  seen.add(`${path} ${method} ${answer.status} ${type}`);
  const schema = described.content[type]?.schema;
  if (schema) {
    const check = ajv.compile({ ...(schema.$ref ? { $ref: `api${schema.$ref}` } : schema) });
    const body = /json$/.test(type) ? JSON.parse(answer.text) : answer.text;
    expect(check(body), `${what}: ${ajv.errorsText(check.errors)}`);
    if (type === 'application/problem+json') expect(body.status === answer.status, `${what}: says ${body.status}`);
    if (path === '/v1/check' && type === 'application/json') expect(isReport(body), `${what}: ${reportAjv.errorsText(isReport.errors)}`);
  }
  for (const [name, header] of Object.entries(described.headers ?? {})) {
    if (header.required) expect(/^\d+$/.test(answer.headers[name.toLowerCase()] ?? ''), `${what}: no ${name}`);
  }
  return answer;
}

// ---- check ----------------------------------------------------------------------------------------------------------

const operation = description.paths['/v1/check'].post;
const text = { headers: { 'content-type': 'text/plain' }, body: 'Our cells have no side effects.' };
const json = (object) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(object) });
for (const [type, media] of Object.entries(operation.requestBody.content)) {
  const example = media.example ?? JSON.stringify(description.components.schemas.CheckRequest.examples[0]);
  await fits('/v1/check', 'post', { path: '/v1/check', headers: { 'content-type': type }, body: example }, 200);
}
const isRequest = ajv.compile({ $ref: 'api#/components/schemas/CheckRequest' });
for (const one of [...description.components.schemas.CheckRequest.examples,
  { text: 'x', only: ['safety'], disable: ['price'], as_of: '2025-04-30', captured_at: '2024-01-01', min_severity: 5, name: 'a', media_type: 'text/html', format: 'jsonl' }]) {
  expect(isRequest(one), `an example does not fit: ${ajv.errorsText(isRequest.errors)}`);
  await fits('/v1/check', 'post', { path: '/v1/check', ...json(one) }, 200);
}
// What the schema forbids, the server refuses.
for (const one of [{}, { text: 1 }, { text: 'x', extra: 'y' }, { text: 'x', min_severity: 0 }, { text: 'x', min_severity: '1' }, { text: 'x', only: 'safety' },
  { text: 'x', format: 'pdf' }, { text: 'x', media_type: 'text/css' }, { text: 'x', as_of: 'today' }, { text: 'x', name: '' }, [], 'x', null]) {
  expect(!isRequest(one), `the schema takes ${JSON.stringify(one)}`);
  await fits('/v1/check', 'post', { path: '/v1/check', ...json(one) }, 400);
}
const format = at(operation.parameters[0]);
for (const name of format.schema.enum) await fits('/v1/check', 'post', { path: `/v1/check?format=${name}`, ...text }, 200);
for (const parameter of operation.parameters.map(at).filter((one) => one.in === 'query')) {
  const value = { name: 'a', as_of: '2025-04-30', captured_at: '2025-04-30', min_severity: '2', only: 'safety,cure', disable: 'price', format: 'json' }[parameter.name];
  await fits('/v1/check', 'post', { path: `/v1/check?${parameter.name}=${value}`, ...text }, 200);
}
await fits('/v1/check', 'post', { path: '/v1/check?none=1', ...text }, 400);
await fits('/v1/check', 'post', { path: '/v1/check', ...text, headers: { ...text.headers, origin: 'https://evil.example' } }, 403);
await fits('/v1/check', 'post', { path: '/v1/check', ...text, body: 'a'.repeat((2 << 20) + 1) }, 413).catch(() => expect(false, 'too long a text gets no answer'));
await fits('/v1/check', 'post', { path: '/v1/check', headers: { 'content-type': 'image/png' }, body: 'x' }, 415);
await fits('/v1/check', 'post', { path: '/v1/check', ...text, headers: { ...text.headers, host: 'evil.example' } }, 421);
await fits('/v1/check', 'post', { path: '/v1/check', ...text, body: '%PDF-1.7' }, 422);
await fits('/v1/check', 'post', { path: `/v1/check?name=${'a'.repeat(17000)}`, ...text }, 431);
const get = await ask('/v1/check');
expect(get.status === 405 && get.headers.allow === 'POST', `GET /v1/check: ${get.status}, ${get.headers.allow}`);
seen.add('/v1/check post 405 application/problem+json');

// ---- the others -----------------------------------------------------------------------------------------------------

for (const path of ['/v1/rules/{id}', '/v1/reference/{id}']) {
  const id = description.paths[path].get.parameters[0].example;
  await fits(path, 'get', { path: path.replace('{id}', id) }, 200);
  await fits(path, 'get', { path: path.replace('{id}', 'nothing-of-that-name') }, 404);
  await fits(path, 'get', { path: path.replace('{id}', id), headers: { host: 'evil.example' } }, 421);
  await fits(path, 'get', { path: path.replace('{id}', 'a'.repeat(17000)) }, 431);
  await fits(path, 'get', { path: path.replace('{id}', id), headers: { 'content-length': '1' }, body: 'x' }, 400);
  expect((await ask(path.replace('{id}', id), { method: 'DELETE' })).status === 405, `DELETE ${path} is no 405`);
  seen.add(`${path} get 405 application/problem+json`);
}
await fits('/healthz', 'get', { path: '/healthz' }, 200);
await fits('/metrics', 'get', { path: '/metrics' }, 200);
for (let i = 0; i < 40; ++i) await ask('/v1/rules/cure.a-cure', { to: limited });
for (const [path, method, asked] of [['/v1/check', 'post', { path: '/v1/check', ...text }], ['/v1/rules/{id}', 'get', { path: '/v1/rules/cure.a-cure' }], ['/v1/reference/{id}', 'get', { path: '/v1/reference/adipose.harm' }]]) {
  await fits(path, method, { ...asked, to: limited }, 429);
}

// ---- all of it ------------------------------------------------------------------------------------------------------

for (const [path, methods] of Object.entries(description.paths)) {
  for (const [method, one] of Object.entries(methods)) {
    for (const [status, response] of Object.entries(one.responses)) {
      if (status === '500' || status === '503') continue;
      for (const type of Object.keys(at(response).content)) {
        expect(seen.has(`${path} ${method} ${status} ${type}`), `never seen: ${method} ${path} ${status} ${type}`);
      }
    }
  }
}
// The server tells its routes itself, once each was asked.
const routes = [...(await ask('/metrics')).text.matchAll(/route="(\/[^"]*)"/g)].map((one) => one[1]);
for (const route of new Set(routes)) expect(description.paths[route.replace('/ID', '/{id}')] !== undefined, `${route} is not described`);
const source = readFileSync(`${root}/src/app/serve_site.cc`, 'utf8');
for (const [, route] of source.matchAll(/"(\/v1\/[^"]+)"\}/g)) expect(description.paths[route.replace('/ID', '/{id}')] !== undefined, `${route} is not described`);

await server.stop();
await limited.stop();
checks.end();
