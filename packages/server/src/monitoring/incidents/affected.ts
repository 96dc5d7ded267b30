import type { z } from 'zod';
import type { createScoping } from '../../ledger/scoping/index.ts';
import { queryOf } from '../query.ts';
import type { Incident } from './incident.ts';
import type { affectedView } from './schemas.ts';

/** Customers of an answer; the file of proofs on the ledger's own page has all. */
const MOST = 500;

interface AffectedDeps {
  readonly scoping: Pick<ReturnType<typeof createScoping>, 'scope'>;
  readonly now: () => Date;
}

/**
 * Whose data was seen, exactly, from the entries themselves: by the agents of the incident from the day of its first signal
 * on, or by the whole vendor where no agent is known. More than the evidence names: a signal tells when somebody was
 * noticed, not when they began.
 */
export async function affectedBy(
  { scoping, now }: AffectedDeps,
  { agents, vendor, firstAt }: Incident,
): Promise<z.infer<typeof affectedView>> {
  const from = new Date(firstAt.getTime() - (firstAt.getTime() % 86_400_000));
  // What was seen this very millisecond is in it.
  const until = new Date(now().getTime() + 1);
  const asked = { kind: 'data', ok: true, from, until };
  const everything = { vendor: null, windows: null };
  const named = { tickets: [], fields: [], agreements: [] };
  const queries = (
    agents.length === 0
      ? [{ ...asked, vendor: vendor.id }]
      : agents.map(({ id }) => ({ ...asked, agent: id }))
  ).flatMap((one) => queryOf(one, everything, named) ?? []);
  const { customers, completeness, indexed } = await scoping.scope(
    { query: { any: queries }, window: { from, until }, agreements: null },
    'subject',
  );
  return {
    ...{ from: from.toISOString(), until: until.toISOString(), customersTotal: customers.length },
    customers: customers.slice(0, MOST).map(({ customer, source, fields, entries }) => ({
      ...{ customer, source, entries: [...entries] },
      fields: fields.map(({ resource, field, how, times }) => ({ resource, field, how, times })),
    })),
    complete: completeness.missing.length === 0 && indexed.indexed === indexed.size,
    missing: [...completeness.missing],
  };
}
