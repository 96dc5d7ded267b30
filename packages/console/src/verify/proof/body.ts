import type { JsonValue } from '@cordon/ledger';

/** What the parts of an entry's body are called, in the order they are shown. */
const LABELS: Readonly<Record<string, string>> = {
  kind: 'Kind',
  act: 'What was done',
  at: 'When',
  person: 'By whom',
  role: 'Role',
  party: 'Of which party',
  site: 'Site',
  agreement: 'Agreement',
  version: 'Version of the agreement',
  terms: 'Hash of its terms',
  purpose: 'Purpose',
  source: 'Source',
  ticket: 'Ticket',
  field: 'Field',
  parts: 'What was read',
  subject: 'Customer, as a commitment',
  row: 'Row, as a commitment',
  value: 'Value asked for, as a commitment',
  code: 'Refused because',
  result: 'Answer',
  reason: 'Reason given',
  text: 'Text',
  citations: 'Clauses cited',
  words: 'More about the act',
  v: 'Form of the entry',
  signed: 'Signature of the person',
};

/** A part of a body in words. */
export interface BodyPart {
  readonly label: string;
  readonly value: string;
}

/** The parts of a body that say something: known ones first, under names people know; what is empty is left out. */
export function bodyParts(body: JsonValue): readonly BodyPart[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return [{ label: 'Body', value: JSON.stringify(body) }];
  const order = Object.keys(LABELS);
  const rank = (name: string): number => (name in LABELS ? order.indexOf(name) : order.length);
  return Object.entries(body as Readonly<Record<string, JsonValue>>)
    .filter(([, value]) => !isEmpty(value))
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([name, value]) => ({
      label: LABELS[name] ?? name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }));
}

function isEmpty(value: JsonValue): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
