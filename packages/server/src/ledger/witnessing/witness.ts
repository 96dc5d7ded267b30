/** A witness that is asked: a party, or somebody outside, runs it. */
export interface Witness {
  readonly id: string;
  /** C2SP verifier key of type 0x04. */
  readonly vkey: string;
  readonly url: string;
  readonly reach: 'public' | 'private' | 'loopback';
  readonly party: string | null;
  /** The agreement it witnesses for; null: the whole ledger. */
  readonly agreement: string | null;
  readonly required: boolean;
}

export type WitnessState = 'proposed' | 'in-force' | 'refused' | 'removing' | 'removed';

/** One step of what people did about a witness. */
export interface WitnessStep {
  readonly by: { readonly id: string; readonly name: string };
  readonly at: Date;
  readonly entry: number;
}

/** How it stands with a witness, for people. */
export interface ListedWitness extends Witness {
  readonly state: WitnessState;
  readonly partyName: string | null;
  readonly agreementTitle: string | null;
  readonly proposed: WitnessStep;
  readonly decided: WitnessStep | null;
  readonly removing: WitnessStep | null;
  readonly removed: WitnessStep | null;
  readonly contact: Contact | null;
  /** When it last cosigned, by its own clock, and what. */
  readonly cosigned: { readonly size: number; readonly at: Date } | null;
}

/** How the last question went. */
export interface Contact {
  readonly askedAt: Date;
  /** When it last cosigned; null: never. */
  readonly answeredAt: Date | null;
  /** Size it cosigned last; 0: none. */
  readonly size: number;
  readonly contradicts: 'ahead' | 'inconsistent' | null;
  /** The size it says it has seen, where it says so. */
  readonly claims: number | null;
}

/** Which witnesses must have cosigned one checkpoint for it to count as witnessed. */
export interface Quorum {
  /** Those whose cosignature counts. */
  readonly among: readonly string[];
  /** Each of these. */
  readonly all: readonly string[];
}

/**
 * @param agreement of whose work it is asked; null: of the whole ledger. A vendor's witness for its own agreement cannot
 *   hold up the others.
 * @returns null where nobody witnesses
 */
export function quorumOf(
  witnesses: readonly Pick<Witness, 'id' | 'agreement' | 'required'>[],
  agreement: string | null,
): Quorum | null {
  const relevant = witnesses.filter((one) => one.agreement === null || one.agreement === agreement);
  if (relevant.length === 0) return null;
  const all = relevant.filter(({ required }) => required).map(({ id }) => id);
  return { among: relevant.map(({ id }) => id), all };
}
