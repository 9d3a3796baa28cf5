// Claims of invented clinics, each in several wordings. Every wording says which findings it gives, as [slot, rule,
// strength]: a slot is what goes on from one wording to the next ("main"), or what one of them brings along. cases_test.mjs
// asks the program itself whether that is so before it compares anything.
// {p} is a product, {P} the same at a beginning, {c} a condition.
export const products = ['cord blood therapy', 'exosome therapy', 'stem cell therapy', 'umbilical cell therapy'];
export const conditions = ['autism', 'cerebral palsy', 'multiple sclerosis', 'diabetes', 'dementia', 'Parkinson’s disease'];

const main = (rule, strength) => ['main', rule, strength];
const mayHelp = ['may', 'uncertainty.may-help', 'possible'];

export const families = [
  [
    { text: 'Our {p} cures {c}.', findings: [main('cure.cures', 'certain')] },
    { text: 'Our {p} helps people with {c}.', findings: [main('efficacy.helps', 'effect')] },
    { text: 'Our {p} may help people with {c}.', findings: [main('efficacy.helps', 'possible'), mayHelp] },
    {
      text: 'Our {p} is not a cure for {c}.',
      denied: true,
      findings: [main('cure.a-cure', 'certain'), ['not', 'no-cure.not-a-cure', 'effect']],
    },
  ],
  [
    { text: '{P} improves walking in people with {c}.', findings: [main('efficacy.improves', 'effect')] },
    { text: '{P} improves the walking of many people with {c}.', findings: [main('efficacy.improves', 'effect')] },
    { text: '{P} could improve walking in people with {c}.', findings: [main('efficacy.improves', 'possible'), mayHelp] },
  ],
  [
    { text: '{P} reverses {c} in most patients.', findings: [main('cure.reverses', 'certain')] },
    { text: '{P} can reverse {c} in most patients.', findings: [main('cure.reverses', 'certain')] },
    { text: '{P} could reverse {c} in some patients.', findings: [main('cure.reverses', 'possible')] },
  ],
  [
    { text: 'At our house {p} has no side effects.', findings: [main('safety.no-risks', 'certain')] },
    { text: 'At our house {p} has no known side effects.', findings: [main('safety.none-known', 'certain')] },
    { text: 'At our house {p} has few side effects.', findings: [main('safety.few-problems', 'effect')] },
  ],
  [
    { text: 'We expect lasting results with {p} for {c}.', findings: [main('permanence.lasting-benefit', 'effect')] },
    { text: 'You can expect lasting results with {p} for {c}.', findings: [main('permanence.lasting-benefit', 'effect')] },
  ],
  [
    { text: '{P} restores lost strength in {c}.', findings: [main('efficacy.improves', 'effect')] },
    { text: '{P} fully restores lost strength in {c}.', findings: [main('efficacy.improves', 'effect')] },
    { text: '{P} could restore lost strength in {c}.', findings: [main('efficacy.improves', 'possible')] },
  ],
  [
    { text: '{P} is clinically proven to treat {c}.', findings: [main('evidence-misuse.clinically-proven', 'effect')] },
    { text: '{P} is clinically proven in the treatment of {c}.', findings: [main('evidence-misuse.clinically-proven', 'effect')] },
  ],
  [
    { text: 'Nine out of ten patients with {c} get better after {p}.', findings: [main('efficacy.rate', 'effect')] },
    { text: 'Eight out of ten patients with {c} get better after {p}.', findings: [main('efficacy.rate', 'effect')] },
    { text: 'Most patients with {c} get better after {p}.', findings: [main('efficacy.most-improve', 'effect')] },
  ],
  [
    { text: '{P} slows the progression of {c}.', findings: [main('efficacy.improves', 'effect')] },
    { text: '{P} may slow the progression of {c}.', findings: [main('efficacy.improves', 'possible'), mayHelp] },
    { text: '{P} markedly slows the progression of {c}.', findings: [main('efficacy.improves', 'effect')] },
  ],
  [
    { text: 'Our success rate with {p} in {c} is 95 percent.', findings: [main('efficacy.share-gained', 'effect')] },
    { text: 'Our success rate with {p} in {c} is 85 percent.', findings: [main('efficacy.share-gained', 'effect')] },
  ],
  [
    { text: '{P} is completely safe for people with {c}.', findings: [main('safety.completely-safe', 'certain')] },
    { text: '{P} is safe for people with {c}.', findings: [main('safety.is-safe', 'effect')] },
  ],
  [
    { text: '{P} repairs the damaged tissue behind {c}.', findings: [main('mechanism.acts-on', 'effect')] },
    { text: '{P} can repair the damaged tissue behind {c}.', findings: [main('mechanism.acts-on', 'effect')] },
    { text: '{P} may repair the damaged tissue behind {c}.', findings: [main('mechanism.acts-on', 'possible')] },
  ],
  [
    { text: 'Only a few places for {p} are left this month.', findings: [main('pressure.scarcity', 'effect')] },
    { text: 'Only a few places for {p} are left this spring.', findings: [main('pressure.scarcity', 'effect')] },
  ],
  [
    {
      text: '“After {p} my son walks without help,” says one mother.',
      findings: [main('efficacy.patients-improved', 'effect'), ['told', 'testimonial.after-dose', 'effect']],
    },
  ],
  [
    { text: '{P} is approved by the health ministry for {c}.', findings: [main('regulatory.agency-approved', 'certain')] },
    { text: '{P} is approved by the ministry of health for {c}.', findings: [main('regulatory.agency-approved', 'certain')] },
  ],
  [
    { text: 'Our {p} is 100 percent natural and suits {c}.', findings: [main('natural.natural-way', 'effect')] },
    { text: 'Our {p} is entirely natural and suits {c}.', findings: [main('natural.so-it-is-safe', 'effect')] },
  ],
  [
    { text: '{P} treats more than fifty diseases.', findings: [main('panacea.over-so-many', 'effect')] },
    { text: '{P} treats more than eighty diseases.', findings: [main('panacea.over-so-many', 'effect')] },
  ],
];

