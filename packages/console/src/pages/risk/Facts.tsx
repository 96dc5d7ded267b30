import { List, Text } from '@mantine/core';
import { factName, factWords } from './factWords.ts';

/** The facts that are assessed: short ones in a line, long ones to open. */
export function Facts({ facts }: { readonly facts: Readonly<Record<string, unknown>> }) {
  return Object.entries(facts).map(([name, value]) => {
    const label = factName(name);
    if (!Array.isArray(value)) {
      return (
        <Text size="sm" key={name}>
          {label}: {factWords(value)}
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
              {factWords(one)}
            </List.Item>
          ))}
        </List>
      </details>
    );
  });
}
