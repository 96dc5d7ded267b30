import { table, type Table } from '../table.ts';
import { attestation } from './attestation.ts';
import { audit } from './audit.ts';
import { breachNotice } from './breach-notice.ts';
import { deletion } from './deletion.ts';
import type { DutyKind } from './kind.ts';
import { refresher } from './refresher.ts';
import { subProcessorNotice } from './sub-processor-notice.ts';

/** Every kind of duty there is. A new one is a new file and a line here. */
export const dutyKinds: Table<DutyKind> = table(
  [breachNotice, deletion, audit, refresher, subProcessorNotice, attestation].map((kind) => [
    kind.kind,
    kind,
  ]),
);
