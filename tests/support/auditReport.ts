import type { AuditProof } from '@cordon/core/assurance/audits';
import { toHex } from '@cordon/ledger';
import { renderReport, reportField } from '../../packages/server/src/assurance/audits/pdf.ts';
import { reportHash, type AuditReport } from '../../packages/server/src/assurance/audits/report.ts';
import { seal } from '../../packages/server/src/agreements/signing/pdf/seal.ts';
import { sha256 } from '../../packages/server/src/platform/hashing.ts';
import { makeOwn, oneTimeSigner } from '../../packages/server/src/platform/signing/own.ts';
import { ownTimestamps } from '../../packages/server/src/platform/signing/timestamps.ts';

const AT = new Date('2026-04-02T00:00:00Z');

/** An installation's own authority, with which it seals what it hands out. */
export async function reportSealer() {
  const own = await makeOwn('audited.example', AT);
  return {
    /** DER; what a verifier has to know from elsewhere. */
    root: own.root.certificate,
    /** A report that says nothing but what it is of, sealed. */
    async sealed(proof: AuditProof, seed: string) {
      const report: AuditReport = {
        ...{ v: 1, plan: proof.plan, agreement: 'Support', vendor: 'Desk', company: 'Shop', seed, root: '' },
        ...{ results: [], unlisted: 0, idle: 0, papers: [], interviews: [], reviews: [], requests: [] },
        conclusions: [],
      };
      const file = await seal(await renderReport(report, proof, { auditor: 'Audra Chen', at: AT }, sha256), {
        ...{ field: reportField, timestamps: ownTimestamps(own.timestamps, () => AT), at: AT, contact: '' },
        ...{ signer: await oneTimeSigner(own, { commonName: 'Cordon audit reports' }, AT) },
        reason: 'Report of an audit',
      });
      const words = {
        audit: proof.plan.audit,
        report: reportHash(report, sha256),
        file: toHex(sha256(file)),
      };
      return { file, words };
    },
  };
}
