import type { IncidentFactBody } from '../../api/types.ts';

/** A fact without what signs it, kind by kind. */
type FactOf<Body> = Body extends unknown ? Omit<Body, 'actId' | 'actAt' | 'signature'> : never;

export type Fact = FactOf<IncidentFactBody>;

/** What is asked beside the kind of a fact, to draw a form of it. */
export type Asks =
  | 'exact'
  | 'yes-no'
  | 'risk'
  | 'count'
  | 'place'
  | 'form'
  | 'until'
  | 'agreement'
  | 'clock'
  | 'whole'
  | 'text'
  | 'names'
  | 'span'
  | 'contact';

export interface FactChoice {
  /** `law:gdpr`, `telling:happened`. */
  readonly key: string;
  readonly label: string;
  readonly group: 'Starts or ends a clock' | 'Said in notices';
  readonly asks: readonly Asks[];
  /** Plain words: what hangs on it. */
  readonly help: string;
}

const clock = (key: string, label: string, help: string, ...asks: readonly Asks[]): FactChoice => ({
  ...{ key, label, help, asks },
  group: 'Starts or ends a clock',
});

const said = (key: string, label: string, help: string, ...asks: readonly Asks[]): FactChoice => ({
  ...{ key, label, help, asks },
  group: 'Said in notices',
});

const NAMELESS = 'Leave out whoever is affected: nothing here may name or reach them.';

/** Everything that can be recorded, in the order in which it is usually learnt. */
export const FACTS: readonly FactChoice[] = [
  clock(
    'company-aware',
    'The company became aware',
    'Starts the 72 hours of the GDPR and every clock of the company.',
    'exact',
  ),
  clock(
    'contract',
    'It touches an agreement',
    'Starts the hours of its breach notice once the vendor knows.',
    'agreement',
  ),
  clock('vendor-aware', 'The vendor became aware', 'Starts what the vendor owes the company.', 'exact'),
  clock(
    'affected',
    'How many people are affected',
    'Exact, from the ledger. Decides whom HHS and the media hear from.',
    'count',
  ),
  clock(
    'residents',
    'How many live in one state',
    'Those nobody placed count for every state.',
    'place',
    'count',
  ),
  clock(
    'risk',
    'The risk for those affected',
    'Decides about the authority and about telling those affected.',
    'risk',
  ),
  clock('law:gdpr', 'Whether the GDPR applies', 'Until somebody says no, it does.', 'yes-no'),
  clock('law:hipaa', 'Whether HIPAA applies', 'Until somebody says no, it does.', 'yes-no'),
  clock('law:california', 'Whether California’s law applies', 'Until somebody says no, it does.', 'yes-no'),
  clock(
    'encrypted',
    'Whether what was taken cannot be read',
    'Encrypted, and its key was not taken.',
    'yes-no',
  ),
  clock(
    'low-probability',
    'Whether it was hardly compromised',
    'By a documented assessment of the four factors of 45 CFR 164.402(2).',
    'yes-no',
  ),
  clock(
    'vendor-is-agent',
    'Whether the vendor is the company’s agent',
    'Then what the vendor knows the company knows (45 CFR 164.404(a)(2)).',
    'yes-no',
  ),
  clock(
    'company-should-have-known',
    'The company should have known',
    'For HIPAA: when reasonable diligence would have shown it.',
  ),
  clock(
    'vendor-should-have-known',
    'The vendor should have known',
    'For HIPAA: when reasonable diligence would have shown it.',
  ),
  clock(
    'law-enforcement',
    'Law enforcement asked to wait',
    'In writing until the time it names; only spoken, 30 days at most.',
    'form',
    'until',
  ),
  clock('sent', 'A notice was given', 'Outside Cordon. It stops the clock of that notice.', 'clock', 'whole'),
  said('telling:happened', 'What happened', NAMELESS, 'text'),
  said('occurred', 'When it happened', 'First and last.', 'span'),
  said('categories:people', 'Kinds of people affected', 'Such as customers, patients. One a line.', 'names'),
  said('categories:data', 'Kinds of data', 'Such as names, e-mail addresses. One a line.', 'names'),
  said('records', 'How many records', 'Rows, documents or messages.', 'count'),
  said('clauses', 'Clauses touched', 'Numbers of clauses, one a line.', 'names'),
  said('telling:consequences', 'Likely consequences', NAMELESS, 'text'),
  said('telling:taken', 'What was done', NAMELESS, 'text'),
  said('telling:proposed', 'What will be done', NAMELESS, 'text'),
  said('telling:steps', 'What those affected can do', NAMELESS, 'text'),
  said(
    'contact',
    'Whom to ask',
    'The company’s own point of contact, such as the data protection officer.',
    'contact',
  ),
  said(
    'identity-numbers',
    'Whether identity numbers were among it',
    'Social security, driver’s licence or state identity numbers.',
    'yes-no',
  ),
  said(
    'telling:offer',
    'Offer of identity theft prevention',
    'For at least 12 months at no cost, and how it is taken up.',
    'text',
  ),
  said('agencies', 'Credit reporting agencies', 'Toll-free numbers and addresses of the large ones.', 'text'),
  said('held-back', 'Whether law enforcement delayed a notice', 'Said in California’s notice.', 'yes-no'),
  said('telling:delayReason', 'Why a notice is late', NAMELESS, 'text'),
  said(
    'telling:listOfPeople',
    'Where the list of those affected is',
    'How it is handed over, not the list itself.',
    'text',
  ),
];

