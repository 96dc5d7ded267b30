import { Text } from '@mantine/core';
import type { DecisionView } from '../api/types.ts';
import { StatusMark } from './StatusMark.tsx';

/** A decision in one sentence, with allowed or refused as a shape and a word. */
export function DecisionSentence({ decision }: { readonly decision: DecisionView }) {
  return (
    <div>
      <Text component="div" size="sm" fw={600}>
        <StatusMark tone={decision.allow ? 'good' : 'bad'}>
          {decision.allow ? 'Allowed' : 'Refused'}
        </StatusMark>
      </Text>
      <Text size="md">{decision.sentence}</Text>
    </div>
  );
}
