/** Entries of the ledger in the form other security tools read. */
export type { EnteredEvent, EventSource } from './entered.ts';
export { OCSF_VERSION, type OcsfEvent } from './event.ts';
export { ocsfEvent } from './ocsf.ts';
export { detectionFinding, type Found } from './detectionFinding.ts';
