/** How the work of a queue looks; numbers are medians or probabilities for a skilled agent. */
export interface Queue {
  /** Tickets in a shift of eight hours. */
  readonly tickets: number;
  /** Tickets handled at the same time. */
  readonly atOnce: number;
  /** Seconds spent on one. */
  readonly handling: number;
  /** How a customer comes to be bound: by telephone (two confirms), or signed in or by authenticated mail. */
  readonly byPhone: number;
  /** Probability that the customer is looked up first. */
  readonly lookup: number;
  readonly reads: number;
  /** Probability of at least one reveal, and fields that are revealed. */
  readonly reveal: number;
  readonly revealed: readonly string[];
  readonly read: readonly string[];
  readonly acts: number;
  readonly replies: number;
  /** Probability that the agent picks the ticket and is not given it. */
  readonly selfPicked: number;
  /** Share of tickets that are opened by the agent, for somebody on the telephone. */
  readonly selfOpened: number;
}

const base = ['name', 'email', 'order_history'];

export const queues: Readonly<Record<string, Queue>> = {
  orders: {
    ...{ tickets: 44, atOnce: 1, handling: 420, byPhone: 0.6, lookup: 0.55, reads: 2.2, reveal: 0.1 },
    ...{ revealed: ['address', 'phone'], read: [...base, 'address'], acts: 0.35, replies: 0.6 },
    ...{ selfPicked: 0.08, selfOpened: 0.12 },
  },
  billing: {
    ...{ tickets: 34, atOnce: 1, handling: 560, byPhone: 0.7, lookup: 0.6, reads: 2.8, reveal: 0.18 },
    ...{ revealed: ['payment_last4', 'balance', 'address'], read: [...base, 'balance', 'payment_last4'] },
    ...{ acts: 0.4, replies: 0.5, selfPicked: 0.05, selfOpened: 0.1 },
  },
  chat: {
    ...{ tickets: 66, atOnce: 3, handling: 780, byPhone: 0.02, lookup: 0.2, reads: 1.8, reveal: 0.06 },
    ...{
      revealed: ['email', 'address'],
      read: base,
      acts: 0.25,
      replies: 2.2,
      selfPicked: 0.15,
      selfOpened: 0.01,
    },
  },
  technical: {
    ...{ tickets: 19, atOnce: 1, handling: 1100, byPhone: 0.5, lookup: 0.5, reads: 3.4, reveal: 0.05 },
    ...{ revealed: ['device_id', 'phone'], read: [...base, 'device_id'], acts: 0.5, replies: 1.2 },
    ...{ selfPicked: 0.2, selfOpened: 0.08 },
  },
  'account-security': {
    ...{ tickets: 27, atOnce: 1, handling: 760, byPhone: 0.8, lookup: 0.75, reads: 3.0, reveal: 0.3 },
    ...{ revealed: ['date_of_birth', 'national_id', 'phone'], read: [...base, 'phone', 'date_of_birth'] },
    ...{ acts: 0.6, replies: 0.4, selfPicked: 0.05, selfOpened: 0.2 },
  },
  claims: {
    ...{ tickets: 13, atOnce: 2, handling: 2300, byPhone: 0.15, lookup: 0.3, reads: 5.5, reveal: 0.35 },
    ...{ revealed: ['health_notes', 'date_of_birth', 'address'], read: [...base, 'health_notes', 'address'] },
    ...{ acts: 0.5, replies: 1.4, selfPicked: 0.25, selfOpened: 0.05 },
  },
  returns: {
    ...{ tickets: 52, atOnce: 2, handling: 480, byPhone: 0.2, lookup: 0.4, reads: 1.6, reveal: 0.08 },
    ...{
      revealed: ['address'],
      read: [...base, 'address'],
      acts: 0.8,
      replies: 0.9,
      selfPicked: 0.2,
      selfOpened: 0.04,
    },
  },
};

/** Queues of those who do not answer tickets themselves. */
export const otherQueues = { lead: 'leads', qa: 'quality', reporting: 'reporting' } as const;
