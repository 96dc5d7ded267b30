export type { AgreementKeys } from './erasing.store.ts';
export type { Keyring } from './keyring.store.ts';
export type { TicketKey } from './keyring.ts';
