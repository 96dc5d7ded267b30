import {
  followRotations,
  formatVkey,
  fromUtf8,
  openPartialLog,
  parseVkey,
  readRotation,
  tilePath,
  toUtf8,
  verifyCheckpoint,
  wrongTime,
  type PartialLog,
  type Rotation,
} from '@cordon/ledger';
import { packPaths, type EvidenceManifest } from './manifest.ts';
import type { PackReader } from './reader.ts';
import { Findings, type Check } from './report.ts';
import { linesOf, readLine, wrongWithEntry } from './verifyEntries.ts';
import { plural } from './verifyTerms.ts';

/** The ledger of a pack, as far as it could be opened. */
export interface PackedLedger {
  readonly checks: readonly Check[];
  /** Null when no checkpoint holds: then nothing can be proven to stand in it. */
  readonly log: PartialLog | null;
  readonly vkeys: readonly string[];
  readonly formerVkeys: readonly string[];
}

/** The checkpoint under the keys that the pack names, who cosigned it, and how its key came from those before. */
export async function openLedger(reader: PackReader, manifest: EvidenceManifest): Promise<PackedLedger> {
  const findings = new Findings();
  let vkeys: readonly string[] = [];
  try {
    const [keyBytes, noteBytes] = [
      await reader.read(packPaths.keys),
      await reader.read(packPaths.checkpoint),
    ];
    if (keyBytes === null || noteBytes === null) throw new Error('the checkpoint or its keys are missing');
    vkeys = linesOf(keyBytes);
    const keys = vkeys.map(parseVkey);
    const verified = verifyCheckpoint(fromUtf8(noteBytes), keys, manifest.ledger.origin);
    if (!verified.ok) throw new Error(verified.problem);
    const { size, root, origin } = verified.checkpoint;
    if (size !== manifest.ledger.size)
      throw new Error('the checkpoint is of another size than the manifest says');
    const log = openPartialLog(size, root, (tile) => reader.read(packPaths.tile(tilePath(tile))));
    const changes = await readChanges(reader, log);
    const followed = followRotations(keys, changes.rotations);
    const late = wrongTime(size, verified.signers, followed.followed);
    if (late !== null) throw new Error(late.problem);
    const seen = new Set(verified.witnesses.map(({ key }) => key.name));
    const words =
      seen.size === 0 ? 'No witness cosigned the checkpoint.' : `Cosigned by ${[...seen].join(', ')}.`;
    return {
      checks: [
        findings.check('checkpoint', `${origin} signed a tree of ${size.toLocaleString('en')} entries.`),
        changes.check,
        new Findings().check('witnesses', words, seen.size === 0),
      ],
      ...{ log, vkeys },
      formerVkeys: changes.check.status === 'ok' ? followed.keys.slice(keys.length).map(formatVkey) : [],
    };
  } catch (error) {
    findings.fail(`${packPaths.checkpoint}: ${reasonOf(error)}`);
    return { checks: [findings.check('checkpoint', '')], log: null, vkeys, formerVkeys: [] };
  }
}

/**
 * Changes of the ledger's key, each proven to stand in the signed tree and signed by both keys: without them, somebody who
 * holds only an older key could not tell a successor from an impostor.
 */
async function readChanges(
  reader: PackReader,
  log: PartialLog,
): Promise<{ readonly rotations: readonly Rotation[]; readonly check: Check }> {
  const findings = new Findings();
  const rotations: Rotation[] = [];
  try {
    const bytes = await reader.read(packPaths.rotations);
    for (const line of bytes === null ? [] : linesOf(bytes)) {
      const entry = readLine(toUtf8(line));
      const wrong = await wrongWithEntry(entry, log);
      const rotation = readRotation(entry);
      const name = `${packPaths.rotations}, entry ${String(entry.index)}`;
      if (wrong !== null) findings.fail(`${name}: ${wrong}`);
      else if (rotation === null) findings.fail(`${name}: both keys did not sign it`);
      else rotations.push(rotation);
    }
  } catch (error) {
    findings.fail(`${packPaths.rotations}: ${reasonOf(error)}`);
  }
  const good =
    rotations.length === 0
      ? 'The pack tells of no change of the key.'
      : `${plural(rotations.length, 'change')} of the key, each signed by the old and the new one: at entry ${rotations.map(({ index }) => String(index)).join(', ')}.`;
  return { rotations, check: findings.check('rotations', good, rotations.length === 0) };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'it cannot be read';
}
