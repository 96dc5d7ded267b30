import type { Chance } from './chance.ts';

/** One typing error inside a word: left out, doubled, replaced or swapped with the next. */
export function typo(word: string, chance: Chance): string {
  const at = 1 + chance.upTo(word.length - 2);
  const letter = /\d/.test(word.charAt(at)) ? String(chance.upTo(10)) : chance.pick(Array.from('aeinorst'));
  const [before, one, next] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1)];
  const wrong = chance.pick([
    before + word.slice(at + 1),
    before + one + one + word.slice(at + 1),
    before + letter + word.slice(at + 1),
    before + next + one + word.slice(at + 2),
  ]);
  return wrong === word ? before + word.slice(at + 1) : wrong;
}
