import type { EndReason, LifeEvent, Side, Span } from './event.ts';
import { lastsUntil, newestFirst } from './span.ts';

/** A version as far as its life goes. */
export interface VersionFacts extends Span {
  readonly version: number;
  readonly proposedAt: number;
  /** When each side signed it. */
  readonly signed: Readonly<Partial<Record<Side, number>>>;
  /** A version that was replaced or withdrawn before both had signed can be signed no more. */
  readonly open: boolean;
}

/** A version both sides signed, with the time it took effect. */
export interface SignedVersion extends VersionFacts {
  /** Its first instant in force: `from`, or the second signature when that came later. */
  readonly began: number;
}

/** All that the events say, whatever the time is now. */
export interface LifeFacts {
  /** Oldest first. */
  readonly versions: readonly VersionFacts[];
  readonly offered: { readonly at: number } | null;
  /** The latest proposal between the offer and the first version both signed. */
  readonly redlined: { readonly at: number } | null;
  readonly suspended: { readonly at: number; readonly by: Side } | null;
  readonly ended: { readonly at: number; readonly reason: EndReason | 'expired' } | null;
}

const NOTHING: LifeFacts = { versions: [], offered: null, redlined: null, suspended: null, ended: null };

/**
 * Folds events into facts. Total: an event that makes no sense where it stands (a signature of a version nobody
 * proposed, anything after the end) changes nothing, so no order of events can revive an agreement.
 */
export function factsOf(events: readonly LifeEvent[]): LifeFacts {
  return events.reduce(next, NOTHING);
}

function next(facts: LifeFacts, event: LifeEvent): LifeFacts {
  if (facts.ended !== null) return facts;
  const { at } = event;
  // What had run out by then stays so, also when nobody entered it.
  const over = ranOut(facts, at);
  if (over !== null) return { ...facts, ended: { at: over, reason: 'expired' } };
  switch (event.kind) {
    case 'drafted':
    case 'proposed': {
      const { version, span } = event;
      // A number names one version for good: what was signed under it is not replaced under the same name.
      if (facts.versions.some((known) => known.version >= version)) return facts;
      return {
        ...facts,
        versions: [
          ...facts.versions.map(closed),
          { ...span, version, proposedAt: at, signed: {}, open: true },
        ],
        redlined: facts.offered === null ? null : agreed(facts).length > 0 ? facts.redlined : { at },
      };
    }
    case 'offered':
      return facts.offered === null ? { ...facts, offered: { at } } : facts;
    case 'withdrawn':
      // A signature given with the offer goes with it: the vendor could complete it later.
      return agreed(facts).length > 0
        ? facts
        : {
            ...facts,
            offered: null,
            redlined: null,
            versions: facts.versions.map((version) =>
              Object.keys(version.signed).length > 0 ? closed(version) : version,
            ),
          };
    case 'signed': {
      const signable = facts.versions.some(({ version, open }) => version === event.version && open);
      if (!signable) return facts;
      const signed = { ...facts, versions: facts.versions.map((version) => withSignature(version, event)) };
      // The company's signature is the strongest form of an offer.
      return event.by === 'controller' && facts.offered === null ? { ...signed, offered: { at } } : signed;
    }
    case 'suspended':
      return facts.suspended === null ? { ...facts, suspended: { at, by: event.by } } : facts;
    case 'resumed':
      return { ...facts, suspended: null };
    case 'ended':
      return { ...facts, ended: { at, reason: event.reason } };
    case 'expired':
      return { ...facts, ended: { at, reason: 'expired' } };
  }
}

/** Not signable any more; what both signed stays as it is. */
function closed(version: VersionFacts): VersionFacts {
  return isSigned(version) ? version : { ...version, open: false };
}

function withSignature(version: VersionFacts, event: Extract<LifeEvent, { kind: 'signed' }>): VersionFacts {
  if (version.version !== event.version || version.signed[event.by] !== undefined) return version;
  return { ...version, signed: { ...version.signed, [event.by]: event.at } };
}

function isSigned({ signed }: VersionFacts): boolean {
  return signed.controller !== undefined && signed.processor !== undefined;
}

/** The versions both sides signed, newest first. */
export function agreed({ versions }: LifeFacts): readonly SignedVersion[] {
  return newestFirst(versions).flatMap((version) => {
    const { controller, processor } = version.signed;
    if (controller === undefined || processor === undefined) return [];
    return [{ ...version, began: Math.max(version.from, controller, processor) }];
  });
}

/** When the last signed version ran out, or null while one runs or is still to come, or none was signed. */
export function ranOut(facts: LifeFacts, now: number): number | null {
  const signed = agreed(facts);
  if (signed.length === 0 || signed.some(({ until }) => now < until)) return null;
  return lastsUntil(signed);
}
