import type { Random } from './random.ts';

/** What is told of a customer: a pseudonym, its place in the order of numbers, and what they are. */
export interface Customer {
  readonly order: number;
  readonly subject: string;
  readonly flags: readonly string[];
}

const NONE: readonly string[] = [];
const CANARY: readonly string[] = ['canary'];
const VIP: readonly string[] = ['vip'];
const COLLEAGUE: readonly string[] = ['colleague'];
const RICH: readonly string[] = ['high-value'];

/** The worthiest share of all customers. */
const RICHEST = 0.03;

/** The customers of the company: none is kept, each follows from its place. */
export class Customers {
  readonly many: number;
  readonly #salt: number;

  constructor(many: number, salt: number) {
    this.many = many;
    this.#salt = salt | 0;
  }

  /** @param order from 0; a place past the last wraps round */
  at(order: number): Customer {
    const place = ((order % this.many) + this.many) % this.many;
    return {
      order: place,
      subject: `cus_${mixed(place, this.#salt).toString(36)}`,
      flags: this.#flagsOf(place),
    };
  }

  /** Somebody who might write in today: anybody but a canary, whom nobody serves. Some write in far more often. */
  caller(random: Random): Customer {
    for (;;) {
      const often = random.chance(0.2);
      const place = often
        ? Math.floor(random.next() ** 3 * this.many * 0.1) * 10
        : Math.floor(random.next() * this.many);
      const customer = this.at(place);
      if (customer.flags !== CANARY) return customer;
    }
  }

  /** One of those with this flag. */
  flagged(random: Random, flag: 'canary' | 'vip' | 'colleague' | 'high-value'): Customer {
    const from = random.whole(0, this.many - 1);
    for (let step = 0; step < this.many; step += 1) {
      const customer = this.at(from + step);
      if (customer.flags.includes(flag)) return customer;
    }
    return this.at(from);
  }

  #flagsOf(place: number): readonly string[] {
    const draw = mixed(place, this.#salt ^ 0x2545f491) % 10_000;
    if (draw < 8) return CANARY;
    if (draw < 38) return VIP;
    if (draw < 58) return COLLEAGUE;
    return mixed(place, this.#salt ^ 0x5bd1e995) / 4_294_967_296 < RICHEST ? RICH : NONE;
  }
}

/** A whole number below 2^32 that no two places share under one salt (each step can be undone). */
function mixed(place: number, salt: number): number {
  let x = (place ^ salt) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
