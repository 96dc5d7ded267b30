import type { ReconciliationView } from '../../../api/types.ts';

/** What whoever reads a comparison does next, the gravest first. */
export function nextStep({
  unaccounted,
  unmatched,
  others,
  unread,
}: Pick<ReconciliationView['report'], 'unaccounted' | 'unmatched' | 'others' | 'unread'>): string {
  if (unaccounted.count > 0) {
    return 'Next: change the password of the reading login by connecting the source again, and find out who had it. The finding stands under Findings.';
  }
  const foreign = others.filter(({ own }) => !own).map(({ role }) => role);
  if (foreign.length > 0) {
    return `Next: find out whose login ${foreign.join(', ')} is. Close it, or name it as one of your own programs.`;
  }
  if (unmatched.count > 0) {
    return 'Next: look whether the log was cut or turned off at that time; the entries say which accesses are missing from it.';
  }
  if (unread > 0) return 'Next: look at the lines that could not be read; what stood there is not known.';
  return 'Nothing to do. Compare the next log when it is finished.';
}
