/** later */
export const everydayWords: ReadonlySet<string> = new Set<string>([]);
