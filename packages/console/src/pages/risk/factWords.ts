const NAMES: Readonly<Record<string, string>> = {
  agreements: 'Agreements',
  vendors: 'Vendors',
  vendor: 'Vendor',
  country: 'Country',
  adequacy: 'Adequacy',
  coversOnly: 'The decision covers only',
  roles: 'Roles',
  operations: 'Operations',
  countries: 'Countries',
  customersUpTo: 'Customers in 30 days, up to',
  shown: 'What is shown, and how',
  notShown: 'In the data map and not shown',
  risks: 'Risk',
  measures: 'What the agreements ask for',
};

/** What a fact is called. */
export function factName(name: string): string {
  return NAMES[name] ?? name;
}

/** One fact, or one item of a list of them, in words. */
export function factWords(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .filter(([, one]) => one !== false)
    .map(([name, one]) =>
      one === true ? name : ['sentence', 'category'].includes(name) ? String(one) : `${name} ${String(one)}`,
    )
    .join(', ');
}
