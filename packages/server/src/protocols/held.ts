import {
  entryHolds,
  PROTOCOL_ACKNOWLEDGED,
  PROTOCOL_OBJECTED,
  PROTOCOL_PUT,
  protocolText,
  type Protocol,
  type StandingVersion,
} from '@cordon/core/protocols';
import { Failure } from '@cordon/core/kernel';
import { toHex, toUtf8, type Sha256 } from '@cordon/ledger';
import type { AcknowledgementRow, ObjectionRow, ProtocolRow } from './store.ts';

/** What rows are held against. */
export interface Holding {
  readonly sha256: Sha256;
  /** @param spki DER; never throws */
  readonly verify: (spki: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
}

/** A version whose row, text and entry agree. */
export interface HeldVersion extends StandingVersion {
  readonly protocol: Protocol;
  readonly row: ProtocolRow;
}

/**
 * Versions with what they say, each held against its entry, which whoever writes the row cannot write.
 * @throws Failure `internal` when one was changed since: by a rule nobody signed no text may leave
 */
export function heldVersions(holding: Holding, rows: readonly ProtocolRow[]): readonly HeldVersion[] {
  return rows.map((row) => {
    const { agreement, purpose, version, hash, putBy, party } = row;
    const wanted: Wanted = { agreement, purpose, version, hash, act: PROTOCOL_PUT, person: putBy.id, party };
    if (toHex(holding.sha256(toUtf8(row.body))) !== hash || !once(holding, row.entered, wanted)) {
      throw new Failure('internal', 'a protocol is not the one that its entry names');
    }
    const protocol = JSON.parse(row.body) as Protocol;
    // Rebuilt, so that nothing stands in the text that is read past.
    if (protocolText(protocol) !== row.body)
      throw new Failure('internal', 'a protocol has another form than ours');
    return { agreement, purpose, version, hash, graceUntil: row.graceUntil.getTime(), protocol, row };
  });
}

/** Whether an acknowledgement counts: of this person for this party, over this very version, by its entry. */
export function acknowledgementHolds(
  holding: Holding,
  row: AcknowledgementRow,
  version: StandingVersion | undefined,
): boolean {
  if (version?.version !== row.version) return false;
  const { agreement, purpose, hash } = version;
  const wanted = {
    ...{ agreement, purpose, version: version.version, hash },
    act: PROTOCOL_ACKNOWLEDGED,
    person: row.person.id,
    party: row.party,
  } as const;
  return once(holding, row.entered, wanted);
}

/** Whether an objection is what its entry says: by this person for this party, to this very text, for this reason. */
export function objectionHolds(holding: Holding, row: ObjectionRow): boolean {
  const { agreement, purpose, version, hash, person, party } = row;
  const reason = toHex(holding.sha256(toUtf8(row.reason)));
  const act = PROTOCOL_OBJECTED;
  return once(holding, row.entered, {
    agreement,
    purpose,
    version,
    hash,
    act,
    person: person.id,
    party,
    reason,
  });
}

type Wanted = Parameters<typeof entryHolds>[1];

/** By what was entered and what it was held to: the same bytes verify the same each time. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 20_000;

function once({ verify }: Holding, entered: string | null, wanted: Wanted): boolean {
  const key = JSON.stringify([entered, wanted]);
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const holds = entryHolds(entered, wanted, verify);
  known.set(key, holds);
  return holds;
}
