import type { Working } from '@cordon/core/agreements';
import {
  fromBase64,
  leafHash,
  parseVkey,
  toUtf8,
  verifyCheckpoint,
  verifyInclusion,
  type Sha256,
} from '@cordon/ledger';
import type { Book } from '../../ledger/index.ts';
import type { People } from '../../people/people.ts';
import type { KnownFacts } from './status.ts';

interface FactSources {
  readonly people: Pick<People, 'list' | 'networks' | 'sites'>;
  readonly book: Pick<Book, 'status' | 'entry' | 'prove' | 'vkey'>;
  readonly sha256: Sha256;
  /** Where control tests stand for a vendor. */
  readonly tested: (vendor: string, now: Date) => Promise<KnownFacts['tested']>;
}

/**
 * What each active agent of a vendor works as, or was invited for: those with an account and no open suspension. Work
 * under several agreements counts once for each kind of it.
 */
export async function agentsOf(
  people: FactSources['people'],
  vendor: string,
  now: Date,
): Promise<readonly Working[]> {
  const all = await people.list({ party: vendor }, now);
  const active = all.filter(
    ({ role, suspendedBy, left, invitation }) =>
      role === 'agent' && suspendedBy === null && !left && invitation === 'taken-up',
  );
  return active.flatMap(({ accessRole, purpose, assignments }) => {
    const works = new Map(assignments.map((one) => [`${one.accessRole}\n${one.purpose}`, one]));
    if (works.size > 0)
      return [...works.values()].map((one) => ({ role: one.accessRole, purpose: one.purpose }));
    return accessRole === null || purpose === null ? [] : [{ role: accessRole, purpose }];
  });
}

/** Gathers what is known of a vendor and of the ledger now. */
export async function gatherFacts(sources: FactSources, vendor: string, now: Date): Promise<KnownFacts> {
  const { people } = sources;
  const [all, networks, sites, ledger, tested] = await Promise.all([
    people.list({ party: vendor }, now),
    people.networks(vendor),
    people.sites(vendor),
    ledgerNow(sources),
    sources.tested(vendor, now),
  ]);
  const accounts = all.filter(({ invitation }) => invitation === 'taken-up');
  return {
    accounts: accounts.length,
    withoutFactor: accounts.filter(({ hasFactor }) => !hasFactor).length,
    suspended: all.filter(({ suspendedBy }) => suspendedBy !== null).length,
    networks: networks.length,
    sites: sites.map(({ name, country }) => ({ name, country })),
    ...{ ledger, tested },
  };
}

/** Proves the newest entry, as an outsider would: from the leaf up to the root the log's key signed. */
async function ledgerNow({
  book,
  sha256,
}: Pick<FactSources, 'book' | 'sha256'>): Promise<KnownFacts['ledger']> {
  const { size } = await book.status();
  const newest = size === 0 ? null : await book.entry(size - 1);
  if (newest === null) return { size, verifies: false };
  const { index, leaf, size: proved, hashes, checkpoint } = await book.prove(newest);
  const signed = verifyCheckpoint(checkpoint, [parseVkey(book.vkey)]);
  const verifies =
    signed.ok &&
    signed.checkpoint.size === proved &&
    verifyInclusion(
      {
        index,
        size: proved,
        leafHash: leafHash(toUtf8(leaf), sha256),
        root: signed.checkpoint.root,
        proof: hashes.map(fromBase64),
      },
      sha256,
    );
  return { size, verifies };
}
