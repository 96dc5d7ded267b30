import { canonical } from './tokens.ts';

/** Names a text gives its parties, in the spelling of the rules, and the side each is on. */
export type Parties = ReadonlyMap<string, 'controller' | 'processor'>;

const SIDES: Readonly<Record<string, 'controller' | 'processor'>> = {
  controller: 'controller',
  'covered entity': 'controller',
  'data exporter': 'controller',
  customer: 'controller',
  client: 'controller',
  processor: 'processor',
  'service provider': 'processor',
  'business associate': 'processor',
  'data importer': 'processor',
  vendor: 'processor',
  supplier: 'processor',
};
const ROLE =
  '(controller|covered entity|processor|service provider|business associate|data exporter|data importer|customer|client|vendor|supplier)';
/** Letters of a text in which its parties are named, and names that are looked at. */
const OPENING = 12_000;
const MOST_NAMES = 40;
/** `("Zephyr" or "Vendor")`: names in one bracket are one party's. */
const BRACKET = /\(([^()“”"]{0,30}[“"][^()]{1,120}[”"][^()“”"]{0,20})\)/g;
const QUOTED = /[“"]([^“”"]{1,40})[”"]/g;
/** `acting as data processor ("Zephyr")`, `Zephyr Ltd, the processor (the "Agency")`. */
const BEFORE = new RegExp(`(?<!sub-?)\\b${ROLE}s?\\b[ ,]{0,3}$`, 'i');
/** `("Zephyr"), acting as controller`. */
const AFTER = new RegExp(
  `^,? (?:acting |hereinafter |which acts )?(?:as )?(?:an? |the |its )?(?:data )?${ROLE}\\b`,
  'i',
);
/** `Zephyr acts as the processor`, `Zephyr is a data processor`. */
const ACTS = new RegExp(
  `\\b([A-Z\\d][\\w&-]{1,30})\\s+(?:is|acts|act|shall act|will act)\\s+(?:as\\s+)?(?:an?\\s+|the\\s+|its\\s+)?(?:data\\s+)?${ROLE}\\b`,
  'gi',
);
/** Words that name no party, whatever stands beside them. */
const COMMON =
  /^(?:agreement|addendum|data|services?|party|parties|terms|dpa|baa|msa|it|they|who|which|this|that|each|either|one|both|law|gdpr|hipaa|ccpa|phi|personal|information|business|company|you|your|we|us|our|if|where|when|and|or|not|neither|nor|other|another|subprocessor|sub)$/;

/**
 * Reads what a text calls its parties: one made-up word each, such as a firm's short name. What is a role's own name
 * ("Vendor") needs no reading.
 * @param text of a contract; only its beginning is read
 */
export function partiesOf(text: string): Parties {
  const opening = text.slice(0, OPENING);
  const parties = new Map<string, 'controller' | 'processor'>();
  const add = (name: string, side: 'controller' | 'processor' | undefined) => {
    const word = canonical(name.trim().replace(/^(?:the|a|an)\s+/i, ''));
    const known = SIDES[word] !== undefined || COMMON.test(word) || !/^[\p{L}\d][\p{L}\d&-]*$/u.test(word);
    if (side !== undefined && !known && parties.size < MOST_NAMES && !parties.has(word))
      parties.set(word, side);
  };
  for (const bracket of opening.matchAll(BRACKET)) {
    const names = [...(bracket[1] ?? '').matchAll(QUOTED)].map(([, name = '']) => name);
    const own = names.map(sideOf).find((side) => side !== undefined);
    const before = BEFORE.exec(opening.slice(Math.max(0, bracket.index - 90), bracket.index))?.[1];
    const end = bracket.index + bracket[0].length;
    const after = AFTER.exec(opening.slice(end, end + 60))?.[1];
    for (const name of names) add(name, own ?? sideOf(before ?? after ?? ''));
  }
  for (const [, name = '', role = ''] of opening.matchAll(ACTS)) {
    if (/^[\p{Lu}\d]/u.test(name)) add(name, sideOf(role));
  }
  return parties;
}

function sideOf(name: string): 'controller' | 'processor' | undefined {
  const word = name.toLowerCase().replace(/^(?:the|data)\s+/, '');
  return SIDES[word] ?? SIDES[`data ${word}`];
}
