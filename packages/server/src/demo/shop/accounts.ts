import { customerAt } from '../seed/customers.ts';
import { nobody } from './nobody.ts';

/** An account of the shop's, as its API writes it. `segment` came after the data map was confirmed. */
export interface Account {
  readonly id: number;
  readonly email: string;
  readonly phone: string;
  readonly credit: number;
  readonly returns: readonly { readonly order: string; readonly status: string }[];
  readonly remarks: string;
  readonly segment: string;
}

/** What the shop knows of its customers beside the database, and what is done for them there; kept while it runs. */
export interface Accounts {
  readonly count: number;
  find(id: number): Account | null;
  /** @returns false for nobody's account */
  addCredit(id: number, amount: number): boolean;
  /** @returns false for an order that is not theirs */
  refund(id: number, order: string): boolean;
}

/** @param customers of the database; one more is nobody */
export function openAccounts(customers: number): Accounts {
  const credits = new Map<number, number>();
  const refunded = new Set<string>();
  const known = (id: number) =>
    Number.isInteger(id) && id >= 1 && id <= customers + 1
      ? id > customers
        ? { ...nobody, orders: [] }
        : customerAt(id)
      : null;
  return {
    count: customers + 1,
    find(id) {
      const customer = known(id);
      if (customer === null) return null;
      const { email, phone, name, orders } = customer;
      const returns = orders.filter(({ number, status }) => status === 'returned' || refunded.has(number));
      return {
        ...{ id, email, phone, credit: credits.get(id) ?? 0 },
        returns: returns.map(({ number }) => ({
          order: number,
          status: refunded.has(number) ? 'refunded' : 'on its way back',
        })),
        remarks: `${name} prefers to be written to at ${email}; calls from ${phone} come late in the day.`,
        segment: id % 3 === 0 ? 'lapsing' : 'regular',
      };
    },
    addCredit(id, amount) {
      if (known(id) === null) return false;
      credits.set(id, (credits.get(id) ?? 0) + amount);
      return true;
    },
    refund(id, order) {
      const isTheirs = known(id)?.orders.some(({ number }) => number === order) === true;
      if (isTheirs) refunded.add(order);
      return isTheirs;
    },
  };
}
