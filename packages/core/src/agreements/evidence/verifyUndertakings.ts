import { canonicalText, toUtf8, type PartialLog, toHex } from '@cordon/ledger';
import { undertakingHolds, type VerifySignature } from '../undertaking/index.ts';
import { packPaths, type EvidenceManifest, type PackedUndertaking } from './manifest.ts';
import { isRecord, parseJson, type PackReader, type VerifyPorts } from './reader.ts';
import { Findings, type Check } from './report.ts';
import { isEntry, wrongWithEntry } from './verifyEntries.ts';
import { plural } from './verifyTerms.ts';

/**
 * The undertakings of the vendor's people: each text is the one that was signed, the key of the person's session signed
 * it, and an entry that stands in the ledger names that very key and signature.
 */
export async function verifyUndertakings(
  reader: PackReader,
  manifest: EvidenceManifest,
  ports: Pick<VerifyPorts, 'digest' | 'verifySessionKey'>,
  log: PartialLog | null,
): Promise<Check> {
  const findings = new Findings();
  const people = new Set<string>();
  let count = 0;
  try {
    const bytes = await reader.read(packPaths.undertakings);
    const list = bytes === null ? [] : parseJson(bytes, packPaths.undertakings);
    if (!Array.isArray(list) || !list.every(isUndertaking))
      throw new Error('the undertakings cannot be read');
    for (const one of list) {
      count++;
      people.add(one.person.id);
      const problem = await problemOf(one, manifest, ports, log).catch(reasonOf);
      if (problem !== null)
        findings.fail(`${packPaths.undertakings}, number ${String(count)}, ${one.person.name}: ${problem}`);
    }
  } catch (error) {
    findings.fail(reasonOf(error));
  }
  const good =
    count === 0
      ? 'Nobody has signed an undertaking.'
      : `${plural(count, 'undertaking')} of ${plural(people.size, 'person', 'people')}, each signed with the key of a browser session that its ledger entry names. It is no passkey.`;
  return findings.check('undertakings', good, count === 0);
}

async function problemOf(
  one: PackedUndertaking,
  { agreement }: EvidenceManifest,
  { digest, verifySessionKey }: Pick<VerifyPorts, 'digest' | 'verifySessionKey'>,
  log: PartialLog | null,
): Promise<string | null> {
  const { person, party, text, textHash, entry } = one;
  if (toHex(await digest(toUtf8(text))) !== textHash) return 'its text was changed';
  if (party.id !== agreement.processor.id) return 'it was given for another vendor';
  const wrong = await wrongWithEntry(entry, log);
  if (wrong !== null) return `its entry ${String(entry.index)} does not hold: ${wrong}`;
  const wanted = { person: person.id, party: party.id, company: agreement.controller.id, textHash };
  // The platform checks signatures only asynchronously, so the question is noted first and answered then.
  const asked: Parameters<VerifySignature>[] = [];
  const holds = undertakingHolds({ ...one, entry: canonicalText(entry.body) }, wanted, (...question) => {
    asked.push(question);
    return true;
  });
  const [question] = asked;
  if (!holds || question === undefined) return 'statement, entry, person and text do not belong together';
  return (await verifySessionKey(...question)) ? null : 'its signature does not hold';
}

const TEXTS = ['text', 'textHash', 'statement', 'publicKey', 'signature', 'at'];

function isUndertaking(value: unknown): value is PackedUndertaking {
  return (
    isRecord(value) &&
    TEXTS.every((name) => typeof value[name] === 'string') &&
    Number.isSafeInteger(value.version) &&
    isNamed(value.person) &&
    isNamed(value.party) &&
    isEntry(value.entry)
  );
}

function isNamed(value: unknown): boolean {
  return isRecord(value) && typeof value.id === 'string' && typeof value.name === 'string';
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'it cannot be read';
}
