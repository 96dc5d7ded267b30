import type { DataMap, Terms } from '@cordon/core/kernel';
import { compile, type Policy } from '@cordon/core/policy';
import type { AgreementDeps } from './agreements.ts';
import { factsFor, lifeFor } from './life/facts.ts';
import { decidingOf } from './life/inFlight.ts';
import { see } from './life/record.ts';
import { termsOf } from './standing.ts';
import type { Version } from './store.ts';

/** A version of an agreement over a source, as far as what it lets people see. */
export interface VersionOver {
  readonly agreement: string;
  readonly title: string;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly version: number;
  /** `in-force`: it decides now; `signed`: both signed, and its time has not come or it is suspended. */
  readonly standing: 'in-force' | 'signed' | 'draft';
  readonly terms: Terms;
  /** Of the sealed terms, hex. */
  readonly hash: string;
}

/** What agreements that have not ended say of a source. */
export interface AgreementsOver {
  /** The versions that count: of each agreement the one that stands, and the one that waits for signatures. */
  readonly versions: readonly VersionOver[];
  /** All versions that both signed: the source has views for them. */
  readonly signed: readonly Pick<VersionOver, 'terms' | 'hash'>[];
  /** Terms that decide nothing: no view of them has to be there. */
  readonly others: readonly string[];
}

/** Reads what is agreed, and drafted, over a source. */
export async function agreementsOver(
  deps: Pick<AgreementDeps, 'store' | 'life' | 'now' | 'signing'>,
  source: string,
): Promise<AgreementsOver> {
  const listed = (await deps.store.list()).filter((one) => one.source === source && one.endedAt === null);
  const seen = await Promise.all(listed.map(({ id }) => see(deps, id)));
  const all = seen.flatMap((one) => {
    const life = lifeFor(one, deps.now(), deps.signing.crypto);
    if (life.state === 'ended') return [];
    const { id: agreement, title, processor: vendor } = one.agreement;
    const wanted = new Set([
      life.stands,
      life.pending?.version ?? (life.stands === null ? life.atStake : null),
    ]);
    const versions = one.versions
      .filter(({ version }) => wanted.has(version))
      .map((version): VersionOver => {
        const decides = life.state === 'in-force' && life.running === version.version;
        const standing = decides ? 'in-force' : life.signed.includes(version.version) ? 'signed' : 'draft';
        return { ...{ agreement, title, vendor, standing, version: version.version }, ...sealed(version) };
      });
    const signed = decidingOf(factsFor(one, deps.signing.crypto), one.versions).map(({ version }) => version);
    const others = one.versions.filter((version) => !signed.includes(version));
    return [{ versions, signed: signed.map(sealed), others: others.map((version) => sealed(version).hash) }];
  });
  return {
    versions: all.flatMap(({ versions }) => versions),
    signed: all.flatMap(({ signed }) => signed),
    others: all.flatMap(({ others }) => others),
  };
}

function sealed(version: Version): Pick<VersionOver, 'terms' | 'hash'> {
  return { terms: termsOf(version), hash: version.hash.toString('hex') };
}

/** The terms over a map; null when they do not compile, and so show nobody anything. */
export function policyOver(
  { terms, hash }: Pick<VersionOver, 'terms' | 'hash'>,
  map: DataMap,
): Policy | null {
  const compiled = compile(terms, hash, map, 'signed');
  return compiled.ok ? compiled.policy : null;
}
