import type { Seat, Sight } from '@cordon/core/helpdesk';
import { Failure } from '@cordon/core/kernel';
import type { HelpdeskClient } from '../client.ts';
import type { HelpdeskSettings } from '../settings.ts';
import * as shapes from './shapes.ts';
import { everyPage } from './pages.ts';

const API = '/api/v2';

/**
 * Whose seat shows the tickets of the company's queues: admins, agents who see all tickets or those of a group they are in,
 * and whoever has a token that is still good. What is not told counts as seen.
 */
export async function seatsOf(
  client: HelpdeskClient,
  settings: HelpdeskSettings,
  now: Date,
): Promise<readonly Seat[]> {
  const staff = { 'role[]': 'agent' };
  const [agents, admins, roles, members, tokens] = await Promise.all([
    everyPage(client, `${API}/users`, staff, shapes.users, (page) => page.users),
    everyPage(client, `${API}/users`, { 'role[]': 'admin' }, shapes.users, (page) => page.users),
    client.read(`${API}/custom_roles`, shapes.roles),
    everyPage(client, `${API}/group_memberships`, {}, shapes.memberships, (page) => page.group_memberships),
    everyPage(client, `${API}/oauth/tokens`, { all: 'true' }, shapes.tokens, (page) => page.tokens),
  ]);
  if (roles === null) throw new Failure('helpdesk-unreadable', 'the helpdesk tells no roles');
  const access = new Map(
    roles.custom_roles.map(({ id, configuration }) => [id, configuration?.ticket_access]),
  );
  const queues = new Set(settings.queues.map(({ queue }) => queue));
  const inQueue = new Set(
    members.flatMap(({ user_id, group_id }) => (queues.has(group_id) ? [user_id] : [])),
  );
  const holding = new Set(
    tokens.flatMap(({ user_id, expires_at }) => (expires_at == null || expires_at > now ? [user_id] : [])),
  );
  return [...agents, ...admins].flatMap((user) => {
    if (user.active === false || user.suspended === true) return [];
    const sights = sightsOf(user, access.get(user.custom_role_id ?? ''), inQueue.has(user.id));
    return [
      {
        ...{ id: user.id, email: user.email ?? null, sso: user.external_id ?? null },
        sights: [...sights, ...(holding.has(user.id) ? (['token'] as const) : [])],
      },
    ];
  });
}

function sightsOf(
  user: shapes.ZendeskUser,
  role: string | null | undefined,
  member: boolean,
): readonly Sight[] {
  if (user.role === 'admin') return ['tickets', 'comments', 'admin', 'customer-field'];
  const access = role ?? user.ticket_restriction ?? 'all';
  // Somebody who sees assigned or requested tickets sees those of the queue that are given to them.
  const sees =
    access === 'groups' || access === 'within-groups' || access.startsWith('within-groups')
      ? member
      : access !== 'requested';
  if (!sees) return [];
  // Whoever works on a ticket may write its fields.
  return ['tickets', 'comments', 'customer-field'];
}
