import pg from 'pg';
import type { DeliveredTicket } from '../../tickets/index.ts';
import { HARBOR } from '../seed/dataMap.ts';

/** A customer that nobody is: a row like any other, with an address whose mail comes to Cordon. */
export const nobody = {
  reference: 'C-9999999',
  name: 'Maren Holst',
  email: 'maren.holst@post.harbor.example.com',
  phone: '+12115550100',
  dateOfBirth: '1979-04-17',
} as const;

/** The number of their ticket at the helpdesk, behind those of the seed. */
const TICKET = '48460';

/**
 * The company makes the row in its own database, as it makes every other.
 * @param ownerUrl a login that may write there
 */
export async function addNobody(ownerUrl: string, id: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { reference, name, email, phone, dateOfBirth } = nobody;
    await client.query(
      `INSERT INTO public.customers
         (id, reference, full_name, email, phone, date_of_birth, insurance_member_id, plan, customer_since, internal_risk_score)
       VALUES ($1, $2, $3, $4, $5, $6, NULL, 'Basic', CURRENT_DATE - 400, 0)`,
      [id, reference, name, email, phone, dateOfBirth],
    );
  } finally {
    await client.end();
  }
}

/** A ticket in their name, which somebody works on like on any other. */
export function ticketOfNobody(id: number, now: Date): DeliveredTicket {
  const at = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  return {
    ...{ source: HARBOR, externalId: TICKET, party: 'pty_brightline', purpose: 'order-support' },
    ...{ subjectLine: 'Change of address', priority: 'normal', status: 'open', createdAt: at(9) },
    requester: { by: 'request', subject: String(id) },
    messages: [
      {
        ...{ id: 'm1', at: at(9), author: 'system' },
        body: 'Opened from the help page by a signed-in customer.',
      },
      {
        ...{ id: 'm2', at: at(8), author: 'customer' },
        body: `Hello, I have moved. Please write to me at ${nobody.email} before anything is sent. ${nobody.name}`,
      },
    ],
  };
}
