import { consistencyProof } from '@cordon/ledger';
import type { Kysely } from 'kysely';
import type { Findings } from '../../assurance/index.ts';
import type { LedgerPort } from '../../gate/index.ts';
import { sha256 } from '../../platform/hashing.ts';
import type { Log } from '../../platform/log.ts';
import type { Mailer } from '../../platform/mail.ts';
import type { LedgerStanding } from '../standing.ts';
import { withTiles, type FetchTile } from '../tiles.ts';
import { postTo } from './client.ts';
import { createHeartbeatClaims } from './heartbeat.store.ts';
import type { WitnessingJobs } from './jobs.ts';
import { createCheckpointMails } from './mailing.store.ts';
import { createCosignaturePruning } from './pruning.store.ts';
import type { Published } from './published.ts';
import type { WitnessedTerms } from './silence.ts';
import type { WitnessStore } from './store.ts';
import type { WitnessedAt } from './knowing.ts';

export interface WitnessingGround {
  readonly db: Kysely<unknown>;
  readonly witnesses: WitnessStore;
  readonly witnessedAt: WitnessedAt;
  readonly standing: LedgerStanding;
  readonly published: Published;
  readonly findings: Findings;
  readonly ledger: LedgerPort;
  readonly checkpoint: () => Promise<{ readonly size: number; readonly note: string } | null>;
  readonly hashes: FetchTile;
  /** The policies in force, each with its vendor. */
  readonly policies: () => Promise<
    readonly {
      readonly vendor: string;
      readonly policy: {
        readonly terms: {
          readonly agreement: string;
          readonly conditions: readonly {
            readonly clause: string;
            readonly kind: string;
            readonly [setting: string]: unknown;
          }[];
        };
      };
    }[]
  >;
  readonly vkey: string;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly now: () => Date;
}

/** What runs by the clock: asking, comparing, watching, beating, mailing. */
export function composeWitnessing(ground: WitnessingGround) {
  const { db, witnesses: store, standing, findings, ledger, checkpoint, hashes, log, now } = ground;
  const jobs: WitnessingJobs = {
    round: {
      ...{ store, standing, findings, checkpoint, log, now },
      consistency: (from, to) => withTiles(to, hashes, (read) => consistencyProof(from, to, read, sha256)),
      post: (witness, body) => postTo(witness, body),
    },
    silence: {
      ...{ findings, now, witnessedAt: ground.witnessedAt },
      terms: async () => (await ground.policies()).flatMap(termsAboutWitnesses),
    },
    heartbeat: { ledger, now, claim: createHeartbeatClaims(db) },
    mails: {
      ...createCheckpointMails(db),
      ...{ mailer: ground.mailer, vkey: ground.vkey, log, now },
      checkpoint: () => ground.published.newest(),
    },
    pruning: { ...createCosignaturePruning(db), store },
  };
  return { witnessingJobs: jobs };
}

function termsAboutWitnesses({
  vendor,
  policy: { terms },
}: Awaited<ReturnType<WitnessingGround['policies']>>[number]): WitnessedTerms[] {
  return terms.conditions.flatMap(({ clause, kind, maxAgeMinutes, onSilence }) =>
    kind === 'witnessed' &&
    typeof maxAgeMinutes === 'number' &&
    (onSilence === 'stop' || onSilence === 'keep-serving')
      ? [{ ...{ agreement: terms.agreement, vendor, clause }, maxAgeMinutes, onSilence }]
      : [],
  );
}
