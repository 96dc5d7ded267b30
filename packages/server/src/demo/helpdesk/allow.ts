import { randomUUID } from 'node:crypto';
import type { House } from '../../compose.ts';
import { allowSidebar, newSidebarSecret } from '../../identity/sidebar/index.ts';
import { textHash } from '../../platform/hashing.ts';
import { handOf } from '../hand.ts';
import { HARBOR } from '../seed/dataMap.ts';
import type { HelpdeskSide } from './side.ts';

const NAME = 'Helpdesk of the demo';
const ADMIN = { id: 'per_olivia', party: 'pty_harbor' };

/**
 * The company's admin allows pages of this origin, and no other, to show Cordon beside a ticket: by the hand of the admin,
 * who has no browser yet.
 */
export async function allowHelpdesk(house: House, origin: string): Promise<HelpdeskSide> {
  const at = house.now();
  const hand = await handOf(house, ADMIN, `demo-${randomUUID()}`);
  const words = { source: HARBOR, name: textHash(NAME), origins: origin, algorithm: 'HS256' };
  const act = 'sidebar-made';
  const signed = await house.signedActs.check(hand.session, act, words, hand.decided(act, words, at));
  const actor = { person: ADMIN.id, party: ADMIN.party, ip: null };
  const secret = newSidebarSecret();
  const { id } = await allowSidebar(
    {
      ...{ store: house.sidebar.store, now: house.now },
      enter: (entered, { signed: words, ...by }, more) =>
        house.enterAct({
          ...{ act: entered, ...by, agreement: null, code: null, at, words: more },
          ...(words !== undefined && { signed: words }),
        }),
    },
    { ...actor, signed: { act, words: signed, openings: [] } },
    { source: HARBOR, name: NAME, origins: [origin] },
    { algorithm: 'HS256', secret },
  );
  return { id, secret, audience: `${house.world.baseUrl}/sidebar/${id}` };
}
