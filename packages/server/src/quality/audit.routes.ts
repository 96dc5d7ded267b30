import { codes, Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { App } from '../platform/http/index.ts';
import { identifier } from '../platform/schemas.ts';
import type { Intake } from './intake.ts';
import type { Miss } from './misses.store.ts';
import { reportFrom, reportOn, within } from './reporting.ts';
import { MOST_OF_REPORT, type ReportRoutesDeps } from './reports.routes.ts';
import { audit } from './schemas.ts';

export interface Window {
  readonly agreement: string;
  readonly from: Date;
  readonly until: Date;
}

export interface AuditRoutesDeps extends ReportRoutesDeps {
  /** An auditor's windows. */
  readonly windowsOf: (person: string) => Promise<readonly Window[]>;
}

/**
 * How quality is looked after under an agreement, for its auditor: the report everybody has, what is withheld and why, and
 * what became of marked misses. No conversation, no word of one, and nobody's name.
 */
export function auditRoutes(app: App, guard: Guard, deps: AuditRoutesDeps): void {
  app.get(
    '/api/agreements/:id/quality/audit',
    {
      onRequest: guard.requireRole('auditor'),
      schema: {
        tags: ['audit'],
        params: z.strictObject({ id: identifier }),
        response: { 200: audit },
      },
    },
    async (request) => {
      const { person, ip } = signedIn(request);
      const [of, windows] = [await deps.agreementOf(request.params.id), await deps.windowsOf(person.id)];
      const window = windows.find(({ agreement }) => agreement === request.params.id);
      if (of === null || window === undefined) throw new Failure('not-in-scope');
      const { agreement } = window;
      const now = deps.now();
      const terms = await deps.inForce.inForce(agreement, now);
      const leastGroup = terms.ok ? terms.policy.quality?.leastGroup : undefined;
      if (leastGroup === undefined) throw new Failure(terms.ok ? 'not-permitted' : terms.code);
      const vendor = of.processor.id;
      const all = await deps.conversations.list({ vendor, from: reportFrom(now) }, MOST_OF_REPORT);
      const mine = all.filter((one) => one.agreement === agreement);
      const [open, misses] = [await deps.intakes.open(vendor), await deps.misses.list(vendor)];
      const actor = { person: person.id, party: person.partyId, ip };
      const entry = await deps.enter('quality-audited', actor, agreement, {});
      return audit.parse({
        ...{ entry, agreement, from: window.from.toISOString(), until: window.until.toISOString() },
        report: { ...within(reportOn(mine, leastGroup, now), window), entry, agreement },
        withheld: withheldOf(
          open.filter(({ source, receivedAt }) => source === of.source && isIn(window, receivedAt)),
        ),
        misses: missesOf(misses.filter(({ at }) => isIn(window, at))),
      });
    },
  );
}

function isIn({ from, until }: Window, at: Date): boolean {
  return from <= at && at < until;
}

function withheldOf(open: readonly Intake[]) {
  const withheld = open.flatMap(({ state, code }) => (state === 'withheld' && code !== null ? [code] : []));
  return [...Map.groupBy(withheld, (code) => code)].map(([code, { length }]) => {
    return { code, why: codes[code].text, conversations: length };
  });
}

function missesOf(misses: readonly Miss[]) {
  const alike = Map.groupBy(misses, ({ kind, state, found }) => JSON.stringify([kind, state, found]));
  return [...alike.values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const { kind, state, found } = first;
    return [{ kind, state, found, misses: some.length }];
  });
}
