import type { Permittable } from '../kernel/index.ts';
import type { Range } from './range.ts';

export const drillNames = [
  ...['credential-stuffing', 'ip-bypass', 'ticket-rebinding', 'privilege-escalation', 'ticketless-access'],
  ...['enumeration', 'bulk-sql', 'mask-bypass', 'reveal-abuse', 'leavers-session', 'expired-agreement'],
  ...['ledger-tampering', 'stolen-door-credential', 'phishing-click', 'replica-cut-off'],
] as const;

export type DrillName = (typeof drillNames)[number];

/**
 * What came of one thing an attacker tried. `ground`: what has to work for the attack to mean anything, and did; a refusal
 * of everybody stops no attack. `elsewhere`: refused, but not by the control that is drilled. `contained`: whoever tried had
 * been kept out by then, so that nothing is shown of the control.
 */
export interface Tried {
  /** Plain words, without anything of a customer. */
  readonly what: string;
  readonly got: 'ground' | 'no-ground' | 'stopped' | 'elsewhere' | 'contained' | 'through';
  /** The refusal, where there was one. */
  readonly code: string | null;
  /** The entry of the ledger that says so, where the answer named it. */
  readonly entry: number | null;
  /** Epoch milliseconds of the answer; null for what is no answer of the installation. */
  readonly at: number | null;
}

/** Why a drill was not made at all: there is nothing here to make it on. */
export interface NotMade {
  readonly notMade: string;
}

/** What of the terms stands behind a control, to find the clause by. */
export type Behind =
  | { readonly effect: 'condition'; readonly kind: string }
  | { readonly effect: 'limit'; readonly kind: string }
  | { readonly effect: 'term' }
  | { readonly effect: 'hand' }
  | { readonly effect: 'permission'; readonly operation: Permittable };

/** One scripted attack. Data, and steps over a {@link Range}: no step reaches further than it. */
export interface Drill {
  readonly name: DrillName;
  readonly title: string;
  /** What the attacker does. */
  readonly attack: string;
  /** What has to stop it. */
  readonly expectedControl: string;
  readonly behind: Behind | null;
  /** `must`: it has to be noticed, not only stopped. `nothing`: it leaves no trace in Cordon that anybody could notice. */
  readonly notice: 'must' | 'nothing';
  /** It needs a feed that nothing gives yet. */
  readonly noFeed?: true;
  run(range: Range): Promise<readonly Tried[] | NotMade>;
}
