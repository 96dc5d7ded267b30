/** The two sides of an agreement: the company, which owns the data, and its vendor. */
export type Side = 'controller' | 'processor';

export const sides: readonly Side[] = ['controller', 'processor'];

/** Why an agreement was ended before its time. */
export const endReasons = ['terminated', 'breached'] as const;

export type EndReason = (typeof endReasons)[number];

/** The time a version speaks of, epoch milliseconds; `until` is not in it. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

interface Happened {
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * What happened to an agreement, in the order in which it happened. A `signed` event stands for a signature that was
 * verified: whoever feeds the life leaves out those that do not hold.
 */
export type LifeEvent = Happened &
  (
    | {
        readonly kind: 'drafted' | 'proposed';
        readonly version: number;
        readonly by: Side;
        readonly span: Span;
      }
    | { readonly kind: 'signed'; readonly version: number; readonly by: Side }
    | { readonly kind: 'offered' | 'withdrawn' | 'suspended' | 'resumed'; readonly by: Side }
    | { readonly kind: 'ended'; readonly reason: EndReason }
    /** Entered once the last signed version had run out; the state follows from the time alone. */
    | { readonly kind: 'expired' }
  );

export type LifeEventKind = LifeEvent['kind'];

export const lifeEventKinds = [
  'drafted',
  'offered',
  'withdrawn',
  'proposed',
  'signed',
  'suspended',
  'resumed',
  'ended',
  'expired',
] as const satisfies readonly LifeEventKind[];
