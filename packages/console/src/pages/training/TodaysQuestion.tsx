import { Alert, Button, Card, Checkbox, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { SpacedAnswered, SpacedQuestion } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { useDecision } from '../../keys/useDecision.ts';

/** One question a day, if one likes: a right answer is worth a day of the course. */
export function TodaysQuestion() {
  const read = useRead('/api/training/question', {}, { once: true });
  const [said, setSaid] = useState<SpacedAnswered | null>(null);
  const [skipped, setSkipped] = useState(false);
  const put = read.data?.question ?? null;
  if (put === null || skipped) return null;
  return (
    <Card withBorder component="section" aria-labelledby="todays-question">
      <Title order={2} size="h3" id="todays-question">
        Today’s question
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        From “{put.title}”. Right, it gives that course a day more, up to {String(put.mostDays)}. Answering is
        up to you.
      </Text>
      {said === null ? (
        <Ask put={put} onSaid={setSaid} onSkip={setSkipped} />
      ) : (
        <Alert
          variant="light"
          color={said.right ? 'green' : 'yellow'}
          role="status"
          title={said.right ? 'Right: a day more.' : 'Not quite.'}
        >
          {said.because}
        </Alert>
      )}
    </Card>
  );
}

interface AskProps {
  readonly put: SpacedQuestion;
  readonly onSaid: (said: SpacedAnswered) => void;
  readonly onSkip: (skipped: boolean) => void;
}

function Ask({ put, onSaid, onSkip }: AskProps) {
  const { course, question, kind, text, answers } = put;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const answer = useDecision(
    'POST /api/training/question',
    {},
    {
      act: 'spaced-answered',
      words: { course, question },
      says: (choice) => ({ answer: choice.answer.join(' ') }),
    },
    ['/api/training/mine'],
    onSaid,
  );
  return (
    <Stack gap="sm">
      {kind === 'single' ? (
        <Radio.Group
          label={text}
          value={chosen[0] ?? ''}
          onChange={(key) => {
            setChosen([key]);
          }}
        >
          <Stack gap={6} mt={6}>
            {answers.map((one) => (
              <Radio key={one.key} value={one.key} label={one.text} />
            ))}
          </Stack>
        </Radio.Group>
      ) : (
        <Checkbox.Group
          label={text}
          description={
            kind === 'order' ? 'Choose all, in the order in which they come.' : 'Choose all that are right.'
          }
          value={[...chosen]}
          onChange={setChosen}
        >
          <Stack gap={6} mt={6}>
            {answers.map((one) => (
              <Checkbox
                key={one.key}
                value={one.key}
                label={
                  kind === 'order' && chosen.includes(one.key)
                    ? `${String(chosen.indexOf(one.key) + 1)}. ${one.text}`
                    : one.text
                }
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <Group gap="xs">
        <Button
          size="xs"
          disabled={chosen.length === 0}
          loading={answer.isPending}
          onClick={() => {
            answer.mutate({ course, question, answer: [...chosen] });
          }}
        >
          Answer
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onSkip(true);
          }}
        >
          Not today
        </Button>
      </Group>
      <FormError error={answer.error} />
    </Stack>
  );
}
