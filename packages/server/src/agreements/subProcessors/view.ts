import {
  flowDownStatus,
  subProcessorActs,
  subProcessorAllows,
  subProcessorAnnex,
  type AnnexLine,
  type SubProcessorAct,
} from '@cordon/core/agreements';
import type { z } from 'zod';
import type { Role } from '../../identity/index.ts';
import type { Agreement } from '../store.ts';
import { doneOf, noticeOf, standingOf } from './acting.ts';
import type { subProcessorView } from './schemas.ts';
import type { SubProcessor, Transfer } from './store.ts';

export const proposers = ['vendor-admin'] as const satisfies readonly Role[];
export const deciders = [
  'privacy-officer',
  'vendor-manager',
  'company-admin',
] as const satisfies readonly Role[];

/** Who does what. Neither side can do the other's part. */
export const actors: Readonly<Record<SubProcessorAct, readonly Role[]>> = {
  object: deciders,
  approve: deciders,
  withdraw: proposers,
  'flow-down': proposers,
  end: [...proposers, ...deciders],
};

type View = z.infer<typeof subProcessorView>;

/** @param termsHash of the terms that stand now, hex */
export function subProcessorViewOf(
  sub: SubProcessor,
  agreement: Agreement,
  termsHash: string,
  role: Role,
  now: Date,
): View {
  const { acts, rule, proposedAt, categories, agreement: _, ...rest } = sub;
  const { state, bySilence, flowDown, ...times } = standingOf(sub, now);
  const bound = acts.findLast(({ act, flowDown: of }) => act === 'flow-down' && of?.termsHash === flowDown);
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    ...rest,
    ...{ rule, state, bySilence, categories: [...categories], proposedAt: proposedAt.toISOString() },
    agreement: { id: agreement.id, title: agreement.title, vendor: agreement.processor },
    objectUntil: new Date(times.objectUntil).toISOString(),
    noticeEnds: new Date(times.noticeEnds).toISOString(),
    authorisedAt: iso(times.authorisedAt),
    usableFrom: iso(times.usableFrom),
    flowDown: bound?.flowDown == null ? null : { ...bound.flowDown, confirmedAt: bound.at.toISOString() },
    flowDownStatus: flowDownStatus(flowDown, termsHash),
    acts: acts.map(({ act, person, party, at, reason, entry }) => ({
      ...{ act, person, party, at: at.toISOString(), reason, entry },
    })),
    may: subProcessorActs.filter(
      (act) =>
        actors[act].includes(role) &&
        (agreement.endedAt === null || act === 'withdraw' || act === 'end') &&
        subProcessorAllows(noticeOf(sub), doneOf(sub), act, now.getTime()),
    ),
  };
}

const TRANSFER: Readonly<Record<Transfer, string>> = {
  inside: 'Stays inside the EEA or the country of the controller',
  adequacy: 'Adequacy decision',
  scc: 'Standard contractual clauses, processor to processor',
  bcr: 'Binding corporate rules',
  other: 'Another lawful ground, see the contract',
};

/** The annex of a register as it is shown, with the ground of each transfer in words. */
export function annexOf(items: readonly View[]) {
  const lines = items.map((view): AnnexLine => ({ ...view, transfer: TRANSFER[view.transfer] }));
  const { title, columns, rows, text } = subProcessorAnnex(lines);
  return { title, columns: [...columns], rows: rows.map((row) => [...row]), text };
}
