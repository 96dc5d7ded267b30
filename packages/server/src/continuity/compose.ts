import type { Cover, InForce } from '../agreements/index.ts';
import type { People } from '../people/people.ts';
import type { ExceptionRoutesDeps } from './deps.ts';

/** What exceptions are wired from; the rest they take as it is. */
export interface ExceptionGround extends Pick<
  ExceptionRoutesDeps,
  'exceptions' | 'inForce' | 'tickets' | 'ticket' | 'enter' | 'signedActs' | 'now'
> {
  readonly terms: InForce;
  readonly cover: Cover;
  readonly people: People;
}

/** Puts together what leases and emergencies need of agreements and people. */
export function composeExceptions({ terms, cover, people, ...rest }: ExceptionGround): ExceptionRoutesDeps {
  const { now } = rest;
  return {
    ...rest,
    termsOf: async (agreement) => {
      const answer = await terms.inForce(agreement, now());
      return answer.ok ? answer.policy.terms : null;
    },
    covering: async ({ party, source }) => (await cover.of(party, source, now()))?.agreement ?? null,
    sitesOf: (party) => people.sites(party),
    networksOf: (party) => people.networks(party),
    isOfficer: async (id) => {
      const [person] = await people.list({ id, kind: 'company' }, now());
      return person !== undefined && person.role !== 'auditor' && person.suspendedBy === null;
    },
  };
}
