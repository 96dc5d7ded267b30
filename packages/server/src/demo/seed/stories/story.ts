import type { Order, Prescription } from '../customers.ts';
import type { Voice } from './voice.ts';

export type Purpose = 'order-support' | 'pharmacy-support';

/** What a ticket can be about. Subject lines carry no customer data: lists show them without asking the gate. */
export interface Story {
  readonly purpose: Purpose;
  readonly subjects: readonly string[];
  /** What the telephone or chat system wrote first, for people who did not sign in; else null. */
  readonly opening: string | null;
  /** The conversation in turns, the customer first; null when it would not be true of this customer. */
  tell(voice: Voice): readonly string[] | null;
}

/** A story about an order for which `fits` holds. */
export function orderStory(
  subjects: readonly string[],
  fits: (order: Order) => boolean,
  tell: (voice: Voice, order: Order) => readonly string[],
): Story {
  return {
    purpose: 'order-support',
    subjects,
    opening: null,
    tell: (voice) => {
      const order = voice.customer.orders.find((one) => one.daysAgo <= 90 && fits(one));
      return order === undefined ? null : tell(voice, order);
    },
  };
}

/** A story about a prescription, and the insurance it is paid by. */
export function pharmacyStory(
  subjects: readonly string[],
  fits: (prescription: Prescription) => boolean,
  tell: (voice: Voice, prescription: Prescription, memberId: string) => readonly string[],
): Story {
  return {
    purpose: 'pharmacy-support',
    subjects,
    opening: null,
    tell: (voice) => {
      const prescription = voice.customer.prescriptions.find(fits);
      const { memberId } = voice.customer;
      return prescription === undefined || memberId === null ? null : tell(voice, prescription, memberId);
    },
  };
}
