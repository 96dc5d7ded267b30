/** Whether a moment lies within days that were typed, both included; an empty one bounds nothing. */
export function within(at: string, from: string, until: string): boolean {
  const moment = Date.parse(at);
  if (from !== '' && moment < new Date(`${from}T00:00`).getTime()) return false;
  return until === '' || moment < new Date(`${until}T24:00`).getTime();
}
