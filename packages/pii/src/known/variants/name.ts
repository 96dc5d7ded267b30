import { foldText } from '../../fold.ts';
import { commonNames, nicknames, particles } from './names.ts';
import { ideographic, partScore, shortest, spelled, whole, withErrors, type Variant } from './variant.ts';

const titles = /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam|rev|herr|frau)\.?\s+)+/i;
const initialScore = 0.7;
const nicknameScore = 0.6;

/** The whole name in both orders, each part of it, with initials, as a short form, with or without umlauts. */
export function nameVariants(value: string): Variant[] {
  const bare = value.trim().replace(titles, '');
  const spelledOut = bare
    .normalize('NFC')
    .replace(/[\u00e4\u00f6\u00fc]/gi, (letter) => `${foldText(letter)}e`);
  const spellings = spelledOut === bare ? [bare] : [bare, spelledOut];
  return spellings.flatMap(oneSpelling).flatMap((variant) => [variant, ...umlauts(variant)]);
}

function oneSpelling(name: string): Variant[] {
  const found = withErrors(whole(name));
  const tokens = name.split(/[\s,]+/).filter((token) => token !== '');
  for (const token of [...tokens, ...tokens.flatMap((part) => (part.includes('-') ? part.split('-') : []))]) {
    const folded = foldText(token);
    if (particles.has(folded)) continue;
    const short = folded.length < shortest && !ideographic.test(folded);
    found.push(...withErrors(spelled(token, partScore, short || commonNames.has(folded))));
  }
  const [first = '', last = ''] = [tokens[0], tokens.at(-1)];
  if (tokens.length < 2) return found;
  for (const short of nicknames.get(foldText(first)) ?? []) {
    found.push(...spelled(short, nicknameScore, commonNames.has(short)), ...spelled(`${short} ${last}`, 1));
  }
  return [...found, ...withErrors(spelled(`${last} ${first}`, 1)), ...initials(first, last, tokens.length)];
}

/** "M. Okafor", "Mira O.", and a user name made of them. */
function initials(first: string, last: string, tokens: number): Variant[] {
  const [a, b] = [foldText(first), foldText(last)];
  if (ideographic.test(a + b)) return [];
  const found = tokens > 2 ? spelled(`${first} ${last}`, 1) : [];
  if (b.length > 1) found.push(...spelled(`${a.charAt(0)} ${last}`, initialScore, b.length < 5));
  if (a.length >= shortest) {
    found.push(...spelled(`${first} ${b.charAt(0)}`, initialScore, true));
    if (b.length >= shortest) found.push(...spelled(`${last} ${a.charAt(0)}`, initialScore, true));
  }
  return found;
}

/** "mueller" is "müller" too; folding alone gives "muller" for the second. */
function umlauts(variant: Variant): Variant[] {
  const text = variant.text.replace(/([aou])e(?=[^aeiou])/g, '$1');
  return text === variant.text || text.length < shortest + 1 ? [] : [{ ...variant, text, gaps: 'any' }];
}
