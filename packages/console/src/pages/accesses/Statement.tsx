import { Code, Text } from '@mantine/core';

/** What a tool asked at the PostgreSQL door, as the entry has it. */
export function Statement({ text }: { readonly text: string }) {
  return (
    <>
      <Code block tabIndex={0} aria-label="Statement">
        {text}
      </Code>
      <Text size="xs" c="dimmed">
        Read by SQL. Values are taken out of it; those that came beside it are committed to in the entry.
      </Text>
    </>
  );
}
