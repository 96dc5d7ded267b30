import { canonicalText, fromUtf8, type JsonValue } from '@cordon/ledger';
import { must, SealError } from './sealError.ts';

/** What an agreement's attachments say it is. */
export interface AgreementContent {
  readonly agreement: string;
  readonly version: number;
  readonly title: string;
  readonly parties: { readonly controller: string; readonly processor: string };
  readonly terms: Uint8Array;
  /** As agreement.json has it. */
  readonly termsHash: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads agreement.json and terms.json, which must say the same of who agrees on what.
 * @throws SealError
 */
export function contentOf(files: ReadonlyMap<string, Uint8Array>): AgreementContent {
  const [whole, terms] = [files.get('agreement.json'), files.get('terms.json')];
  must(whole !== undefined && terms !== undefined && files.size === 2, 'The document lacks its attachments.');
  const document = canonical(whole, 'agreement.json');
  const effects = canonical(terms, 'terms.json');
  must(document.terms === fromUtf8(terms), 'The two attachments hold different terms.');
  const { agreement, version, title, termsHash } = document;
  must(typeof agreement === 'string' && typeof title === 'string', 'agreement.json lacks a part.');
  must(typeof version === 'number' && typeof termsHash === 'string', 'agreement.json lacks a part.');
  const [controller, processor] = [idOf(document.controller), idOf(document.processor)];
  must(
    effects.agreement === agreement &&
      effects.version === version &&
      effects.controller === controller &&
      effects.processor === processor,
    'The terms are those of another agreement.',
  );
  return { agreement, version, title, parties: { controller, processor }, terms, termsHash };
}

function idOf(party: unknown): string {
  const id = typeof party === 'object' && party !== null && 'id' in party ? party.id : null;
  must(typeof id === 'string', 'agreement.json names a party wrongly.');
  return id;
}

function canonical(bytes: Uint8Array, name: string): Json {
  let text: string;
  let parsed: JsonValue;
  try {
    text = fromUtf8(bytes);
    parsed = JSON.parse(text) as JsonValue;
  } catch {
    throw new SealError(`${name} cannot be read.`);
  }
  must(
    typeof parsed === 'object' && parsed !== null && canonicalText(parsed) === text,
    `${name} is not canonical.`,
  );
  return parsed as Json;
}
