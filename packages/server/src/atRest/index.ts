export { KEY_COLUMNS, keyJoin } from './keyring.ts';
export type { AgreementKeys, Cell, KeyRow, Keyring, TicketKey } from './keyring.ts';
