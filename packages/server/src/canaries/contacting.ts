import type { Findings } from '../assurance/index.ts';
import type { SecretsPort } from '../gate/index.ts';
import { newId } from '../platform/ids.ts';
import type { Canary, Shown, Via } from './canary.ts';
import type { KnownCanaries } from './known.ts';
import type { CanaryStore } from './store.ts';

export interface ContactDeps {
  readonly store: CanaryStore;
  readonly known: () => Pick<KnownCanaries, 'whose'>;
  readonly secrets: Pick<SecretsPort, 'pseudonym'>;
  readonly findings: Pick<Findings, 'raise'>;
  /** Address that Cordon's own mail comes from: its replies go to the address on file. */
  readonly ownAddress: string;
  readonly now: () => Date;
}

/**
 * Somebody wrote to an address: when it is a canary's, it is kept, and a finding names whom the address was shown to, and the
 * entries under which it was.
 * @returns whether it was one
 */
export async function contacted(
  deps: ContactDeps,
  address: string,
  { via, sender }: { readonly via: Via; readonly sender: string },
): Promise<boolean> {
  const found = deps.known().whose(address);
  if (found === undefined) return false;
  const ours = found.person === null && sender.toLowerCase() === deps.ownAddress.toLowerCase();
  if (!ours) await note(deps, found, { via, sender });
  return true;
}

/** Somebody looked up an address that somebody else was shown: both are named. */
export async function crossed(deps: ContactDeps, shown: Shown, person: string): Promise<void> {
  await note(deps, shown, { via: 'lookup', sender: person }, { lookedUpBy: person });
}

async function note(
  deps: ContactDeps,
  found: NonNullable<ReturnType<KnownCanaries['whose']>>,
  { via, sender }: { readonly via: Via; readonly sender: string },
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { canary } = found;
  const shown = found.person === null ? null : found;
  const at = deps.now();
  const showings =
    shown === null
      ? []
      : await deps.store.showings(shown.person, shown.agreement, pseudonymsOf(deps, canary, at));
  const entries = showings.map(({ entry }) => entry);
  await deps.store.contacted({
    ...{ id: newId('cct'), canary: canary.id, at, via, entries, sender },
    ...{ person: shown?.person ?? null, agreement: shown?.agreement ?? null },
  });
  if (via === 'test') return;
  const [first] = showings;
  await deps.findings.raise({
    kind: 'canary-contacted',
    about: `${canary.source}/${canary.id}/${shown?.person ?? 'on-file'}${via === 'lookup' ? `/${sender}` : ''}`,
    source: canary.source,
    // Neither vendor nor agreement: what names a canary is for the company alone.
    ...{ vendor: null, agreement: null },
    facts: {
      ...{ canary: canary.id, via, ...more },
      ...(shown !== null && {
        shownTo: shown.person,
        shownUnder: shown.agreement,
        shownVendor: (await deps.store.partyOf(shown.person)) ?? '',
      }),
      ...(first !== undefined && {
        ...{ entry: first.entry, shownAt: first.at.toISOString(), shownBy: first.kind },
        ...{ ticket: first.ticket ?? '', resource: first.resource ?? '', entries: entries.join(' ') },
      }),
    },
  });
}

/** The pseudonyms of a canary in each month since it was seeded. */
function pseudonymsOf(
  { secrets }: ContactDeps,
  { subject, seededAt }: Canary,
  until: Date,
): readonly string[] {
  const months: string[] = [];
  const first = Date.UTC(seededAt.getUTCFullYear(), seededAt.getUTCMonth());
  for (let at = first; at <= until.getTime();) {
    const month = new Date(at);
    months.push(secrets.pseudonym(subject, month));
    at = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1);
  }
  return months;
}
