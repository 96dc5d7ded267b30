import { Code, Text } from '@mantine/core';
import type { DictionaryEntry } from '../../api/types.ts';

interface WordProps {
  readonly kind: DictionaryEntry['kind'];
  /** Absent while it is hidden, or when it was destroyed. */
  readonly text: string | undefined;
  readonly over?: boolean;
}

/** The word of an entry, as far as it is shown. */
export function Word({ kind, text, over = false }: WordProps) {
  if (over) {
    return (
      <Text span size="sm" c="dimmed">
        destroyed
      </Text>
    );
  }
  if (text === undefined) {
    return (
      <Text span size="sm" c="dimmed">
        hidden
      </Text>
    );
  }
  return kind === 'pattern' ? (
    <Code>{text}</Code>
  ) : (
    <Text span size="sm" fw={600}>
      {text}
    </Text>
  );
}
