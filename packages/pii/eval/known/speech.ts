import type { Chance } from './chance.ts';

/** How people say letters and digits on a call, as a transcript writes it down. */

const digitWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const nato = (
  'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo ' +
  'sierra tango uniform victor whiskey xray yankee zulu'
).split(' ');
const examples = (
  'apple boy cat dog egg frank george harry ice john kite lemon mary nancy orange peter queen robert sam tom umbrella ' +
  'violin water xylophone yellow zebra'
).split(' ');

/** The letters a person spells: no accents, no marks. */
export function lettersOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}

export function spellNato(name: string): string {
  return Array.from(lettersOf(name))
    .map((letter) => nato[letter.charCodeAt(0) - 97] ?? letter)
    .join(' ');
}

export function spellAsIn(name: string, link: string): string {
  return Array.from(lettersOf(name))
    .map((letter) => `${letter} ${link} ${examples[letter.charCodeAt(0) - 97] ?? letter}`)
    .join(', ');
}

/** "four one five, double two": digit by digit, doubles and triples as people say them. */
export function sayDigits(digits: string, chance: Chance): string {
  const out: string[] = [];
  for (let i = 0; i < digits.length;) {
    const digit = digits[i] ?? '';
    let run = 1;
    while (run < 3 && digits[i + run] === digit) run += 1;
    const word = digit === '0' ? chance.pick(['zero', 'oh', 'o']) : (digitWords[Number(digit)] ?? digit);
    if (run > 1) out.push(run === 2 ? `double ${word}` : `triple ${word}`);
    else out.push(word);
    i += run;
  }
  return out.join(' ');
}

/** "twenty six, seventy one": two digits at a time, after the first one alone where they are odd. */
export function sayPairs(digits: string): string {
  const odd = digits.length % 2;
  const out = odd === 1 ? [sayPair(digits.slice(0, 1))] : [];
  for (let i = odd; i < digits.length; i += 2) out.push(sayPair(digits.slice(i, i + 2)));
  return out.join(' ');
}

function sayPair(pair: string): string {
  const [a = 0, b = 0] = Array.from(pair).map(Number);
  if (pair.length === 1) return digitWords[a] ?? '';
  if (a === 0) return `oh ${digitWords[b] ?? ''}`;
  if (a === 1) return teens[b] ?? '';
  return b === 0 ? (tens[a] ?? '') : `${tens[a] ?? ''} ${digitWords[b] ?? ''}`;
}

/** "one twenty", "four oh two": a house number. */
export function sayHouse(number: string): string {
  return number.length === 3 ? `${sayPair(number.charAt(0))} ${sayPair(number.slice(1))}` : sayPair(number);
}
