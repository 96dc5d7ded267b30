import type { WebhookView } from '../../api/types.ts';

export const WEBHOOKS = '/api/sources/:id/webhooks';

export const shapeName: Readonly<Record<WebhookView['shape'], string>> = {
  generic: 'Our own form',
  zendesk: 'Zendesk',
};