// Say nothing about a treatment.
export const fillers = [
  'Visitors find us beside the river, ten minutes from the station.',
  'The house opened its doors in 2009.',
  'Our reception answers the telephone from eight to four.',
  'Parking is at the back of the building.',
  'The waiting room looks out on a small garden.',
  'Rooms are booked by letter or by telephone.',
  'Tea and water stand ready in the hall.',
  'The nearest airport is an hour away by train.',
  'We speak English, Polish and Spanish.',
  'Please bring your papers with you.',
  'The lift reaches every floor.',
  'A map hangs beside the door.',
];

// What can stand in place of a page, with status 200.
export const standIns = {
  parked: (host) => `<!doctype html><title>${host}</title><h1>${host}</h1><p>This domain is for sale.</p>
<p>Buy this domain.</p><ul><li><a href="/s?q=1">Cheap flights</a></li><li><a href="/s?q=2">Loans</a></li></ul>\n`,
  not_found: () => `<!doctype html><title>Page not found</title><h1>Page not found</h1>
<p>Sorry, the page you were looking for does not exist.</p><p><a href="/">Back to the home page</a></p>\n`,
  login: () => `<!doctype html><title>Log in</title><h1>Log in</h1><form><label>User name <input name=u></label>
<label>Password <input type=password name=p></label><button>Log in</button></form><p><a href="/lost">Forgot your password?</a></p>\n`,
  script_shell: () => `<!doctype html><title>Clinic</title><div id="root"></div>
<noscript>You need to enable JavaScript to run this app.</noscript><script src="/app.js"></script>\n`,
};

const written = (text, product, condition) =>
  text.replaceAll('{P}', product[0].toUpperCase() + product.slice(1)).replaceAll('{p}', product).replaceAll('{c}', condition);

export const wordingOf = (family, version, product, condition) => written(families[family][version].text, product, condition);
export const namesCondition = (family) => families[family][0].text.includes('{c}');
