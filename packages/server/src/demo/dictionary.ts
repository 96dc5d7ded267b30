import { randomBytes } from 'node:crypto';
import { namesOf, type DictionaryEntry } from '@cordon/core/dictionaries';
import { canonicalText, commit, type JsonValue } from '@cordon/ledger';
import type { Progress } from '../installation.ts';
import { textHash } from '../platform/hashing.ts';
import { expectStatus } from './answers.ts';
import type { Cast } from './cast.ts';
import type { Visitor } from './client.ts';

/*
 * The company's own words: what its agents call things, which no detector knows. Some were proposed by one officer and approved
 * by another, and one waits.
 */

const inForce: readonly DictionaryEntry[] = [
  { kind: 'word', type: 'ORG', purpose: null, text: 'Project Lighthouse' },
  { kind: 'pattern', type: 'ACCOUNT', purpose: null, text: 'BDG-\\d{4}' },
  { kind: 'allow', type: null, purpose: null, text: 'Harbor Health' },
];
const waiting: readonly DictionaryEntry[] = [
  { kind: 'word', type: 'ORG', purpose: 'pharmacy-support', text: 'Night Ferry depot' },
];

/** @throws when a step does not end as it should */
export async function playDictionary({
  cast,
  progress,
}: {
  readonly cast: Cast;
  readonly progress: Progress;
}): Promise<void> {
  const [priya, olivia] = [await cast.fresh('per_priya'), await cast.fresh('per_olivia')];
  const ids = await propose(priya, inForce);
  const words = { entries: ids.length, ids: textHash(namesOf(ids)) };
  const approved = await olivia.post('/api/dictionaries/decide', {
    ...{ ids, about: 'proposed', approve: true },
    ...olivia.decided('dictionary-approved', words),
  });
  expectStatus(approved, 200, 'entries of the dictionary');
  progress('Priya proposes words of the company’s own, and Olivia approves them: searched for in every text');
  await propose(olivia, waiting);
  progress('Olivia proposes one more, which waits for Priya');
}

async function propose(who: Visitor, entries: readonly DictionaryEntry[]): Promise<readonly string[]> {
  const salt = randomBytes(32);
  const said = commit(canonicalText(entries as unknown as JsonValue), salt);
  const answer = await who.post('/api/dictionaries', {
    ...{ origin: 'hand', entries, salt: salt.toString('base64') },
    ...who.decided('dictionary-proposed', { origin: 'hand', entries: entries.length, words: said }),
  });
  expectStatus(answer, 200, 'entries of the dictionary');
  return (answer.json as { ids: string[] }).ids;
}
