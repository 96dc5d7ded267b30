import { packPaths, type PackedSignature, type PackedVersion } from '@cordon/core/agreements';
import { describe } from '@cordon/core/policy';
import { canonicalText, toUtf8, type JsonValue } from '@cordon/ledger';
import { termsOf } from '../standing.ts';
import type { Signature, Version } from '../store.ts';
import { escapeHtml, htmlPage, htmlTable } from './html.ts';
import type { PackContext, PackFile } from './ports.ts';

/** JSON of the pack: canonical, so that the same facts are the same bytes. */
export function jsonFile(path: string, value: unknown): PackFile {
  return { path, bytes: toUtf8(canonicalText(JSON.parse(JSON.stringify(value)) as JsonValue)) };
}

/** The agreement and every version: the very bytes that were signed, the clauses, the signatures, a page to read. */
export function versionFiles({ agreement, versions }: PackContext): readonly PackFile[] {
  const { id, title, controller, processor, source, endedAt } = agreement;
  return [
    jsonFile('agreement/agreement.json', { id, title, controller, processor, source, endedAt }),
    jsonFile(packPaths.versions, versions.map(packedVersion)),
    ...versions.flatMap((version) => [
      { path: packPaths.terms(version.version), bytes: toUtf8(version.terms) },
      jsonFile(`agreement/versions/${String(version.version)}/clauses.json`, version.clauses),
      {
        path: `agreement/versions/${String(version.version)}/agreement.html`,
        bytes: toUtf8(versionPage(title, version)),
      },
    ]),
  ];
}

function packedVersion({ version, hash, documentHash, signatures }: Version): PackedVersion {
  return {
    version,
    termsHash: hash.toString('hex'),
    documentHash: documentHash?.toString('hex') ?? null,
    signatures: signatures.map(packedSignature).toSorted((a, b) => (a.at < b.at ? -1 : 1)),
  };
}

function packedSignature(one: Signature): PackedSignature {
  const { party, keyParty, person, rpId, at, revokedAt } = one;
  return {
    ...{ party, keyParty, person, rpId, at: at.toISOString() },
    revokedAt: revokedAt?.toISOString() ?? null,
    publicKey: one.publicKey.toString('base64'),
    authenticatorData: one.authenticatorData.toString('base64'),
    clientDataJSON: one.clientDataJSON.toString('base64'),
    signature: one.signature.toString('base64'),
  };
}

function versionPage(title: string, version: Version): string {
  const clauses = version.clauses.map(
    ({ id, title: name, text }) => `<h2>${escapeHtml(`${id} ${name}`)}</h2><p>${escapeHtml(text)}</p>`,
  );
  const effects = describe(termsOf(version)).map(({ clause, effect, sentence }) => [
    clause,
    effect,
    sentence,
  ]);
  return htmlPage(
    `${title}, version ${String(version.version)}`,
    `<p>SHA-256 of the terms: <code>${version.hash.toString('hex')}</code></p>
${clauses.join('\n')}
<h2>What the clauses do</h2>
${htmlTable(['Clause', 'Effect', 'In words'], effects)}`,
  );
}
