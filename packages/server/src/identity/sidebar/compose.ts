import type { FindingKind } from '@cordon/core/assurance';
import type { Pool } from 'pg';
import type { EnterAct } from '../../ledger/index.ts';
import type { Keys } from '../../platform/keys.ts';
import { damped } from '../events.ts';
import type { Identity } from '../index.ts';
import type { FrameDeps } from './frames.ts';
import { createSidebarStore } from './store.ts';

/** The parts of the house that sidebars rest on. */
export interface SidebarGround {
  readonly pool: Pool;
  readonly keys: Keys;
  readonly baseUrl: string;
  readonly identity: Pick<Identity, 'sessionNow' | 'hearing' | 'keys' | 'signatures' | 'signedActs'>;
  readonly enterAct: EnterAct;
  readonly findings: {
    raise(found: {
      readonly kind: FindingKind;
      readonly about: string;
      readonly source: string;
      readonly vendor: string | null;
      readonly agreement: null;
      readonly facts: Readonly<Record<string, string>>;
    }): Promise<unknown>;
  };
  readonly now: () => Date;
}

export function composeSidebar(ground: SidebarGround): FrameDeps {
  const { pool, keys, baseUrl, identity, enterAct, findings, now } = ground;
  // Nobody is signed in where a helpdesk speaks.
  const strangers = damped({
    record: async ({ kind, code, ip, at, words = {} }) => {
      const nobody = { person: null, party: null, agreement: null };
      await enterAct({ act: kind, ...nobody, ip, code, at: new Date(at), words });
    },
  });
  return {
    ...{ store: createSidebarStore(pool, keys), baseUrl, now },
    session: identity.sessionNow,
    ...{ hears: identity.hearing.hears, keys: identity.keys, signatures: identity.signatures },
    signedActs: identity.signedActs,
    enter: (act, actor, words, code) => enterAct({ act, ...actor, agreement: null, code, at: now(), words }),
    async hintMismatched({ person }, { source, sidebar }) {
      // Whom the helpdesk named is an address, and stays out of it.
      await findings.raise({
        ...{ kind: 'hint-mismatch', about: `${source}/${person.id}`, source },
        ...{ vendor: person.partyId, agreement: null, facts: { person: person.id, sidebar } },
      });
    },
    hintRefused: (ip, sidebar) =>
      strangers.record({
        ...{ kind: 'hint-refused', code: 'hint-refused', personId: null, partyId: null, ip },
        ...{ at: now().getTime(), words: { sidebar } },
      }),
  };
}
