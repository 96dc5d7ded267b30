import type { z } from 'zod';
import type { PersonFacts } from './people.ts';
import type { blocker, personRow } from './schemas.ts';

type Blocker = z.infer<typeof blocker>;

/**
 * What stops a person from working, each with the one step that mends it.
 * @param covered whether an agreement of the person's vendor is in force
 */
export function blockersOf(person: PersonFacts, covered: boolean): Blocker[] {
  const vendor = person.partyKind === 'vendor';
  const found: (Blocker | false)[] = [
    person.suspended && {
      code: 'suspended',
      text: 'Access is suspended.',
      mend: 'End the suspension once the reason is settled.',
    },
    !person.hasAccount && {
      code: 'invitation-open',
      text: 'The invitation was not taken up yet.',
      mend: 'Ask them to open their link, or send a new one.',
    },
    person.hasAccount &&
      !person.hasFactor && {
        code: 'no-second-factor',
        text: 'No second factor is enrolled.',
        mend: 'They enrol a passkey or an authenticator at their next sign-in.',
      },
    vendor &&
      !person.hasNetwork && {
        code: 'no-network',
        text: 'No network is listed for this vendor, so nobody gets in.',
        mend: 'The company adds the networks of the site.',
      },
    vendor &&
      person.role === 'agent' &&
      !covered && {
        code: 'no-agreement',
        text: 'No agreement is in force.',
        mend: 'Both parties sign, or the company renews it.',
      },
    person.role === 'agent' &&
      (person.accessRole === null || person.purpose === null) && {
        code: 'no-assignment',
        text: 'No role and purpose of the agreement are assigned.',
        mend: 'The vendor admin assigns both.',
      },
  ];
  return found.filter((one) => one !== false);
}

export function personRowOf(person: PersonFacts, covered: boolean): z.infer<typeof personRow> {
  const blockers = blockersOf(person, covered);
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.role,
    party: { id: person.partyId, name: person.partyName },
    site: person.site,
    accessRole: person.accessRole,
    purpose: person.purpose,
    ready: blockers.length === 0,
    blockers,
    liveSessions: person.liveSessions,
    ticketsInHand: person.ticketsInHand,
    suspended: person.suspended,
  };
}
