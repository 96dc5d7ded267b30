import { Failure } from '@cordon/core/kernel';
import type { Pool } from 'pg';
import type { IdentityEvents } from './events.ts';
import type { MailLink } from './link-mail.ts';
import { linkTtl, makeLink } from './links.ts';
import { insertPerson, newPersonId, type NewPerson } from './persons.ts';

export interface Invited {
  readonly personId: string;
  readonly mailed: boolean;
  /** The link to hand over, when it was not mailed. It is shown this once: only its hash is kept. */
  readonly link: string | null;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface Invitations {
  /** Writes a person and returns the id; errors as `insertPerson` gives them. */
  addPerson(person: NewPerson): Promise<string>;
  /**
   * A link of seven days by mail, or to hand over. Earlier links of the person stop working.
   * @param ip where the person who invites is, for the entry
   * @throws Failure `already-done` when the person has an account, `not-in-scope` when there is no such person
   */
  invite(personId: string, ip: string | null): Promise<Invited>;
}

export interface InvitationDeps {
  readonly pool: Pool;
  readonly events: IdentityEvents;
  readonly mailLink: MailLink;
  readonly baseUrl: string;
  readonly now: () => number;
}

/** People and the links they come in by. */
export function createInvitations(deps: InvitationDeps): Invitations {
  const { pool, now, baseUrl, mailLink } = deps;

  return {
    async addPerson(person) {
      const id = newPersonId();
      await insertPerson(pool, id, person, new Date(now()));
      return id;
    },

    async invite(personId, ip) {
      const { rows } = await pool.query<{ email: string | null; partyId: string; taken: boolean }>(
        'SELECT email, party_id AS "partyId", user_id IS NOT NULL AS taken FROM cordon.persons WHERE id = $1',
        [personId],
      );
      const person = rows[0];
      if (person === undefined) throw new Failure('not-in-scope');
      // A link for somebody who has an account would be a way round their password and factors.
      if (person.taken) throw new Failure('already-done');
      // They are the user name of the account that the link makes.
      if (person.email === null) throw new Failure('email-missing');
      await deps.events.record({
        kind: 'link-made',
        code: null,
        personId,
        partyId: person.partyId,
        ip,
        at: now(),
      });
      const link = await makeLink(pool, personId, 'take-up', baseUrl, linkTtl.invitation, now());
      const mailed = await mailLink(person.email, link.url);
      return { personId, mailed, link: mailed ? null : link.url, expiresAt: link.expiresAt };
    },
  };
}
