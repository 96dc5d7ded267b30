import type { Kysely } from 'kysely';
import { keySigned } from '../identity/index.ts';
import type { Bus } from '../platform/bus.ts';
import type { Keys } from '../platform/keys.ts';
import type { Log } from '../platform/log.ts';
import { createRules } from './rules.ts';
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
