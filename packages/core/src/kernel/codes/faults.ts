import type { CodeEntry } from './entry.ts';

/** Faults: nothing was decided, so nothing is shown. */
export const faultCodes = {
  'ledger-unavailable': {
    http: 503,
    sqlstate: '57P03',
    text: 'The ledger cannot be written, so nothing is shown. The operator was told.',
  },
  'ledger-behind': {
    http: 503,
    sqlstate: '57P03',
    text: 'The ledger here is behind what was seen of it, or is another one: an old copy may have been restored. Nothing is shown until the operator has recovered it.',
  },
  'source-unavailable': {
    http: 502,
    sqlstate: '57P03',
    text: 'The customer database did not answer. Nothing was shown.',
  },
  'helpdesk-unavailable': {
    http: 502,
    sqlstate: '57P03',
    text: 'The helpdesk did not answer as it should. Nothing was shown.',
  },
  'helpdesk-unreadable': {
    http: 502,
    sqlstate: '57P03',
    text: 'The helpdesk does not tell who sees what in it.',
  },
  'receiver-unavailable': {
    http: 502,
    sqlstate: '57P03',
    text: 'The receiver did not take it: it has to answer a POST with a status from 200 to 299. Nothing was kept.',
  },
  'rules-unavailable': {
    http: 503,
    sqlstate: '57P03',
    text: 'The company’s own rules for what is removed cannot be read, so no text is shown or kept. The operator was told.',
  },
  'database-unavailable': {
    http: 503,
    sqlstate: '57P03',
    text: 'Cordon cannot reach its database. Nothing was shown.',
  },
  'cannot-hear': {
    http: 503,
    sqlstate: '57P03',
    text: 'Cordon cannot hear whether access was taken away, so it shows nothing. Try again in a minute.',
  },
  'mail-failed': {
    http: 502,
    sqlstate: '58000',
    text: 'The mail could not be sent. Hand over the link yourself.',
  },
  'signing-unavailable': {
    http: 503,
    sqlstate: '58000',
    text: 'The document could not be sealed or timestamped, so nothing was signed. The operator was told.',
  },
  'sealing-key-missing': {
    http: 409,
    sqlstate: '28000',
    text: 'This browser has registered no key that what you open could be sealed to. Sign out and sign in again.',
  },
  'key-unavailable': {
    http: 503,
    sqlstate: '57P03',
    text: 'The key that opens this cannot be reached, so nothing is shown. Try again.',
  },
  'key-destroyed': {
    http: 410,
    sqlstate: '42704',
    text: 'This was destroyed together with its key. Nobody can open it again.',
  },
  'port-in-use': {
    http: 500,
    sqlstate: '58000',
    text: 'The port is in use. Stop the other program or pass --port.',
  },
  'folder-read-only': { http: 500, sqlstate: '58000', text: 'The data folder cannot be written.' },
  'folder-damaged': {
    http: 500,
    sqlstate: '58000',
    text: 'The data folder is damaged or not a Cordon data folder.',
  },
  'folder-in-use': { http: 500, sqlstate: '58000', text: 'Another Cordon is running on this data folder.' },
  'migration-changed': {
    http: 500,
    sqlstate: '58000',
    text: 'A migration that was applied has been changed or is missing.',
  },
  'backup-unreadable': {
    http: 500,
    sqlstate: '58000',
    text: 'The backup does not open: it is locked with another key, or was cut off or altered.',
  },
  'backup-unfit': { http: 500, sqlstate: '58000', text: 'The backup does not belong here.' },
  'restore-not-empty': {
    http: 500,
    sqlstate: '58000',
    text: 'There is a Cordon already where the backup would be restored. Nothing was changed.',
  },
  'restore-unfinished': {
    http: 500,
    sqlstate: '58000',
    text: 'A restore into this database broke off. Nothing in it is used until the restore is run again.',
  },
  'restore-wrong': {
    http: 500,
    sqlstate: '58000',
    text: 'What was restored is not what was backed up, so it was taken away again.',
  },
  'roles-missing': {
    http: 500,
    sqlstate: '58000',
    text: 'The database login may not create the roles Cordon needs.',
  },
  'config-wrong': { http: 500, sqlstate: '58000', text: 'A setting is wrong.' },
  'key-unsafe': { http: 500, sqlstate: '58000', text: 'A key file is readable by others.' },
  'start-failed': { http: 500, sqlstate: '58000', text: 'PostgreSQL did not start.' },
  internal: {
    http: 500,
    sqlstate: 'XX000',
    text: 'Something failed. Nothing was shown. The operator was told.',
  },
} as const satisfies Record<string, CodeEntry>;
