import { openHolds, packPaths, type PackedCertificate } from '@cordon/core/agreements';
import { toUtf8 } from '@cordon/ledger';
import type { KeptCertificate } from '../closing/store.ts';
import { htmlPage, htmlTable, escapeHtml } from './html.ts';
import type { PackContext, PackFile, PackPorts } from './ports.ts';
import { jsonFile } from './versionFiles.ts';

/** The end: what was owed and done, holds, handovers, the vendor's signed certificate of deletion. */
export async function closingFiles(
  { closing: deps }: PackPorts,
  { agreement, closing, scope }: PackContext,
): Promise<readonly PackFile[]> {
  if (closing.closedAt === null) return [];
  const certificates = await deps.store.certificates(agreement.id);
  const ours = scope.side === 'company' || scope.side === 'operator' || scope.side === 'auditor';
  const handovers = ours ? await deps.handovers.of(agreement.id) : [];
  return [
    jsonFile('closing/tasks.json', {
      closedAt: closing.closedAt,
      tasks: closing.tasks,
      events: closing.events,
    }),
    jsonFile('closing/holds.json', { open: openHolds(closing.holds).length, holds: closing.holds }),
    ...(ours ? [jsonFile('closing/handovers.json', handovers)] : []),
    ...(certificates.length === 0
      ? []
      : [jsonFile(packPaths.certificates, certificates.map(packedCertificate))]),
    ...certificates.map((certificate, at) => ({
      path: `closing/certificate-${String(at + 1)}.html`,
      bytes: toUtf8(certificatePage(certificate)),
    })),
  ];
}

function packedCertificate(certificate: KeptCertificate): PackedCertificate {
  const { text, hash, party, keyParty, rpId, by, at, revokedAt, entry } = certificate;
  return {
    ...{ text, hash: hash.toString('hex'), party, keyParty, rpId, person: by, entry },
    ...{ at: at.toISOString(), revokedAt: revokedAt?.toISOString() ?? null },
    publicKey: certificate.publicKey.toString('base64'),
    authenticatorData: certificate.authenticatorData.toString('base64'),
    clientDataJSON: certificate.clientDataJSON.toString('base64'),
    signature: certificate.signature.toString('base64'),
  };
}

interface Said {
  readonly controller: { readonly name: string };
  readonly processor: { readonly name: string };
  readonly endedAt: string;
  readonly items: readonly {
    readonly task: string;
    readonly action: string;
    readonly method: string;
    readonly doneAt: string;
    readonly evidence: string | null;
  }[];
  readonly exceptions: readonly { readonly task: string; readonly law: string; readonly until: string }[];
}

function certificatePage({ text, hash, by, at, entry }: KeptCertificate): string {
  // Our own canonical JSON, written by closing/certificate.ts.
  const said = JSON.parse(text) as Said;
  const items = said.items.map(({ task, action, method, doneAt, evidence }) => [
    task,
    action,
    method,
    doneAt,
    evidence ?? 'none',
  ]);
  const exceptions = said.exceptions.map(({ task, law, until }) => [task, law, until]);
  return htmlPage(
    'Certificate of deletion',
    `<p>${escapeHtml(said.processor.name)} certifies to ${escapeHtml(said.controller.name)} that after the end of the agreement on ${escapeHtml(said.endedAt)} the following was deleted or returned, with all copies.</p>
${htmlTable(['What', 'Action', 'Method', 'Done', 'SHA-256 of the evidence'], items)}
<h2>Kept because a law requires it</h2>
${exceptions.length === 0 ? '<p>Nothing.</p>' : htmlTable(['What', 'Law', 'Until'], exceptions)}
<p>Signed with a passkey of ${escapeHtml(by.name)} on ${at.toISOString()}, ledger entry ${String(entry)}. SHA-256: <code>${hash.toString('hex')}</code></p>`,
  );
}
