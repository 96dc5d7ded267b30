import type { z } from 'zod';
import type { SignedIn } from '../identity/index.ts';
import type { SubjectReportDeps } from './deps.ts';
import { mayDecideNames } from './naming.ts';
import type { Printed } from './printing.ts';
import { standingOf, type Step, type SubjectRequest } from './request.ts';
import type { reportView, requestsView, requestView } from './schemas.ts';

/** Rows of a preview; the file has them all. */
const MOST_SHOWN = 500;

export async function requestsViewOf(
  deps: SubjectReportDeps,
  who: SignedIn,
): Promise<z.infer<typeof requestsView>> {
  const [requests, sources, agreements, rulings] = await Promise.all([
    deps.requests.list(),
    deps.sources(),
    deps.agreements(),
    deps.requests.rulings(),
  ]);
  const recipients = new Map(agreements.map(({ vendor }) => [vendor.id, vendor]));
  return {
    requests: requests.map((one) => requestViewOf(one, who, deps.now())),
    sources: await Promise.all(
      sources.map(async ({ id, name }) => ({
        ...{ id, name },
        lookups: (await deps.lookups(id)).map(({ resource, field, label }) => ({ resource, field, label })),
      })),
    ),
    recipients: [...recipients.values()],
    purposes: agreements.flatMap(({ id, title, vendor, governed, purposes }) =>
      purposes.map((purpose) => {
        const kept = rulings.find((one) => one.agreement === id && one.purpose === purpose);
        return {
          agreement: { id, name: title },
          ...{ vendor, governed, purpose },
          ruling: kept?.ruling ?? null,
          ruled: kept === undefined ? null : told(kept),
        };
      }),
    ),
  };
}

export function requestViewOf(
  request: SubjectRequest,
  who: SignedIn | null,
  now: Date,
): z.infer<typeof requestView> {
  const { names, suspensions, extended, answered, from } = request;
  const { before: _, ...rest } = request;
  const { dueAt, mayExtend, free } = standingOf(request, now);
  return {
    ...rest,
    receivedAt: request.receivedAt.toISOString(),
    from: from?.toISOString() ?? null,
    until: request.until.toISOString(),
    ...{ dueAt: dueAt.toISOString(), mayExtend, free },
    asked: told(request.asked),
    extended: extended && { ...extended, at: extended.at.toISOString() },
    answered: answered && told(answered),
    names: names && {
      ...names,
      asked: told(names.asked),
      decided: names.decided && told(names.decided),
      mayDecide: who !== null && mayDecideNames(who, request),
    },
    suspensions: suspensions.map((one) => ({
      ...one,
      from: one.from.toISOString(),
      until: one.until.toISOString(),
    })),
  };
}

/**
 * @param who null for whoever has the machine
 * @param most accesses, the newest of them
 */
export function reportViewOf(
  { entry, report }: Omit<Printed, 'file'>,
  who: SignedIn | null,
  now: Date,
  most = MOST_SHOWN,
): z.infer<typeof reportView> {
  const { request, named, extent, erased, accesses, accounting } = report;
  return {
    ...{ entry, named, size: extent.size, indexed: extent.indexed, total: accesses.length },
    request: requestViewOf(request, who, now),
    erased: { entries: erased.entries, under: [...erased.under] },
    accesses: accesses
      .toReversed()
      .slice(0, most)
      .map((one) => ({
        ...one,
        entries: [...one.entries],
        fields: [...one.fields],
        clauses: [...one.clauses],
      })),
    accounting: accounting && {
      ...{ suspended: accounting.suspended, leftOut: [...accounting.leftOut] },
      disclosures: accounting.disclosures.map((one) => ({
        ...one,
        entries: [...one.entries],
        fields: [...one.fields],
      })),
    },
  };
}

function told({ by, at, entry }: Step) {
  return { by, at: at.toISOString(), entry };
}
