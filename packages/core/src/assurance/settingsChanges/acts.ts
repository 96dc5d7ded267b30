/** What of Cordon's own settings an act changes. */
export const settings = {
  thresholds: 'Thresholds of what is watched for, and what a machine may close',
  networks: 'Networks that people may come from',
  witnesses: 'Witnesses of the ledger',
  sources: 'Sources and their data maps',
  canaries: 'Canaries',
  marks: 'Customers who are watched more closely',
  alerts: 'Who is told of alerts, and where events are sent',
  keys: 'Keys',
  dictionaries: 'Words that are taken out of texts',
  drills: 'When drills are made',
  ways: 'Ways in for machines: helpdesks, hooks, keys and tokens',
  directories: 'Directories and sign-in of a party',
  roles: 'What a person is here',
} as const;

export type Setting = keyof typeof settings;

export interface SettingsAct {
  readonly of: Setting;
  /** In the words of whoever reads the list. */
  readonly title: string;
  /** The word of its entry that names what it is about, for acts that two people make of one thing. */
  readonly about?: string;
}

const one = (of: Setting, title: string): SettingsAct => ({ of, title });
const pair = (of: Setting, about: string, title: string): SettingsAct => ({ of, title, about });

/** Every act of the ledger that changes a setting. Refused and withdrawn proposals are among them: an auditor asks for those too. */
export const settingsActs: Readonly<Record<string, SettingsAct>> = {
  'calibration-changed': one('thresholds', 'Thresholds were changed'),
  'networks-first-listed': pair('networks', 'change', 'A first list of networks was set'),
  'networks-proposed': pair('networks', 'change', 'A change of networks was proposed'),
  'networks-confirmed': pair('networks', 'change', 'A change of networks was confirmed'),
  'networks-withdrawn': pair('networks', 'change', 'A change of networks was withdrawn or refused'),
  'networks-closed': pair('networks', 'change', 'Networks were closed at once'),
  'networks-reviewed': pair('networks', 'change', 'A closing of networks was looked at'),
  'witness-proposed': pair('witnesses', 'witness', 'A witness was proposed'),
  'witness-approved': pair('witnesses', 'witness', 'A witness was approved'),
  'witness-refused': pair('witnesses', 'witness', 'A witness was refused'),
  'witness-removal-asked': pair('witnesses', 'witness', 'A witness was asked to be removed'),
  'witness-removed': pair('witnesses', 'witness', 'A witness was removed'),
  'witness-kept': pair('witnesses', 'witness', 'A witness was kept'),
  'source-connected': one('sources', 'A source was connected'),
  'source-map-changed': one('sources', 'A data map was changed'),
  'source-live': one('sources', 'A source went live'),
  'source-log-watched': one('sources', 'When a source’s own log is compared was changed'),
  'canary-seeded': one('canaries', 'A canary was seeded'),
  'canary-withdrawn': one('canaries', 'A canary was withdrawn'),
  'customers-marked': one('marks', 'Customers were marked'),
  'customer-marks-ended': one('marks', 'Marks of customers ended'),
  'alert-channel-added': one('alerts', 'Somebody is told of alerts'),
  'alert-channel-ended': one('alerts', 'Somebody is no longer told of alerts'),
  'siem-receiver-added': one('alerts', 'Events are sent to a receiver'),
  'siem-receiver-ended': one('alerts', 'Events are no longer sent to a receiver'),
  'keys-rotated': one('keys', 'Keys were rotated'),
  'keys-moved': one('keys', 'Keys were moved'),
  'ledger-key-rotated': one('keys', 'The ledger’s key was changed'),
  'dictionary-proposed': one('dictionaries', 'Words were proposed'),
  'dictionary-approved': one('dictionaries', 'Words were approved'),
  'dictionary-refused': one('dictionaries', 'Words were refused'),
  'dictionary-retire-asked': one('dictionaries', 'Words were asked to be retired'),
  'dictionary-retired': one('dictionaries', 'Words were retired'),
  'dictionary-kept': one('dictionaries', 'Words were kept'),
  'drills-scheduled': one('drills', 'When drills are made was changed'),
  'helpdesk-connected': one('ways', 'A helpdesk was connected'),
  'helpdesk-disconnected': one('ways', 'A helpdesk was disconnected'),
  'delivery-key-made': one('ways', 'A key for deliveries was made'),
  'delivery-key-revoked': one('ways', 'A key for deliveries was revoked'),
  'webhook-made': one('ways', 'A hook was made'),
  'webhook-rotated': one('ways', 'The secret of a hook was changed'),
  'webhook-revoked': one('ways', 'A hook was revoked'),
  'sidebar-made': one('ways', 'A sidebar was made'),
  'sidebar-revoked': one('ways', 'A sidebar was revoked'),
  'quality-key-made': one('ways', 'A key for conversations was made'),
  'quality-key-revoked': one('ways', 'A key for conversations was revoked'),
  'ledger-token-made': one('ways', 'A token to read the ledger was made'),
  'ledger-token-revoked': one('ways', 'A token to read the ledger was revoked'),
  'directory-token-made': one('directories', 'A token for a directory was made'),
  'directory-token-rotated': one('directories', 'A token for a directory was changed'),
  'directory-token-revoked': one('directories', 'A token for a directory was revoked'),
  'directory-group-mapped': one('directories', 'A group of a directory was given work'),
  'sso-changed': one('directories', 'How people of a party sign in was changed'),
  'person-role-changed': one('roles', 'Somebody’s role was changed'),
};
