import type { Kysely } from 'kysely';
import { dictionaryDepsOf } from './dictionaries/compose.ts';
import type { DictionaryDeps } from './dictionaries/index.ts';
import type { SignedActs } from './identity/index.ts';
import type { EnterAct } from './ledger/index.ts';
import type { Log } from './platform/log.ts';
import type { QualityDeps } from './quality/index.ts';
import { replayMisses } from './quality/jobs.ts';

interface WordsGround extends Omit<QualityDeps, 'dictionaries' | 'enter' | 'rules' | 'log'> {
  readonly db: Kysely<unknown>;
  readonly log: Log;
  readonly rules: QualityDeps['rules'] & Parameters<typeof dictionaryDepsOf>[0]['rules'];
  readonly signedActs: SignedActs;
  readonly enterAct: EnterAct;
  /** Work under agreements in force: its purposes may have words of their own. */
  readonly underTerms: Parameters<typeof dictionaryDepsOf>[0]['inForce'];
}

/**
 * A company's own words, and the review of conversations that finds them: each looks at the other. What was missed becomes a
 * word, and a new word has what was missed looked for again.
 */
export function composeWords(ground: WordsGround): {
  readonly dictionaryDeps: DictionaryDeps;
  readonly qualityDeps: QualityDeps;
} {
  const { underTerms, enterAct, ...parts } = ground;
  const { db, dictionary, rules, signedActs, log, now } = parts;
  const dictionaryDeps = dictionaryDepsOf({
    ...{ db, dictionary, rules, signedActs, enterAct, log, now, inForce: underTerms },
    replay: () => replayMisses(qualityDeps),
  });
  const qualityDeps: QualityDeps = {
    ...parts,
    enter: (act, actor, agreement, words) =>
      enterAct({ act, ...actor, agreement, code: null, at: now(), words }),
    dictionaries: dictionaryDeps,
  };
  return { dictionaryDeps, qualityDeps };
}
