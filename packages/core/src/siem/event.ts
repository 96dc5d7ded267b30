/** Of the schema the events follow: Open Cybersecurity Schema Framework, https://schema.ocsf.io/1.8.0. */
export const OCSF_VERSION = '1.8.0';

/** An event of one OCSF class; plain JSON. */
export interface OcsfEvent {
  readonly class_uid: number;
  readonly category_uid: number;
  readonly activity_id: number;
  readonly activity_name: string;
  /** class_uid * 100 + activity_id */
  readonly type_uid: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly [attribute: string]: unknown;
}
