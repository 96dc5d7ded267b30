/** Fields by how they were met: `Name, Phone (in part); Notes (in full)`. */
export function fieldWords(fields: readonly { readonly label: string; readonly words: string }[]): string {
  if (fields.length === 0) return 'None';
  const by = Map.groupBy(fields, ({ words }) => words);
  return [...by].map(([how, some]) => `${some.map(({ label }) => label).join(', ')} (${how})`).join('; ');
}
