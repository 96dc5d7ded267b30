import type { Reach } from '../sources/api/settings.ts';

export type HelpdeskKind = 'rt' | 'zendesk';

/** Whose work the tickets of one queue are. */
export interface HelpdeskQueue {
  readonly queue: string;
  readonly vendor: string;
  readonly purpose: string;
}

/** What the company said of its helpdesk. */
export interface HelpdeskSettings {
  readonly kind: HelpdeskKind;
  /** `https://company.zendesk.com`, `https://rt.company.example/rt`, without a slash at the end. */
  readonly baseUrl: string;
  readonly reach: Reach;
  /** The value of the `authorization` header. Sealed at rest. */
  readonly credential: string;
  /** Only tickets of these queues are taken in. */
  readonly queues: readonly HelpdeskQueue[];
  /** The field that names the customer: its name (RT) or its number (Zendesk). */
  readonly customerField: string;
  /** Who sets that field for the company: a login (RT) or a user's number (Zendesk). Set by anybody else it says nothing. */
  readonly setters: readonly string[];
  /** Whether the vendor's agents see comments among the company's own people. */
  readonly internalComments: boolean;
}
