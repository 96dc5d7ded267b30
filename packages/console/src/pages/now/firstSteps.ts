import type { AgreementRow, PersonRow, SourceView, VendorRow } from '../../api/types.ts';

export interface FirstStep {
  readonly title: string;
  /** Where it is done. */
  readonly to: string;
  readonly done: boolean;
}

interface Installation {
  /** The company's own. */
  readonly people: readonly Pick<PersonRow, 'role'>[];
  readonly sources: readonly Pick<SourceView, 'id' | 'database' | 'api'>[];
  readonly vendors: readonly Pick<VendorRow, 'id' | 'networks' | 'people' | 'peopleReady'>[];
  readonly agreements: readonly Pick<AgreementRow, 'id' | 'status' | 'awaits'>[];
}

/** What it takes from an empty installation to the first agent at work, in the order in which it can be done. */
export function firstSteps({ people, sources, vendors, agreements }: Installation): readonly FirstStep[] {
  const waiting = agreements.find(({ awaits }) => awaits.length > 0);
  const signed = agreements.some(({ status }) => !['draft', 'offered', 'negotiated'].includes(status));
  const nobodyGetsIn = vendors.find(({ networks }) => networks === 0);
  const dark = sources.find((source) =>
    [source.database, source.api].some((part) => part !== null && part.liveAt === null),
  );
  return [
    {
      title: 'Invite a privacy officer, and a second company admin',
      to: '/settings?tab=people',
      done: people.some(({ role }) => role === 'privacy-officer'),
    },
    { title: 'Connect the customer database', to: '/sources', done: sources.length > 0 },
    { title: 'Add the vendor and invite its admin', to: '/vendors', done: vendors.length > 0 },
    {
      title: 'List the networks the vendor works from',
      to: nobodyGetsIn === undefined ? '/vendors' : `/vendors/${nobodyGetsIn.id}`,
      done: vendors.length > 0 && nobodyGetsIn === undefined,
    },
    { title: 'Draft the agreement', to: '/agreements', done: agreements.length > 0 },
    {
      title: 'Both parties sign it',
      to: waiting === undefined ? '/agreements' : `/agreements/${waiting.id}?tab=versions`,
      done: signed,
    },
    {
      title: 'Let the source go live',
      to: dark === undefined ? '/sources' : `/sources/${encodeURIComponent(dark.id)}`,
      done: sources.length > 0 && dark === undefined,
    },
    {
      title: 'The vendor admin invites agents, who then take tickets',
      to: '/vendors',
      done: vendors.some((vendor) => vendor.people > 1),
    },
  ];
}
