/** The zones that days may be counted in, as this browser knows them. */
export const ZONES: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
];

export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
