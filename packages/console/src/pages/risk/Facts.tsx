import { List, Text } from '@mantine/core';

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

/** The facts that are assessed: short ones in a line, long ones to open. */
export function Facts({ facts }: { readonly facts: Readonly<Record<string, unknown>> }) {
  return Object.entries(facts).map(([name, value]) => {
    const label = NAMES[name] ?? name;
    if (!Array.isArray(value)) {
      return (
        <Text size="sm" key={name}>
          {label}: {wordsOf(value)}
        </Text>
      );
    }
    if (value.every((one) => typeof one === 'string') && value.length <= 12) {
      return (
        <Text size="sm" key={name}>
          {label}: {value.length === 0 ? 'none' : value.join(', ')}
        </Text>
      );
    }
    return (
      <details key={name}>
        <summary>
          {label}: {value.length}
        </summary>
        <List size="sm">
          {value.map((one, nth) => (
            <List.Item key={nth} style={{ overflowWrap: 'anywhere' }}>
              {wordsOf(one)}
            </List.Item>
          ))}
        </List>
      </details>
    );
  });
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .filter(([, one]) => one !== false)
    .map(([name, one]) =>
      one === true ? name : ['sentence', 'category'].includes(name) ? String(one) : `${name} ${String(one)}`,
    )
    .join(', ');
}
