import type { HelpdeskView, SeatSight } from '../../api/types.ts';

export const HELPDESK = '/api/sources/:id/helpdesk';

export const KINDS = { rt: 'Request Tracker', zendesk: 'Zendesk' } as const satisfies Record<
  HelpdeskView['kind'],
  string
>;

/** What the two kinds call the same things. */
export const CALLED = {
  rt: {
    queue: 'Queue',
    queueIs: 'Its name in RT',
    field: 'Name of the field',
    setters: 'Login of whoever sets it',
    credential: 'Authentication token',
    credentialIs: 'Of a seat of Cordon’s own, made in RT under Settings, Auth Tokens',
  },
  zendesk: {
    queue: 'Group',
    queueIs: 'Its number in Zendesk',
    field: 'Number of the field',
    setters: 'Number of the user who sets it',
    credential: 'OAuth token',
    credentialIs: 'Of a seat of Cordon’s own; or login/token:secret of an API token',
  },
} as const;

/** What went wrong, and the next step. */
export function problemWords(code: string): string {
  if (code === 'helpdesk-unavailable')
    return 'The helpdesk did not answer as it should. Check that it runs and that Cordon’s credential there is still good.';
  if (code === 'helpdesk-unreadable')
    return 'The helpdesk does not tell who sees what in it. Give Cordon’s seat the right to read rights and tokens; an RT needs the module that comes with Cordon.';
  return 'The last look failed here, not in the helpdesk. The operator’s log says why.';
}

const SIGHTS: Readonly<Record<SeatSight, string>> = {
  tickets: 'whole conversations',
  comments: 'comments among your people',
  admin: 'users or rights',
  'customer-field': 'sets whose ticket it is',
  token: 'a live token',
};

/** `whole conversations, a live token` */
export function sightWords(sights: readonly SeatSight[]): string {
  return sights.map((sight) => SIGHTS[sight]).join(', ');
}
