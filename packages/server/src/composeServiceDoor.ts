import type { House } from './compose.ts';
import type { Case, Who } from './gate/index.ts';
import {
  serviceReading,
  serviceVerifierFor,
  watchService,
  type ServiceKnock,
} from './identity/serviceAccounts/index.ts';

/** A tool let in: as the gate wants it, and as the door knows it. */
export interface ServiceCame {
  readonly knock: ServiceKnock;
  readonly who: Who;
  readonly work: Case;
}

/**
 * Tools at the PostgreSQL door. One asks many times a second with one secret: who came is kept for as long as it stands, and the
 * gate asks again in the same way when it releases.
 */
export function composeServiceDoor({
  stands,
  serviceAccounts,
  identity,
}: Pick<House, 'stands' | 'serviceAccounts' | 'identity'>) {
  const cameOf = (knock: ServiceKnock): ServiceCame => {
    const { principal, ip, agreement, source, purpose } = knock;
    // Each access asks for itself.
    const credential = { ...knock.credential };
    return {
      knock,
      who: { principal, session: credential.id, ip, credential },
      work: { agreement, source, purpose, ticket: null },
    };
  };
  const standing = (id: string, address: string) =>
    stands.standing.of(serviceReading(serviceAccounts, id, address));

  return {
    /** For SCRAM, by the user name; null for one that cannot be used now. */
    verifierFor: (id: string) => serviceVerifierFor(serviceAccounts, id),

    /**
     * Who comes, at this moment: asked at the connection, after the proof was checked, and for each statement.
     * @returns null for everything that does not hold
     */
    async knock(id: string, address: string): Promise<ServiceCame | null> {
      const knock = await standing(id, address);
      if (knock === null) return null;
      const came = cameOf(knock);
      if (came.who.credential !== undefined) {
        stands.holders.set(came.who.credential, async () => {
          const again = await standing(id, address);
          return again === null ? null : cameOf(again);
        });
      }
      return came;
    },

    /** Closes the connection once it may not be any more. @returns a stop */
    watch: ({ knock }: ServiceCame, close: () => void): (() => void) =>
      watchService(
        {
          revocations: identity.revocations,
          stands: async () => (await standing(knock.credential.id, knock.ip)) !== null,
        },
        knock,
        close,
      ),
  };
}
