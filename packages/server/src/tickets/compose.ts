import type { GatePorts } from '../gate/index.ts';
import type { Guard, SignedActs } from '../identity/index.ts';
import { damped } from '../identity/index.ts';
import type { EnterAct } from '../ledger/index.ts';
import type { openDb, Pools } from '../platform/db.ts';
import type { App } from '../platform/http/index.ts';
import { deliveryRoutes, type DeliveryDeps } from './delivery.routes.ts';
import { createHandovers } from './handover.store.ts';
import { deliveryKeyRoutes, type DeliveryKeyDeps } from './keys.routes.ts';
import { createDeliveryKeys } from './keys.store.ts';
import { createOutbound } from './outbound.ts';
import { createRebindStore, type RebindTables } from './rebinds.store.ts';
import { ticketRoutes, type TicketRoutesDeps } from './routes.ts';
import { createTicketStore } from './store.ts';
import type { TicketTables } from './tables.ts';
import { webhookDeliveryRoutes } from './webhooks/delivery.routes.ts';
import { webhookRoutes, type WebhookDeps } from './webhooks/routes.ts';
import { createWebhooks } from './webhooks/store.ts';

export interface TicketGround {
  readonly db: ReturnType<typeof openDb>;
  readonly pool: Pools['app'];
  readonly keys: Parameters<typeof createWebhooks>[1];
  readonly keyring: Parameters<typeof createTicketStore>[2];
  readonly rules: Parameters<typeof createTicketStore>[3];
  readonly mailer: Parameters<typeof createOutbound>[0];
}

/** Tickets, whose customer they are about, and how helpdesks deliver them. */
export function composeTickets({ db, pool, keys, keyring, rules, mailer }: TicketGround) {
  const tickets = createTicketStore(db.$extendTables<TicketTables>(), pool, keyring, rules);
  const ticketPorts: Pick<GatePorts, 'tickets' | 'outbound'> = {
    tickets: {
      takeTry: (ticket) => tickets.takeTry(ticket),
      returnTry: (ticket) => tickets.returnTry(ticket),
      inHandOf: (person, subject, since) => tickets.boundTo(person, subject, since),
    },
    outbound: createOutbound(mailer),
  };
  return {
    tickets,
    ticketPorts,
    handovers: createHandovers(db, keyring),
    rebinds: createRebindStore(db.$extendTables<RebindTables>(), keyring),
    deliveryKeys: createDeliveryKeys(pool),
    webhooks: createWebhooks(pool, keys),
  };
}

export interface TicketRoutesGround extends ReturnType<typeof composeTickets> {
  readonly isVendor: (party: string) => Promise<boolean>;
  readonly sourceExists: (id: string) => Promise<boolean>;
  readonly signedActs: SignedActs;
  readonly enter: TicketRoutesDeps['enter'] & DeliveryKeyDeps['enter'] & WebhookDeps['enter'];
  readonly enterAct: EnterAct;
  readonly now: () => Date;
}

/** Hangs in where helpdesks deliver tickets. Nobody is signed in there: a helpdesk comes with a key. */
export function composeDeliveryRoutes(
  app: App,
  ground: Pick<TicketRoutesGround, 'tickets' | 'isVendor' | 'enterAct' | 'now' | 'deliveryKeys' | 'webhooks'>,
): void {
  const { tickets, isVendor, enterAct, now, deliveryKeys, webhooks } = ground;
  const nobody = { person: null, party: null, agreement: null };
  const strangers = damped({
    record: async ({ kind, code, ip, at }) => {
      await enterAct({ act: kind, ...nobody, ip, code, at: new Date(at), words: {} });
    },
  });
  const deliveries = {
    intake: tickets.intake,
    isVendor,
    delivered: async (ip, words) => {
      await enterAct({ act: 'ticket-delivered', ...nobody, ip, code: null, at: now(), words });
    },
    refused: (ip, code) =>
      strangers.record({
        ...{ kind: 'delivery-refused', code, personId: null, partyId: null, ip },
        at: now().getTime(),
      }),
    now,
  } satisfies Omit<DeliveryDeps, 'keys'>;
  deliveryRoutes(app, { ...deliveries, keys: deliveryKeys });
  webhookDeliveryRoutes(app, { ...deliveries, webhooks });
}

/** Hangs the routes of tickets in, and of the keys by which they are delivered. */
export function composeTicketRoutes(app: App, guard: Guard, ground: TicketRoutesGround): void {
  ticketRoutes(app, guard, ground);
  deliveryKeyRoutes(app, guard, { ...ground, keys: ground.deliveryKeys });
  webhookRoutes(app, guard, ground);
}
