import { COUNTED_ACT, countWords, type EntryCount, type EvidenceScope } from '@cordon/core/agreements';
import { Failure, type ActWords } from '@cordon/core/kernel';
import type { EnterAct } from '../../ledger/index.ts';
import { countEntries } from './counting.ts';
import { packFiles, type PackWatcher } from './pack.ts';
import type { Asker, PackPorts } from './ports.ts';
import type { EvidenceStore } from './store.ts';
import { zipped } from './zip.ts';

export interface ExportDeps {
  readonly ports: PackPorts;
  readonly store: EvidenceStore;
  readonly enterAct: EnterAct;
}

/** What was made. */
export interface Made {
  /** SHA-256 of the manifest, hex. */
  readonly manifest: string;
  readonly completeness: EntryCount;
  readonly entry: number;
  readonly entries: number;
  readonly files: number;
  readonly problems: readonly string[];
}

/**
 * A whole pack as a zip, piece by piece. It is entered before its first byte leaves, with the size of the ledger, and
 * before its last, with the hash of its manifest.
 * @param id new for each pack
 * @throws Failure `not-found`, `already-done` for an id that was used, `conflict` when what was counted was erased before it
 *   was packed
 */
export async function* exportPack(
  { ports, store, enterAct }: ExportDeps,
  asker: Asker,
  agreement: string,
  scope: EvidenceScope,
  id: string,
): AsyncGenerator<Uint8Array, Made, undefined> {
  const found = await ports.agreements.find(agreement);
  if (found === null) throw new Failure('not-found', `no agreement ${agreement}`);
  if (!(await store.ask(agreement, id, asker.person, ports.now()))) throw new Failure('already-done');
  const enter = (act: string, words: ActWords) =>
    enterAct({
      act,
      ...asker,
      agreement,
      code: null,
      at: ports.now(),
      words: { export: id, side: scope.side, ...words },
    });
  await enter('evidence-asked', {});
  // Before the ledger's state is fixed, so that their entries are in the pack.
  await ports.sources.certify(found, asker);
  // The ledger says what the pack has to hold before there is a pack: the pack then proves that nothing was taken out of it.
  const count = await countEntries(ports, agreement, scope);
  const counted = await enter(COUNTED_ACT, countWords(scope, count));
  const told: { made: Omit<Made, 'problems' | 'completeness'> | null } = { made: null };
  const watcher: PackWatcher = {
    begun: (entries) => store.begun(id, entries),
    progress: (entries) => store.progress(id, entries),
    async complete({ hash, entries, files, size }) {
      const entry = await enter('evidence-exported', { manifest: hash, entries, files, size });
      await store.finish(id, hash, entry, ports.now());
      told.made = { manifest: hash, entry, entries, files };
    },
  };
  const problems = yield* zipped(packFiles(ports, agreement, scope, { ...count, counted }, watcher));
  if (told.made === null) throw new Error('the pack has no manifest');
  const { size, entries, opened, erased, missing } = count;
  return { ...told.made, completeness: { size, entries, opened, erased, missing }, problems };
}
