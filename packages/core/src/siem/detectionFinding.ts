import type { EventSource } from './entered.ts';
import { OCSF_VERSION, type OcsfEvent } from './event.ts';

/** What was found by watching, as other tools are told of it: ids, numbers and words, no customer. */
export interface Found {
  /** `incident/inc_...` or a signal's id; the same however often it is told. */
  readonly uid: string;
  readonly title: string;
  /** Why, in plain words. */
  readonly reason: string;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  /** Epoch milliseconds. */
  readonly at: number;
  readonly vendor: string | null;
  readonly agent: string | null;
  /** Where a person decides on it. */
  readonly link: string | null;
}

const DETECTION_FINDING = 2004;
const FINDINGS = 2;
const CREATE = 1;
/** New: nobody took it yet. */
const NEW = 1;
const SEVERITY: Readonly<Record<Found['severity'], number>> = { low: 2, medium: 3, high: 4, critical: 5 };

/** An OCSF Detection Finding (2004, https://schema.ocsf.io/1.8.0/classes/detection_finding). */
export function detectionFinding(found: Found, { origin, version }: EventSource): OcsfEvent {
  const { uid, title, reason, severity, at, vendor, agent, link } = found;
  return {
    class_uid: DETECTION_FINDING,
    category_uid: FINDINGS,
    activity_id: CREATE,
    activity_name: 'Create',
    type_uid: DETECTION_FINDING * 100 + CREATE,
    time: at,
    severity_id: SEVERITY[severity],
    status_id: NEW,
    is_alert: true,
    message: reason,
    finding_info: {
      ...{ uid, title, desc: reason, created_time: at },
      ...(link !== null && { src_url: link }),
    },
    ...(agent !== null && {
      evidences: [{ user: { uid: agent, ...(vendor !== null && { org: { uid: vendor } }) } }],
    }),
    metadata: {
      version: OCSF_VERSION,
      product: { name: 'Cordon', vendor_name: 'Cordon', version },
      uid: `${origin}#${uid}`,
      log_name: origin,
    },
    unmapped: { vendor },
  };
}
