import { Alert, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { keptOutWords } from '../app/keptOut.ts';

/** Tells somebody who is known why they are kept out; nothing for a code that says no such thing. */
export function KeptOutAlert({ code }: { readonly code: string | null }) {
  const words = code === null ? null : keptOutWords(code);
  if (words === null) return null;
  return (
    <Alert role="alert" variant="light" mb="sm" title={words.title} icon={<IconLock size={18} aria-hidden />}>
      <Text size="sm">{words.text}</Text>
      <Text size="sm" mt={4}>
        {words.next}
      </Text>
    </Alert>
  );
}
