import { QUALITY } from '@cordon/core/policy';
import type { Kysely } from 'kysely';
import { keySigned, type SignedActs } from '../identity/index.ts';
import type { EnterAct } from '../ledger/index.ts';
import type { Bus } from '../platform/bus.ts';
import type { Keys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';
import type { DictionaryDeps } from './deps.ts';
import type { DictionaryStore } from './dictionary.ts';
import { createRules, type Rules } from './rules.ts';
import { createDictionaryStore } from './store.ts';

/** Of the trigger that tells of every change, by whatever hand. */
const CHANNEL = 'cordon_dictionaries';

/** The dictionary and the rules made of it, as the gate asks for them. */
export async function composeDictionaries(ground: {
  readonly db: Kysely<unknown>;
  readonly keys: Pick<Keys, 'seal' | 'unseal'>;
  readonly bus: Bus;
  readonly log: Log;
}) {
  const { db, keys, bus, log } = ground;
  const dictionary = createDictionaryStore(db, keys);
  const rules = createRules({ store: dictionary, verify: keySigned, hears: () => bus.connected(), log });
  const close = await bus.listen(CHANNEL, () => {
    rules.forget();
  });
  return { dictionary, rules, closeDictionaries: close };
}

/** What proposing and deciding need. */
export function dictionaryDepsOf(ground: {
  readonly db: Kysely<unknown>;
  readonly dictionary: DictionaryStore;
  readonly rules: Rules;
  readonly signedActs: SignedActs;
  readonly enterAct: EnterAct;
  readonly inForce: () => Promise<readonly { readonly works: readonly { readonly purpose: string }[] }[]>;
  /** Looks for every marked miss with the rules as they are now. */
  readonly replay: () => Promise<unknown>;
  readonly log: Log;
  readonly now: () => Date;
}): DictionaryDeps {
  const { db, dictionary: store, rules, signedActs, enterAct, inForce, replay, log, now } = ground;
  return {
    ...{ db, store, rules, signedActs, now },
    enter: (act, actor, words) => enterAct({ act, ...actor, agreement: null, code: null, at: now(), words }),
    purposes: async () => {
      const named = (await inForce()).flatMap(({ works }) => works.map(({ purpose }) => purpose));
      return [...new Set([...named, QUALITY])];
    },
    changed: async () => {
      // The night's run looks for them again: what was decided is decided.
      await replay().catch((err: unknown) => {
        log.error('misses could not be looked for again', { feature: 'dictionaries', err });
      });
    },
  };
}