/** What was typed into a form of a fact. */
export interface FactForm {
  /** As `2026-11-27T09:30`, by this browser's clock. */
  readonly at: string;
  readonly zone: string;
  readonly yes: 'yes' | 'no';
  /** `unlikely`, `likely` or `high`. */
  readonly risk: string;
  readonly count: string;
  readonly place: string;
  /** `written`, `oral`, or anything else for nobody knows. */
  readonly form: string;
  readonly from: string;
  readonly until: string;
  readonly agreement: string;
  readonly clock: string;
  readonly text: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly postal: string;
  readonly web: string;
}

/** @returns null while something that must be told is missing */
export function factBody(key: string, form: FactForm): Fact | null {
  const at = instantOf(form.at);
  if (at === null) return null;
  const dated = { at, zone: form.zone };
  const is = form.yes === 'yes';
  const [kind = '', of = ''] = key.split(':');
  const count = /^\d{1,9}$/.test(form.count.trim()) ? Number(form.count.trim()) : null;
  const text = form.text.trim();
  const names = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  switch (kind) {
    case 'company-aware':
    case 'vendor-aware':
      return { kind, exact: is, ...dated };
    case 'company-should-have-known':
    case 'vendor-should-have-known':
      return { kind, ...dated };
    case 'law':
      return { kind, law: of as 'gdpr' | 'hipaa' | 'california', applies: is, ...dated };
    case 'risk':
      return { kind, risk: form.risk as RiskOf<Fact>, ...dated };
    case 'encrypted':
    case 'low-probability':
    case 'vendor-is-agent':
    case 'identity-numbers':
    case 'held-back':
      return { kind, is, ...dated };
    case 'affected':
    case 'records':
      return count === null ? null : { kind, count, ...dated };
    case 'residents':
      return count === null || !/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(form.place)
        ? null
        : { kind, place: form.place, count, ...dated };
    case 'law-enforcement':
      return {
        ...{
          kind,
          form: form.form === 'written' || form.form === 'oral' ? form.form : null,
          until: instantOf(form.until),
          ...dated,
        },
      };
    case 'contract':
      return form.agreement === '' ? null : { kind, agreement: form.agreement, ...dated };
    case 'sent':
      return form.clock === '' ? null : { kind, clock: form.clock, whole: is, ...dated };
    case 'telling':
      return text.length < 3 ? null : { kind, about: of as TellingOf<Fact>, text, ...dated };
    case 'agencies':
      return text.length < 10 ? null : { kind, text, ...dated };
    case 'categories':
      return names.length === 0 ? null : { kind, of: of as 'people' | 'data', names, ...dated };
    case 'clauses':
      return names.length === 0 ? null : { kind, clauses: names, ...dated };
    case 'occurred': {
      const [from, until] = [instantOf(form.from), instantOf(form.until)];
      return from === null || until === null ? null : { kind, from, until, ...dated };
    }
    case 'contact':
      return contactOf(form, dated);
    default:
      return null;
  }
}

type RiskOf<F> = F extends { readonly kind: 'risk'; readonly risk: infer R } ? R : never;

type TellingOf<F> = F extends { readonly kind: 'telling'; readonly about: infer A } ? A : never;

function contactOf(form: FactForm, dated: { readonly at: string; readonly zone: string }): Fact | null {
  const ways = Object.fromEntries(
    (['email', 'phone', 'postal', 'web'] as const).flatMap((way) =>
      form[way].trim() === '' ? [] : [[way, form[way].trim()]],
    ),
  );
  const name = form.name.trim();
  return name.length < 2 || Object.keys(ways).length === 0
    ? null
    : { kind: 'contact', name, ...ways, ...dated };
}

/** What a time field says, by this browser's clock. @returns null for none */
export function instantOf(local: string): string | null {
  const ms = Date.parse(local);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
