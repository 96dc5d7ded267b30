import type { BindingKind } from '@cordon/core/kernel';

/** A conversation that is not closed, with whoever has it in hand. */
export interface OpenConversation {
  readonly id: string;
  readonly subjectLine: string;
  readonly purpose: string;
  readonly assignee: string | null;
  readonly binding: BindingKind | null;
}

/** Where conversations go. */
export interface Destination {
  readonly party: string;
  /** The agreement the work goes on under; null for the company's own queue. */
  readonly agreement: string | null;
  /** Only those of these purposes; null for all. */
  readonly purposes: readonly string[] | null;
}

export interface HandoverOrder {
  /** The agreement that ends. */
  readonly agreement: string;
  readonly source: string;
  /** Whose queue: the vendor's, or the company's with what came back from that vendor. */
  readonly from: string;
  readonly company: string;
  readonly to: Destination;
  readonly by: string;
  readonly at: Date;
}

/** Conversations that went one way together. */
export interface HandedOver {
  readonly id: string;
  readonly to: Pick<Destination, 'party' | 'agreement'>;
  /** Ids, sorted. */
  readonly tickets: readonly string[];
}

/** A handover on record. */
export interface Handover {
  readonly id: string;
  readonly from: { readonly id: string; readonly name: string };
  readonly to: { readonly id: string; readonly name: string };
  readonly agreement: string | null;
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly tickets: number;
  readonly entry: number;
}

/** Queues that change hands when an agreement ends. */
export interface Handovers {
  /** A vendor's conversations on a source that are not closed, worked on last first, in hand before waiting. */
  open(party: string, source: string): Promise<readonly OpenConversation[]>;
  /** What went back to the company's queue from an agreement and still waits there. */
  back(agreement: string, company: string): Promise<readonly OpenConversation[]>;
  /**
   * Moves every open conversation out of its assignee's hand and into another queue; what the destination has no
   * purpose for goes back to the company. Who the company's side said the customer is stays; a claim of the old
   * vendor's agent does not, and what they asked of a second person is refused.
   * @param enter enters each part in the ledger; nothing has moved when it fails
   */
  handOver(
    order: HandoverOrder,
    enter: (part: HandedOver) => Promise<number>,
  ): Promise<readonly HandedOver[]>;
  of(agreement: string): Promise<readonly Handover[]>;
}
