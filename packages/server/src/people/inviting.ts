import type { z } from 'zod';
import type { Invitations, SignedIn } from '../identity/index.ts';
import type { invitationView } from './schemas.ts';

export interface InviteDeps {
  readonly invitations: Invitations;
  readonly enter: (
    act: string,
    actor: { readonly person: string; readonly party: string; readonly ip: string | null },
    words: Readonly<Record<string, string | number | boolean | null>>,
  ) => Promise<number>;
}

/** Adds a person, enters it, and gives the link by mail or by hand. */
export async function invite(
  deps: InviteDeps,
  { person: who, ip }: SignedIn,
  person: Parameters<Invitations['addPerson']>[0],
  then: (id: string) => Promise<void> = async () => undefined,
): Promise<z.infer<typeof invitationView>> {
  const id = await deps.invitations.addPerson(person);
  await then(id);
  await deps.enter(
    'person-invited',
    { person: who.id, party: who.partyId, ip },
    { subjectPerson: id, role: person.role },
  );
  const { mailed, link, expiresAt } = await deps.invitations.invite(id, ip);
  return { person: id, mailed, link, expiresAt: new Date(expiresAt).toISOString() };
}
