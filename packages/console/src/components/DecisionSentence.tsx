import { Text } from '@mantine/core';
import type { DecisionView } from '../api/types.ts';
import { StatusMark } from './StatusMark.tsx';

interface DecisionSentenceProps {
  readonly decision: DecisionView;
  /** Another word than allowed or refused, for an act no clause decides. */
  readonly word?: string;
}

/** A decision in one sentence, with allowed or refused as a shape and a word. */
export function DecisionSentence({ decision, word }: DecisionSentenceProps) {
  return (
    <div>
      <Text component="div" size="sm" fw={600}>
        <StatusMark tone={decision.allow ? 'good' : 'stop'}>
          {word ?? (decision.allow ? 'Allowed' : 'Refused')}
        </StatusMark>
      </Text>
      <Text size="md">{decision.sentence}</Text>
    </div>
  );
}
