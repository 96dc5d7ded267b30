import { rulesFor } from '@cordon/core/dictionaries';
import { Failure } from '@cordon/core/kernel';
import { compileCustom } from '@cordon/pii';
import type { OwnRules, RulesPort } from '../gate/index.ts';
import type { Log } from '../platform/log.ts';
import type { DictionaryStore, OpenedEntry } from './dictionary.ts';
import { assertHeld, type Verify } from './held.ts';

export interface Rules extends RulesPort {
  /** Forgets what was read: it was changed, or the news of a change may have been lost. */
  forget(): void;
}

export interface RulesDeps {
  readonly store: Pick<DictionaryStore, 'opened' | 'decided'>;
  readonly verify: Verify;
  /** Whether this replica would hear of a change: else nothing is kept. */
  readonly hears: () => boolean;
  readonly log: Pick<Log, 'error'>;
}

interface Version {
  readonly entries: Promise<readonly OpenedEntry[]>;
  readonly compiled: Map<string, OwnRules>;
}

/**
 * The rules in force, read and compiled once for all who ask, until they change. What cannot be read, opened or compiled is
 * not left out: whoever asks is told that there are no rules to search with, and shows nothing.
 */
export function createRules({ store, verify, hears, log }: RulesDeps): Rules {
  let version: Version | null = null;

  const current = (): Version => {
    if (version !== null) return version;
    const read: Version = { entries: held(store, verify), compiled: new Map() };
    // A change that comes while it is read puts another in its place, and this one is not found again.
    if (hears()) version = read;
    read.entries.catch(() => {
      if (version === read) version = null;
    });
    return read;
  };

  return {
    async of(purpose) {
      try {
        const { entries, compiled } = current();
        const all = await entries;
        const known = compiled.get(purpose);
        if (known !== undefined) return known;
        const plain = rulesFor(all, purpose);
        const made: OwnRules = { plain, compiled: compileCustom(plain) };
        compiled.set(purpose, made);
        return made;
      } catch (err) {
        // What failed says which place it failed at, and no word of it.
        log.error('the company’s own rules could not be read', { feature: 'dictionaries', err });
        throw new Failure('rules-unavailable', undefined, err);
      }
    },
    forget: () => {
      version = null;
    },
  };
}

async function held(store: RulesDeps['store'], verify: Verify): Promise<readonly OpenedEntry[]> {
  const [entries, decided] = await Promise.all([store.opened(['in-force', 'retiring']), store.decided()]);
  assertHeld(decided.entries, decided.bodies, verify);
  return entries;
}
