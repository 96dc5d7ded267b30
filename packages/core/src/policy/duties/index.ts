import { table, type Table } from '../table.ts';
import { accessReview } from './access-review.ts';
import { attestation } from './attestation.ts';
import { audit } from './audit.ts';
import { breachNotice } from './breach-notice.ts';
import { complianceNotice } from './compliance-notice.ts';
import { conductLadder } from './conduct-ladder.ts';
import { containment } from './containment.ts';
import { deletion } from './deletion.ts';
import { documentErasure } from './document-erasure.ts';
import { incidentReport } from './incident-report.ts';
import type { DutyKind } from './kind.ts';
import { ledgerRetention } from './ledger-retention.ts';
import { offboarding } from './offboarding.ts';
import { recording } from './recording.ts';
import { refresher } from './refresher.ts';
import { remediation } from './remediation.ts';
import { requestAssistance } from './request-assistance.ts';
import { retention } from './retention.ts';
import { subProcessorNotice } from './sub-processor-notice.ts';
import { testing } from './testing.ts';

/** Every kind of duty there is. A new one is a new file and a line here. */
export const dutyKinds: Table<DutyKind> = table(
  [
    breachNotice,
    incidentReport,
    deletion,
    retention,
    audit,
    testing,
    refresher,
    offboarding,
    subProcessorNotice,
    attestation,
    requestAssistance,
    complianceNotice,
    accessReview,
    documentErasure,
    recording,
    ledgerRetention,
    containment,
    remediation,
    conductLadder,
  ].map((kind) => [kind.kind, kind]),
);
