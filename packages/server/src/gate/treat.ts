import type { CaseValue, Treatment } from '@cordon/core/kernel';
import type { Treatable } from '@cordon/core/masking';
import { covers } from '@cordon/core/policy';
import type { KnownValue } from '@cordon/pii';
import type { ThreadFile, ThreadMessage } from './threads.ts';
import type { OwnSearch, TreatingPort } from './treating.ts';

/** A message as it may be shown: personal data replaced, and how many pieces were. */
export interface TreatedMessage extends Omit<ThreadMessage, 'body' | 'attachments'> {
  readonly text: string;
  readonly removed: number;
  readonly attachments: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    /** Whether it can be opened: its personal data can be taken out, and it was kept. */
    readonly readable: boolean;
    /** Whether it may be revealed: shown as it is, for minutes. */
    readonly revealable: boolean;
  }[];
}

/**
 * Treats a conversation, message by message.
 * @param treatment of the message text: `clear` leaves it, `hidden` empties it, all between redact
 * @param files how its files are treated, and whether they may be revealed
 */
export async function treatMessages(
  treating: TreatingPort,
  messages: readonly ThreadMessage[],
  treatment: Treatment,
  search: OwnSearch,
  files: { readonly treatment: Treatment; readonly reveal: boolean } = { treatment, reveal: false },
): Promise<readonly TreatedMessage[]> {
  const texts = messages.flatMap(({ body, attachments }): readonly Treatable[] => [
    { text: body, treatment },
    ...attachments.map(({ name }) => ({ text: name, treatment: files.treatment })),
  ]);
  const treated = (await treating.texts(texts, search)).values();
  const next = () => treated.next().value ?? NOTHING;
  return messages.map(({ body: _, attachments, ...message }) => ({
    ...message,
    ...next(),
    attachments: attachments.map(({ id, mediaType, size, kept }) => ({
      id,
      name: next().text,
      size,
      readable: kept && files.treatment !== 'hidden' && isText(mediaType),
      revealable: kept && files.reveal,
    })),
  }));
}

/** In the place of a text that was not given back. */
const NOTHING = { text: '', removed: 0 };

/** A file as it may be shown. */
export interface TreatedFile {
  readonly name: string;
  readonly text: string;
  readonly removed: number;
}

/**
 * Treats a file like a message, as a whole.
 * @returns null for what is no text, whatever it says it is: what cannot be searched is not shown
 */
export async function treatFile(
  treating: TreatingPort,
  { name, mediaType, body }: ThreadFile,
  treatment: Treatment,
  search: OwnSearch,
): Promise<TreatedFile | null> {
  const text = body === null || !isText(mediaType) ? null : decodedText(body);
  if (text === null) return null;
  const [inside = NOTHING, called = NOTHING] = await treating.texts(
    [text, name].map((one) => ({ text: one, treatment })),
    search,
  );
  return { name: called.text, ...inside };
}

const TEXTS: ReadonlySet<string> = new Set(['text/plain', 'text/csv', 'text/markdown', 'application/json']);

function isText(mediaType: string): boolean {
  return TEXTS.has(mediaType.replace(/;.*/s, '').trim().toLowerCase());
}

/** UTF-8, or nothing: bytes read in the wrong encoding would hide values from the search. */
export function decodedText(body: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/**
 * The case's values as the detector wants them.
 * @param clear fields the asker sees in clear anyhow, as `resource.field`: hiding those in text would protect nothing
 */
export function knownValues(values: readonly CaseValue[], clear: ReadonlySet<string>): readonly KnownValue[] {
  return values
    .filter(({ resource, field, value }) => value !== '' && !clear.has(`${resource}.${field}`))
    .filter((value) => !isBrand(value))
    .map(({ category, value }) => ({ ...kindOf(category, value), value }));
}

/** `Visa`: under the broad category, what has no digit is a kind of account and not one. */
function isBrand({ category, value }: CaseValue): boolean {
  return category === 'user.financial' && !/\d/.test(value);
}

type Kind = Omit<KnownValue, 'value'>;

/** The first that covers a category counts. */
const kinds: readonly (readonly [prefix: string, kind: Kind])[] = [
  ['user.name', { type: 'PERSON', kind: 'name' }],
  ['user.contact.email', { type: 'EMAIL', kind: 'email' }],
  ['user.contact.phone_number', { type: 'PHONE', kind: 'phone' }],
  ['user.contact.fax_number', { type: 'PHONE', kind: 'phone' }],
  ['user.contact.address', { type: 'ADDRESS', kind: 'address' }],
  ['user.demographic.date_of_birth', { type: 'DATE_OF_BIRTH', kind: 'date' }],
  ['user.financial.credit_card', { type: 'CREDIT_CARD', kind: 'id' }],
  ['user.financial', { type: 'ACCOUNT', kind: 'id' }],
  ['user.government_id', { type: 'NATIONAL_ID', kind: 'id' }],
  ['user.unique_id', { type: 'ACCOUNT', kind: 'id' }],
  ['user.health_and_medical.insurance_beneficiary_id', { type: 'HEALTH_ID', kind: 'id' }],
];

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

function kindOf(category: string, value: string): Kind {
  const found = kinds.find(([prefix]) => covers(prefix, category));
  if (found !== undefined) return found[1];
  return ISO_DATE.test(value) ? { type: 'DATE', kind: 'date' } : { type: 'OTHER', kind: 'text' };
}
