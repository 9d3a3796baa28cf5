// node make_package.mjs MODULE ICU_DATA IMAGE FOLDER: the npm package overclaim-wasm, ready for `npm pack`.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startEngine } from '../../src/offline/engine.mjs';
import { apart, asText, pack } from './pack.mjs';
import { schemaTypes } from './schema_types.mjs';

const [modulePath, dataPath, imagePath, folder] = process.argv.slice(2);
const source = (path) => fileURLToPath(new URL(path, import.meta.url));
const [module, data, image] = [modulePath, dataPath, imagePath].map((path) => readFileSync(path));
const engine = await startEngine(module, data, image);
const about = JSON.parse(engine.ask({ do: 'version' }).text);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
cpSync(source('npm/'), folder, { recursive: true, filter: (path) => !path.includes('node_modules') });
cpSync(source('../../src/offline/engine.mjs'), join(folder, 'engine.js'));
cpSync(source('../../docs/report.schema.json'), join(folder, 'report.schema.json'));
cpSync(source('../../LICENSE'), join(folder, 'LICENSE'));
writeFileSync(join(folder, 'report.d.ts'), schemaTypes(JSON.parse(readFileSync(source('../../docs/report.schema.json'), 'utf8'))));
const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
description.version = about.version;
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
const packed = { module: pack(module), data: pack(apart(data)), image: pack(image) };
const lines = Object.entries(packed).map(([name, all]) => `export const ${name} = '${asText(all).replaceAll('\n', '')}';\n`);
writeFileSync(join(folder, 'packed.js'), `// The program, ICU's data and the rulebook, packed. Written by tools/build-offline.\n${lines.join('')}`);
