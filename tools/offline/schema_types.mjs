// The JSON Schema of the report as TypeScript: only the words the schema uses; one it does not know is an error, so that
// a change of the contract cannot be lost here.
const camel = (name) => 'Report' + name.split('_').map((part) => part[0].toUpperCase() + part.slice(1)).join('');
const known = new Set(['$ref', '$schema', '$defs', 'title', 'description', 'type', 'properties', 'required', 'additionalProperties', 'propertyNames',
  'items', 'enum', 'const', 'anyOf', 'oneOf', 'minimum', 'maximum', 'minLength', 'maxLength', 'pattern', 'format', 'minItems', 'maxItems', 'uniqueItems', 'exclusiveMinimum', 'default', 'examples', '$comment']);
const plain = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' };

function typeOf(schema, indent) {
  if (schema === true) return 'unknown';
  for (const word of Object.keys(schema)) if (!known.has(word)) throw new Error(`the schema says "${word}", which schema_types.mjs does not know`);
  if (schema.$ref) return camel(schema.$ref.replace('#/$defs/', ''));
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.anyOf || schema.oneOf) return (schema.anyOf ?? schema.oneOf).map((one) => typeOf(one, indent)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(' | ');
  if (schema.type === 'array') {
    const item = schema.items ? typeOf(schema.items, indent) : 'unknown';
    return item.includes('|') ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === 'object' || schema.properties) {
    if (!schema.properties) return `Record<string, ${schema.additionalProperties ? typeOf(schema.additionalProperties, indent) : 'unknown'}>`;
    const lines = Object.entries(schema.properties).map(([name, one]) => {
      const note = one.description ? `${indent}  /** ${one.description.replaceAll('*/', '* /')} */\n` : '';
      return `${note}${indent}  ${name}${schema.required?.includes(name) ? '' : '?'}: ${typeOf(one, `${indent}  `)};\n`;
    });
    return `{\n${lines.join('')}${indent}}`;
  }
  if (plain[schema.type]) return plain[schema.type];
  return 'unknown';
}

export function schemaTypes(schema) {
  const types = Object.entries(schema.$defs).map(([name, one]) => {
    const note = one.description ? `/** ${one.description.replaceAll('*/', '* /')} */\n` : '';
    return `${note}export type ${camel(name)} = ${typeOf(one, '')};\n`;
  });
  return `// The report, from report.schema.json. Written by tools/build-offline.\n\n${types.join('\n')}`;
}
