import { Stack, Text } from '@mantine/core';
import { useId } from 'react';
import type { Sought } from './finder.ts';
import { MarkedTextarea } from './MarkedTextarea.tsx';
import { said, stillStanding } from './spans.ts';
import { useFinder, useRemovals } from './useRemovals.ts';

interface ProseFieldProps {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  /** What becomes of personal data in it: the server refuses the text, or takes it out of what is kept. */
  readonly data: Sought;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
}

/**
 * A reason or a statement: what the server will not take is underlined while it is typed, and said in words. Nothing typed
 * leaves the browser for it.
 */
export function ProseField({ data, value, rows = 3, maxLength = 1000, ...field }: ProseFieldProps) {
  const id = useId();
  const { found, failed } = useRemovals(useFinder(data), 'prose', value);
  const standing = found === null || failed ? [] : stillStanding(found.text, value, found.removed);
  return (
    <Stack gap={4}>
      <MarkedTextarea
        {...field}
        value={value}
        rows={rows}
        maxLength={maxLength}
        marks={standing}
        saidBy={id}
      />
      <Text id={id} size="sm" role="status">
        {standing.length > 0 &&
          `${data === 'refused' ? 'This is refused while it says' : 'Will not be kept'}: ${said(value, standing)}.`}
      </Text>
    </Stack>
  );
}
