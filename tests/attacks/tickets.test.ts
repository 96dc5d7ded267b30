import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { expectNothingOf, expectRefused, MINUTE, openScene, said, type Scene } from './attack.ts';

/* What an agent with a valid sign-in tries: other people's tickets, other people's customers. */

let scene: Scene;
let ada: Visitor;

beforeAll(async () => {
  scene = await openScene();
  ada = await scene.enterFresh('per_ada');
});
afterAll(() => scene.close());

const at = { resource: 'customers', field: 'email' };

describe("another agent's ticket", () => {
  it('is refused at every act, like one that does not exist', async () => {
    const { ticket, customer } = await scene.boundTicket('per_ben');
    for (const act of [
      (id: string) => ada.get(`/api/tickets/${id}`),
      (id: string) => ada.post(`/api/tickets/${id}/take`, {}),
      (id: string) => ada.post(`/api/tickets/${id}/close`, {}),
      (id: string) => ada.post(`/api/tickets/${id}/note`, { text: 'hello' }),
      (id: string) => ada.post(`/api/tickets/${id}/reply`, { text: 'hello' }),
      (id: string) =>
        ada.post(
          `/api/tickets/${id}/lookup`,
          ada.signed({ act: 'lookup', ticket: id, ...at, value: customer.email }),
        ),
      (id: string) =>
        ada.post(
          `/api/tickets/${id}/rebind`,
          ada.signed({ act: 'rebind', ticket: id, ...at, value: customer.email }),
        ),
      (id: string) =>
        ada.post(
          `/api/tickets/${id}/confirm`,
          ada.signed({ act: 'confirm', ticket: id, ...at, value: customer.email }),
        ),
      (id: string) =>
        ada.post(
          `/api/tickets/${id}/reveal`,
          ada.signed({
            act: 'reveal',
            ticket: id,
            ...at,
            key: String(customer.id),
            reason: 'customer-asked',
          }),
        ),
    ]) {
      const theirs = await scene.attack(() => act(ticket.id));
      const nobodys = await scene.attack(() => act(`tic_${randomUUID()}`));
      expectRefused(theirs, 'not-in-scope', 'per_ada');
      expectRefused(nobodys, 'not-in-scope', 'per_ada');
      expect(said(theirs.answer)).toBe(said(nobodys.answer));
      expectNothingOf(customer, theirs);
    }
    expect(await scene.house.tickets.find(ticket.id)).toMatchObject({ assignee: 'per_ben', status: 'open' });
  });
});
