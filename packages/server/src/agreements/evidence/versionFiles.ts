import { packPaths, type Clause, type PackedVersion } from '@cordon/core/agreements';
import { describe } from '@cordon/core/policy';
import { canonicalText, toUtf8, type JsonValue } from '@cordon/ledger';
import { termsOf } from '../standing.ts';
import type { Version } from '../store.ts';
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

function packedVersion({ version, hash, signatures }: Version): PackedVersion {
  return {
    version,
    termsHash: hash.toString('hex'),
    signatures: signatures
      .map(({ party, person, publicKey, signature, at, revokedAt }) => ({
        ...{ party, person },
        publicKey: publicKey.toString('base64'),
        signature: signature.toString('base64'),
        at: at.toISOString(),
        revokedAt: revokedAt?.toISOString() ?? null,
      }))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
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

/** What changed from each version to the next, clause by clause. */
export function diffFiles({ agreement, versions }: PackContext): readonly PackFile[] {
  return versions.slice(1).map((after, at) => {
    const before = versions[at];
    const names = `version ${String(before?.version ?? 0)} to ${String(after.version)}`;
    return {
      path: `agreement/diffs/${String(before?.version ?? 0)}-${String(after.version)}.html`,
      bytes: toUtf8(htmlPage(`${agreement.title}: ${names}`, diffBody(before?.clauses ?? [], after.clauses))),
    };
  });
}

function diffBody(before: readonly Clause[], after: readonly Clause[]): string {
  const old = new Map(before.map((clause) => [clause.id, clause]));
  const kept = new Set(after.map(({ id }) => id));
  const words = ({ id, title, text }: Clause): string => escapeHtml(`${id} ${title}. ${text}`);
  const changes = [
    ...after.flatMap((clause) => {
      const was = old.get(clause.id);
      if (was === undefined) return [`<p><ins>${words(clause)}</ins></p>`];
      if (words(was) === words(clause)) return [];
      return [`<p><del>${words(was)}</del></p><p><ins>${words(clause)}</ins></p>`];
    }),
    ...before.filter(({ id }) => !kept.has(id)).map((clause) => `<p><del>${words(clause)}</del></p>`),
  ];
  return changes.length === 0 ? '<p>No clause changed its words.</p>' : changes.join('\n');
}
