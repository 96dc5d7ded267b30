export type { AgreementKeys, Keyring, TicketKey } from './keyring.ts';
