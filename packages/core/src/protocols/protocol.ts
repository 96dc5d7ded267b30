import { canonicalText } from '@cordon/ledger';

/*
 * What may be done with a kind of personal data beside the field it stands in. Each list begins with the widest and ends
 * with the narrowest: the order is the meaning.
 */

/**
 * May the customer be asked for it? `confirm`: they say it and it is confirmed, it is not collected. `part`: for no more of
 * it than the card shows.
 */
export const askings = ['value', 'confirm', 'part', 'never'] as const;
/** How much of it may leave by a channel. `part`: no more than the card shows. */
export const extents = ['full', 'part', 'never'] as const;
/** How much of it may stand in a note. Whole values never do: the gate takes them out of every record. */
export const noteExtents = ['part', 'never'] as const;

export type Asks = (typeof askings)[number];
export type Extent = (typeof extents)[number];

/** The channels a rule speaks of, in the order they are said. */
export const channels = ['ask', 'aloud', 'note', 'customer', 'others'] as const;
export type Channel = (typeof channels)[number];

/** How far something goes in each channel. */
export interface Reach {
  readonly ask: Asks;
  /** Read out in a call. No program hears it: this one is kept by the person. */
  readonly aloud: Extent;
  readonly note: (typeof noteExtents)[number];
  /** Sent to the customer whose ticket it is. */
  readonly customer: Extent;
  /** Typed into what leaves for anybody else. */
  readonly others: Extent;
}

/** One data category of a protocol. */
export interface ProtocolRule extends Reach {
  /** Key of the Fides taxonomy; covers its descendants unless one of them has a rule of its own. */
  readonly category: string;
  /** What people call it. */
  readonly label: string;
  /** The clause of the agreement it follows from. */
  readonly clause: string;
  /** What becomes of a text that says what it may not: it is refused whole, or the piece is taken out. */
  readonly breach: 'refuse' | 'remove';
  /** One plain sentence for whoever works with it, at most `MOST_CHARACTERS`. */
  readonly says: string;
}

/** A sentence longer than this is not read beside a field. */
export const MOST_CHARACTERS = 140;

/** What whoever works for one purpose of an agreement does with personal data, in one version. */
export interface Protocol {
  readonly agreement: string;
  readonly purpose: string;
  readonly version: number;
  /** The terms it was written under: version and SHA-256 (hex). */
  readonly terms: { readonly version: number; readonly hash: string };
  readonly rules: readonly ProtocolRule[];
  /** Addresses and numbers of the parties themselves; `@example.com` is every address there. They are nobody's personal data. */
  readonly ours: readonly string[];
  /** Cited where no clause speaks of a kind of data. */
  readonly general: string;
}

/** @returns RFC 8785 canonical JSON; its SHA-256 is what entries and acknowledgements name. */
export function protocolText(protocol: Protocol): string {
  const { agreement, purpose, version, terms, rules, ours, general } = protocol;
  return canonicalText({
    type: 'cordon-protocol/v1',
    ...{ agreement, purpose, version, general, ours: [...ours] },
    terms: { version: terms.version, hash: terms.hash },
    rules: rules.map(({ category, label, clause, ask, aloud, note, customer, others, breach, says }) => ({
      ...{ category, label, clause, ask, aloud, note, customer, others, breach, says },
    })),
  });
}

/** The narrower of two reaches, channel by channel. */
export function narrower(a: Reach, b: Reach): Reach {
  return {
    ask: later(askings, a.ask, b.ask),
    aloud: later(extents, a.aloud, b.aloud),
    note: later(noteExtents, a.note, b.note),
    customer: later(extents, a.customer, b.customer),
    others: later(extents, a.others, b.others),
  };
}

/** The channels in which `a` goes further than `b`. */
export function widerIn(a: Reach, b: Reach): readonly Channel[] {
  const both = narrower(a, b);
  return channels.filter((channel) => both[channel] !== a[channel]);
}

function later<T>(order: readonly T[], a: T, b: T): T {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
