// wink-nlp has no command of its own: sentences, words, parts of speech and negation of each text.
const fs = require('fs');
const model = require('wink-eng-lite-web-model');
const nlp = require('wink-nlp')(model);

for (const path of process.argv.slice(2)) {
  const doc = nlp.readDoc(fs.readFileSync(path, 'utf8'));
  const kinds = doc.tokens().out(nlp.its.pos);
  const denied = doc.tokens().out(nlp.its.negationFlag).filter(Boolean);
  console.log(JSON.stringify({ path, sentences: doc.sentences().out().length, words: kinds.length, denied: denied.length }));
}
