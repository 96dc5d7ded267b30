import type { Findings } from '../../assurance/finding.ts';
import type { Log } from '../../platform/log.ts';
import type { Behind, LedgerStanding } from '../standing.ts';
import { ask, type AskingPorts, type Outcome } from './asking.ts';
import type { WitnessStore } from './store.ts';
import type { Witness } from './witness.ts';

export interface RoundDeps {
  readonly store: WitnessStore;
  readonly standing: LedgerStanding;
  readonly findings: Findings;
  /** The newest checkpoint signed by the log itself. */
  readonly checkpoint: () => Promise<{ readonly size: number; readonly note: string } | null>;
  readonly consistency: AskingPorts['consistency'];
  readonly post: (witness: Witness, body: Uint8Array) => ReturnType<AskingPorts['post']>;
  readonly log: Pick<Log, 'error' | 'warn'>;
  readonly now: () => Date;
}

/** One that has nothing new to cosign is asked all the same after so long: it may have lost its memory, or its life. */
const ASK_AGAIN_MS = 60_000;

/**
 * Asks every witness for its cosignature of the newest checkpoint: the same for all, so that they can meet a quorum.
 * @param everybody also those that cosigned it already, as the database remembers: it may be an old copy
 */
export async function askAll(deps: RoundDeps, everybody = false): Promise<void> {
  const newest = await deps.checkpoint();
  if (newest !== null) {
    const witnesses = await deps.store.asked();
    const due = witnesses.filter(
      ({ from, answeredAt }) =>
        everybody ||
        from !== newest.size ||
        answeredAt === null ||
        deps.now().getTime() - answeredAt.getTime() >= ASK_AGAIN_MS,
    );
    await Promise.all(due.map((witness) => askOne(deps, witness, newest)));
  }
  await hearContradictions(deps);
}

async function askOne(
  deps: RoundDeps,
  { from, ...witness }: Witness & { readonly from: number },
  { size, note }: { readonly size: number; readonly note: string },
): Promise<void> {
  const question = { checkpoint: note, size, vkey: witness.vkey };
  // What a restored database remembers of a witness is old: then it says so, and is asked from where it stands.
  const outcome = await ask(
    { ...question, from: Math.min(from, size) },
    { consistency: deps.consistency, post: (body) => deps.post(witness, body) },
  );
  await deps.store.keep(witness.id, size, outcome, deps.now());
  if (outcome.kind === 'cosigned') return;
  const told = { feature: 'ledger', principal: witness.id };
  if (outcome.kind === 'silent') deps.log.warn('a witness did not cosign', { ...told, code: outcome.why });
  else {
    deps.log.error('a witness has seen another ledger than this one', { ...told, code: outcome.kind });
    await raiseContradiction(deps, witness, size, outcome);
  }
}

/** Every replica hears what any of them was told. */
export async function hearContradictions({
  store,
  standing,
}: Pick<RoundDeps, 'store' | 'standing'>): Promise<void> {
  const said = await store.contradictions();
  standing.tell(
    'witnesses',
    said.flatMap(({ id, agreement, required, contradicts, claims }): Behind[] =>
      // Of a witness that nobody requires it is an alarm only: its word alone stops no work.
      required && contradicts !== null ? [{ agreement, why: contradicts, size: claims, witness: id }] : [],
    ),
  );
}

async function raiseContradiction(
  { findings, store, standing, log }: RoundDeps,
  { id, party, agreement }: Witness,
  size: number,
  outcome: Exclude<Outcome, { readonly kind: 'cosigned' | 'silent' }>,
): Promise<void> {
  // First: not even this may be entered on top of an old copy. It is owed until the ledger is whole again.
  await hearContradictions({ store, standing });
  const seen = outcome.kind === 'ahead' ? { seen: outcome.claims } : {};
  await findings
    .raise({
      ...{ kind: 'witness-contradicts', about: id, source: null, vendor: party, agreement },
      facts: { witness: id, entries: size, code: outcome.kind, ...seen },
    })
    .catch((err: unknown) => {
      log.error('a finding waits for its entry', { feature: 'ledger', err });
    });
}
