/** The faint visible mark: who, when, by which entry. A photograph of the screen names its maker. */
export function markOf(name: string, at: Date, entry: number): string {
  return `${name} \u00b7 ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC \u00b7 entry ${String(entry)}`;
}
