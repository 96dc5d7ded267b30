import { Failure } from '@cordon/core/kernel';
import type { EnterAct, OwedEntries } from '../index.ts';
import { outsideAgreements } from '../outside.ts';
import { createArchiveStore, type ArchiveGround } from './archive.store.ts';
import type { ErasingDeps } from './deps.ts';
import { createErasureStore, type ErasureGround } from './store.ts';

interface Ground
  extends
    Omit<ErasureGround, 'archive'>,
    Omit<ArchiveGround, 'company'>,
    Pick<ErasingDeps, 'signedActs' | 'log' | 'now'> {
  readonly people: { company(): Promise<{ readonly id: string } | null> };
  readonly accesses: { windowsOf(person: string): Promise<readonly { readonly agreement: string }[]> };
  readonly enterAct: EnterAct;
  readonly owed: OwedEntries;
}

/** Erasures beside the ledger, and what they sealed. */
export function composeErasing({
  people,
  accesses,
  enterAct,
  owed,
  signedActs,
  log,
  now,
  ...ground
}: Ground): ErasingDeps {
  const company = async () => {
    const found = await people.company();
    if (found === null) throw new Failure('internal', 'there is no company yet');
    return found.id;
  };
  const archive = createArchiveStore({ ...ground, company });
  return {
    ...{ archive, store: createErasureStore({ ...ground, archive }) },
    ...{
      signedActs,
      log,
      now,
      enter: outsideAgreements({ enterAct, now }).enter,
      settle: () => owed.settle(),
    },
    auditedBy: async ({ id, partyKind }) => {
      const audited = (await accesses.windowsOf(id)).map(({ agreement }) => agreement);
      return partyKind === 'company' && audited.length > 0 ? [...audited, null] : audited;
    },
  };
}
