/**
 * Acts by which Cordon itself was set up otherwise: thresholds, networks, mutes, witnesses, receivers, sources, keys. They
 * are part of every audit's population, since whoever could change one could hide something.
 */
export const settingActs: readonly string[] = [
  ...[
    'networks-first-listed',
    'networks-proposed',
    'networks-confirmed',
    'networks-withdrawn',
    'networks-closed',
  ],
  ...['calibration-changed', 'alert-channel-added', 'alert-channel-ended', 'drills-scheduled'],
  ...['witness-proposed', 'witness-approved', 'witness-refused', 'witness-removal-asked', 'witness-removed'],
  ...['source-connected', 'source-live', 'source-map-changed', 'source-log-watched'],
  ...['siem-receiver-added', 'siem-receiver-ended', 'dictionary-approved', 'dictionary-retired'],
  ...[
    'ledger-key-rotated',
    'keys-rotated',
    'directory-group-mapped',
    'customers-marked',
    'customer-marks-ended',
  ],
];
