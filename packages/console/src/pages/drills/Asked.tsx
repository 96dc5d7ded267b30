import { Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { TabletopView } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { useDeciding } from './acts.ts';
import { ROLES } from './words.ts';

interface AskedProps {
  readonly tabletop: string;
  readonly inject: string;
  readonly answer: TabletopView['known'][number]['answers'][number];
  readonly mayAnswer: boolean;
}

/** A question to one role, and what was decided. */
export function Asked({ tabletop, inject, answer, mayAnswer }: AskedProps) {
  const { role, question, decision, afterMinutes } = answer;
  const [text, setText] = useState('');
  const decide = useDeciding(tabletop, inject, role);
  const asks = `${ROLES[role]}: ${question}`;
  if (decision !== null || !mayAnswer) {
    return (
      <Text size="sm" mt={4}>
        {asks} <strong>{decision ?? 'Not answered.'}</strong>
        {afterMinutes !== null && ` (after ${String(afterMinutes)} min)`}
      </Text>
    );
  }
  return (
    <>
      <Group gap="xs" align="flex-end" mt={4}>
        <Textarea
          label={asks}
          autosize
          minRows={1}
          maxLength={600}
          style={{ flex: '1 1 260px' }}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
          }}
        />
        <Button
          size="xs"
          variant="default"
          aria-label={`Decide: ${ROLES[role]}`}
          disabled={text.trim().length < 3}
          loading={decide.isPending}
          onClick={() => {
            decide.mutate(text.trim());
          }}
        >
          Decide
        </Button>
      </Group>
      <FormError error={decide.error} />
    </>
  );
}
