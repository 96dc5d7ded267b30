import type { Channel, Planned, Severity } from '@cordon/core/monitoring';
import type { Shift } from '@cordon/core/policy';
import type { ReceiverSettings } from '../../siem/receiver.ts';

/** What people are told of. */
export const alertKinds = ['incident-opened', 'incident-worse', 'decision-overdue', 'trial'] as const;

export type AlertKind = (typeof alertKinds)[number];

/** What somebody has to look at. Raised once for each kind, subject and severity. */
export interface NewAlert {
  readonly kind: AlertKind;
  /** `incident/inc_...`, or `incident/inc_.../ctn_...` of an order in it. */
  readonly about: string;
  readonly severity: Severity;
  readonly vendor: string | null;
  readonly agent: string | null;
  /** Plain words, made of ids, codes and numbers: it leaves by mail. */
  readonly reason: string;
  readonly at: Date;
  /** The run of drills it is of: it is listed, and nobody is called. */
  readonly drill: string | null;
}

export type DeliveryProblem =
  'receiver-unreachable' | 'receiver-refused' | 'no-mail-server' | 'mail-failed' | 'person-gone';

/** That one channel is or was told. */
export interface Delivery {
  readonly channel: string;
  readonly channelName: string;
  readonly plannedAt: Date;
  readonly dueAt: Date;
  readonly tries: number;
  readonly toldAt: Date | null;
  readonly problem: DeliveryProblem | null;
}

export interface Alert extends NewAlert {
  readonly id: string;
  readonly vendorName: string | null;
  readonly agentName: string | null;
  readonly taken: { readonly by: string; readonly name: string; readonly at: Date } | null;
  readonly deliveries: readonly Delivery[];
}

/** How a channel tells: a mail to one of the company's people, or a signed message to an address. */
export type Way =
  | { readonly kind: 'mail'; readonly person: string; readonly name: string; readonly email: string | null }
  | { readonly kind: 'webhook'; readonly settings: ReceiverSettings };

export interface KeptChannel extends Channel {
  readonly name: string;
  readonly way: Way;
  readonly addedAt: Date;
}

export interface NewChannel {
  readonly id: string;
  readonly name: string;
  readonly way: { readonly person: string } | { readonly settings: ReceiverSettings };
  readonly least: Severity;
  readonly vendors: readonly string[] | null;
  readonly quiet: Shift | null;
  readonly escalation: Channel['escalation'];
}

/** A delivery to be made now. */
export interface Due {
  readonly alert: Alert;
  readonly channel: KeptChannel;
  readonly tries: number;
}

export interface Alerts {
  channels(): Promise<readonly KeptChannel[]>;
  /** Whether a mail may go to them: one of the company's people who signs in. */
  isOwn(person: string): Promise<boolean>;
  addChannel(channel: NewChannel, by: string, at: Date): Promise<void>;
  /** Its deliveries end too. @returns false when it ended already */
  endChannel(id: string, at: Date): Promise<boolean>;
  raise(alert: Omit<NewAlert, 'drill'>): Promise<void>;
  /** The newest first. */
  list(limit: number, drills: boolean): Promise<readonly Alert[]>;
  /** @returns false when somebody took it already, or there is none */
  take(id: string, by: string, at: Date): Promise<boolean>;
  unplanned(): Promise<readonly { readonly id: string; readonly alert: NewAlert }[]>;
  plan(id: string, planned: readonly Planned[], at: Date): Promise<void>;
  /** Those nobody took and of which the next is to be called by now, the oldest first, with who was or is to be told. */
  untaken(at: Date): Promise<readonly { readonly id: string; readonly planned: readonly Planned[] }[]>;
  /** Some of each channel: however much waits for one that is away, the others are told. */
  due(at: Date): Promise<readonly Due[]>;
  told(alert: string, channel: string, at: Date): Promise<void>;
  failed(alert: string, channel: string, problem: DeliveryProblem, dueAt: Date): Promise<void>;
}
