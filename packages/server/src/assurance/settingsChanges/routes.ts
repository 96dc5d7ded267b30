import { Failure } from '@cordon/core/kernel';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { App } from '../../platform/http/index.ts';
import { settingsChangesView, settingsQuery } from './schemas.ts';
import type { SettingsChanges } from './settingsChanges.ts';

interface Time {
  readonly party: string;
  readonly from: Date;
  readonly until: Date;
}

export interface SettingsRoutesDeps {
  readonly changes: SettingsChanges;
  /** Whose vendors an auditor may see, and of which time. */
  readonly auditedTime: (person: string) => Promise<readonly Time[]>;
  /** By id; whoever is not known any more is told by id. */
  readonly names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Every change of Cordon's own settings: shown to the company, to the vendor it may concern, and to auditors within their time. */
export function settingsRoutes(app: App, guard: Guard, deps: SettingsRoutesDeps): void {
  app.get(
    '/api/settings-changes',
    {
      onRequest: guard.requireRole(
        ...(['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const),
        ...(['vendor-admin', 'auditor'] as const),
      ),
      schema: { tags: ['assurance'], querystring: settingsQuery, response: { 200: settingsChangesView } },
    },
    async (request) => {
      const [from, until] = [new Date(request.query.from), new Date(request.query.until)];
      const changes = await within(deps, signedIn(request), { from, until });
      const people = changes
        .flatMap(({ by, secondPerson }) => [by, secondPerson])
        .filter((id) => id !== null);
      const names = await deps.names([...new Set(people)]);
      const ref = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? id });
      return {
        changes: changes.map((change) => ({
          ...change,
          at: new Date(change.at).toISOString(),
          by: ref(change.by),
          secondPerson: ref(change.secondPerson),
        })),
      };
    },
  );
}

async function within(
  { changes, auditedTime }: SettingsRoutesDeps,
  { person }: SignedIn,
  period: { readonly from: Date; readonly until: Date },
) {
  if (period.from >= period.until) throw new Failure('bad-request', 'the period ends before it begins');
  if (person.role !== 'auditor')
    return changes(period, person.partyKind === 'company' ? null : [person.partyId]);
  const seen = new Map<number, Awaited<ReturnType<SettingsChanges>>[number]>();
  for (const { party, from, until } of await auditedTime(person.id)) {
    const cut = { from: later(from, period.from), until: sooner(until, period.until) };
    if (cut.from >= cut.until) continue;
    for (const change of await changes(cut, [party])) seen.set(change.entry, change);
  }
  return [...seen.values()].toSorted((a, b) => a.entry - b.entry);
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
const sooner = (a: Date, b: Date): Date => (a < b ? a : b);
