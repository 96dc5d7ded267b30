import { rubric, scoreOf, type Criterion, type Mark, type Marks } from '@cordon/core/quality/view';
import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../api/query.ts';
import { announce } from '../../app/announce.ts';
import { FormError } from '../../components/FormError.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';

const CHOICES = [
  { value: 'none', label: 'Not asked' },
  { value: '0', label: 'No' },
  { value: '1', label: 'In part' },
  { value: '2', label: 'Yes' },
];

const BLANK: Marks = {
  ...{ identity: null, understood: null, answer: null, words: null, care: null, next: null },
};

/** Judges a conversation by the same six questions as everybody. */
export function ReviewForm({ id }: { readonly id: string }) {
  const [marks, setMarks] = useState(BLANK);
  const [comment, setComment] = useState('');
  const send = useSend(
    'POST /api/quality/conversations/:id/review',
    { id },
    ['/api/quality/conversations/:id', '/api/quality/conversations'],
    ({ removed }) => {
      announce(removed > 0 ? 'Kept, with personal data taken out of the comment' : 'Kept');
      setMarks(BLANK);
      setComment('');
    },
  );
  const score = scoreOf(marks);
  const set = (criterion: Criterion, value: string): void => {
    const mark = value === 'none' ? null : (Number(value) as Mark);
    setMarks((old) => ({ ...old, [criterion]: mark }));
  };
  return (
    <section aria-labelledby="judge">
      <Title order={2} id="judge" mb="xs">
        Your review
      </Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate({ marks: { ...marks }, comment: comment.trim() === '' ? null : comment.trim() });
        }}
      >
        <Stack gap="sm" mb="lg">
          {rubric.map(({ id: criterion, label, help }) => (
            <div key={criterion}>
              <Text size="sm" id={`c-${criterion}`}>
                {label}
              </Text>
              <Text size="xs" c="dimmed" mb={4}>
                {help}
              </Text>
              <SegmentedControl
                size="xs"
                fullWidth
                aria-labelledby={`c-${criterion}`}
                name={`mark-${criterion}`}
                value={marks[criterion] === null ? 'none' : String(marks[criterion])}
                data={CHOICES}
                onChange={(value) => {
                  set(criterion, value);
                }}
              />
            </div>
          ))}
          <ProseField
            label="Comment"
            description="Personal data is taken out of it before it is kept"
            data="removed"
            maxLength={2000}
            value={comment}
            onChange={setComment}
          />
          <FormError error={send.error} />
          <Group justify="space-between">
            <Text size="sm">Score: {score === null ? 'nothing judged yet' : `${String(score)} %`}</Text>
            <Button type="submit" size="xs" loading={send.isPending} disabled={score === null}>
              Keep the review
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}
