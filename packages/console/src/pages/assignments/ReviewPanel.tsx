import { Box, Button, Group, Table, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { queryClient, useRead } from '../../api/query.ts';
import type { AnswerReviewBody, ReviewItem, ReviewRow } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { useMe } from '../../app/me.ts';
import { Cell } from '../../components/Cell.tsx';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { shiftWords } from '../../components/shiftWords.ts';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { useServerNow } from '../../hooks/useServerNow.ts';
import { inParts } from '../../keys/inParts.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { usedLately } from './recent.ts';
import classes from './reviews.module.css';

type Answer = Pick<AnswerReviewBody, 'assignments' | 'answer'>;

/** What shows its answers. */
const SHOWN_IN = [
  '/api/access-reviews',
  '/api/access-reviews/:id',
  '/api/assignments',
  '/api/assignments/missing',
] as const;

/** One review: how far it is, and every line with its last use and the two answers. */
export function ReviewPanel({ row }: { readonly row: ReviewRow }) {
  const { person } = useMe();
  const now = useServerNow(60_000);
  const read = useRead('/api/access-reviews/:id', { id: row.id });
  const answer = useMutation({
    async mutationFn({ assignments, answer: word }: Answer) {
      let open = row.open;
      for (const part of inParts(assignments)) {
        const words = { review: row.id, assignments: part.join(' '), answer: word };
        const after = await sendSigned(
          'POST /api/access-reviews/:id/answer',
          { id: row.id },
          { assignments: part, answer: word },
          { act: 'access-reviewed', words },
        );
        open = after.open;
      }
      return open;
    },
    onSuccess(open) {
      announce(open === 0 ? 'Every line is answered.' : `${count(open, 'line')} left to answer.`);
    },
    // Also after a fault: the parts before it are answered.
    onSettled: () => Promise.all(SHOWN_IN.map((path) => queryClient.invalidateQueries({ queryKey: [path] }))),
  });
  const review = read.data ?? row;
  const items = read.data?.items;
  const mayAnswer =
    review.closedAt === null && (person.role === 'vendor-admin' || person.role === 'team-lead');
  const lately = usedLately(items ?? [], now);
  return (
    <section aria-labelledby="review">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="review">
          {review.agreement.title}
        </Title>
        {mayAnswer && lately.length > 0 && (
          <Button
            size="xs"
            loading={answer.isPending}
            onClick={() => {
              answer.mutate({ assignments: lately.map(({ assignment }) => assignment), answer: 'keep' });
            }}
          >
            Keep {lately.length} used in the last 30 days
          </Button>
        )}
      </Group>
      <Progress row={review} />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      <FormError error={answer.error} />
      <TableFrame cards label={`Lines of the review of ${review.agreement.title}`}>
        <Table miw={860} aria-busy={items === undefined}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Name</Table.Th>
              <Table.Th scope="col">Works as</Table.Th>
              <Table.Th scope="col">Shift</Table.Th>
              <Table.Th scope="col">Since</Table.Th>
              <Table.Th scope="col">Last use</Table.Th>
              <Table.Th scope="col">Answer</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items === undefined && <SkeletonRows columns={6} rows={4} />}
            {items?.map((item) => (
              <Line
                key={item.assignment}
                item={item}
                closed={review.closedAt !== null}
                mayAnswer={mayAnswer}
                sending={answer.isPending}
                onAnswer={(word) => {
                  answer.mutate({ assignments: [item.assignment], answer: word });
                }}
              />
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </section>
  );
}

/** How many lines were kept, removed and wait, drawn and in words. */
function Progress({ row }: { readonly row: ReviewRow }) {
  const { kept, removed, open, closedAt, dueAt } = row;
  const total = Math.max(1, kept + removed + open);
  const wide = (part: number) => ({ width: `${(100 * part) / total}%` });
  const overdue = closedAt === null ? `${open} to answer` : `${open} not answered, so removed`;
  return (
    <Box mb="xs">
      <Text size="sm" mb={4}>
        {kept} kept, {removed} removed, {overdue}.{' '}
        {closedAt === null ? (
          <>
            Due <Time at={dueAt} stamp />; what is not answered then is removed.
          </>
        ) : (
          <>
            Closed <Time at={closedAt} stamp />.
          </>
        )}
      </Text>
      <div className={classes.bar} aria-hidden>
        <div className={classes.kept} style={wide(kept)} />
        <div className={classes.removed} style={wide(removed)} />
      </div>
    </Box>
  );
}

const ANSWERS = {
  keep: { tone: 'good', words: 'Kept' },
  remove: { tone: 'stop', words: 'Removed' },
  unanswered: { tone: 'warn', words: 'Removed, not answered' },
} as const;

interface LineProps {
  readonly item: ReviewItem;
  readonly closed: boolean;
  readonly mayAnswer: boolean;
  readonly sending: boolean;
  readonly onAnswer: (answer: 'keep' | 'remove') => void;
}

function Line({ item, closed, mayAnswer, sending, onAnswer }: LineProps) {
  const said = item.answer === null ? null : ANSWERS[item.answer];
  return (
    <Table.Tr>
      <Cell label="Name">
        {item.person.name}
        {item.site !== null && (
          <Text size="xs" c="dimmed">
            {item.site}
          </Text>
        )}
      </Cell>
      <Cell label="Works as">
        {item.accessRole}, {item.purpose}
      </Cell>
      <Cell label="Shift">{shiftWords(item.shift)}</Cell>
      <Cell label="Since">
        <Time at={item.since} />
      </Cell>
      <Cell label="Last use">
        {item.lastUse === null ? <StatusMark tone="warn">Never</StatusMark> : <Time at={item.lastUse} />}
      </Cell>
      <Cell label="Answer">
        {said !== null && (
          <>
            <StatusMark tone={said.tone}>{said.words}</StatusMark>
            {item.answeredBy !== null && (
              <Text size="xs" c="dimmed">
                by {item.answeredBy}
              </Text>
            )}
          </>
        )}
        {said === null && !mayAnswer && (
          <StatusMark tone="wait">{closed ? 'Not answered' : 'Waits for an answer'}</StatusMark>
        )}
        {said === null && mayAnswer && (
          <Group gap={6} wrap="nowrap">
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Keep ${item.person.name} as ${item.accessRole}, ${item.purpose}`}
              disabled={sending}
              onClick={() => {
                onAnswer('keep');
              }}
            >
              Keep
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Remove ${item.person.name} as ${item.accessRole}, ${item.purpose}`}
              disabled={sending}
              onClick={() => {
                onAnswer('remove');
              }}
            >
              Remove
            </Button>
          </Group>
        )}
      </Cell>
    </Table.Tr>
  );
}
