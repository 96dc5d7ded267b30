import type { ShownReservation } from '../gate/index.ts';

/**
 * Customers this process shows whom the database's count does not hold yet: rows that wait for their entry, and entries since
 * it was asked. Without them everything under way at once could use up the whole of what is left, each for itself.
 */
export interface ShownHere {
  reserve(account: string, customers: number): ShownReservation;
  open(account: string): number;
  /** To be called before an account is counted: what is entered by now is in it. @returns to be called once it is there */
  counting(account: string): () => void;
}

interface Open {
  reserved: number;
  entered: number;
}

export function createShownHere(): ShownHere {
  const accounts = new Map<string, Open>();
  const change = (account: string, reserved: number, entered: number): void => {
    const open = accounts.get(account) ?? { reserved: 0, entered: 0 };
    open.reserved += reserved;
    open.entered += entered;
    if (open.reserved === 0 && open.entered === 0) accounts.delete(account);
    else accounts.set(account, open);
  };
  return {
    reserve(account, customers) {
      change(account, customers, 0);
      let settled = false;
      const settle = (entered: number): void => {
        if (settled) return;
        settled = true;
        change(account, -customers, entered);
      };
      return {
        entered: () => {
          settle(customers);
        },
        dropped: () => {
          settle(0);
        },
      };
    },
    open(account) {
      const { reserved, entered } = accounts.get(account) ?? { reserved: 0, entered: 0 };
      return reserved + entered;
    },
    counting(account) {
      const entered = accounts.get(account)?.entered ?? 0;
      return () => {
        change(account, 0, -entered);
      };
    },
  };
}
