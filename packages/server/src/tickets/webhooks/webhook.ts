import type { WebhookShape } from './signature.ts';

/** A helpdesk's webhook as people see it. */
export interface Webhook {
  readonly id: string;
  readonly source: string;
  readonly name: string;
  readonly shape: WebhookShape;
  /** Of a Zendesk: the vendor whose queue its tickets are in. */
  readonly party: string | null;
  readonly purpose: string | null;
  readonly channels: Readonly<Record<string, 'request' | 'mail'>>;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  /** Until when the secret before the last rotation is good. */
  readonly previousUntil: Date | null;
}

export type NewWebhook = Pick<Webhook, 'source' | 'name' | 'shape' | 'party' | 'purpose' | 'channels'>;

export interface Webhooks {
  /** Webhooks of a source, newest first, revoked ones too. */
  of(source: string): Promise<readonly Webhook[]>;
  find(id: string): Promise<Webhook | null>;
  /** @param secret what both sides will sign with */
  add(id: string, webhook: NewWebhook, secret: string, by: string, at: Date): Promise<void>;
  /** The secret before stays good until then; one before that no longer. @returns false when there is none to rotate */
  rotate(id: string, secret: string, previousUntil: Date): Promise<boolean>;
  /** @returns the source, or null when there is none that is still good */
  revoke(id: string, at: Date): Promise<string | null>;
  /** Secrets that are good at a time, newest first; none of a webhook that was revoked. */
  secrets(id: string, at: Date): Promise<readonly string[]>;
  /** The ticket of a delivery that was taken in before, or null. */
  seen(id: string, delivery: string): Promise<string | null>;
  /** Remembers a delivery that was taken in, and forgets those nobody could repeat any more. */
  remember(id: string, delivery: string, ticket: string, at: Date): Promise<void>;
}
