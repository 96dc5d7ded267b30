import { Button, EmptyState, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { ReviewList, ReviewRow } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { day } from '../../components/instant.ts';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { ReviewPanel } from './ReviewPanel.tsx';

const OPENERS: readonly string[] = ['company-admin', 'vendor-manager', 'vendor-admin'];

/** Who works as what, confirmed person by person at a regular distance. */
export default function ReviewsPage() {
  const { id } = useParams();
  const { person } = useMe();
  const read = useRead('/api/access-reviews', {}, { every: 60_000 });
  const rows = read.data?.reviews ?? [];
  const chosen =
    rows.find((row) => row.id === id) ?? rows.find(({ closedAt }) => closedAt === null) ?? rows[0];
  const startable =
    read.data?.next.filter((one) => one.dueAt !== null && !isOpen(rows, one.agreement.id)) ?? [];
  return (
    <>
      <PageHead
        title="Access reviews"
        lead="Everybody’s work is put before their leads. What nobody confirms by the day it is due is removed."
        actions={OPENERS.includes(person.role) && startable.length > 0 && <OpenReview choices={startable} />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      <Stack gap="xl">
        {read.data !== undefined && <Next next={startable} />}
        {read.data !== undefined && chosen === undefined && (
          <EmptyState
            icon={<IconUserCheck aria-hidden />}
            title="No review yet"
            description="Each opens by itself two weeks before it is due, and the vendor’s leads are told by mail."
          />
        )}
        {chosen !== undefined && <ReviewPanel key={chosen.id} row={chosen} />}
        {rows.length > 1 && <Others rows={rows.filter((row) => row.id !== chosen?.id)} />}
      </Stack>
    </>
  );
}

function isOpen(rows: readonly ReviewRow[], agreement: string): boolean {
  return rows.some((row) => row.agreement.id === agreement && row.closedAt === null);
}

function Next({ next }: { readonly next: ReviewList['next'] }) {
  return (
    <div>
      {next.map(({ agreement, dueAt }) => (
        <Text key={agreement.id} size="sm">
          {agreement.title} is reviewed next by {day(dueAt ?? '')}.
        </Text>
      ))}
    </div>
  );
}

function Others({ rows }: { readonly rows: readonly ReviewRow[] }) {
  return (
    <section aria-labelledby="others">
      <Title order={2} id="others" mb="xs">
        Other reviews
      </Title>
      <Stack gap={6}>
        {rows.map((row) => (
          <Group key={row.id} gap="sm">
            <Link className="link" to={`/access-reviews/${row.id}`}>
              {row.agreement.title}, opened {day(row.openedAt)}
            </Link>
            <StatusMark tone={row.closedAt === null ? 'wait' : 'plain'}>
              {row.closedAt === null ? `${row.open} to answer` : 'Closed'}
            </StatusMark>
          </Group>
        ))}
      </Stack>
    </section>
  );
}

function OpenReview({ choices }: { readonly choices: ReviewList['next'] }) {
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const start = useDecision(
    'POST /api/access-reviews',
    {},
    { act: 'access-review-opened', words: {} },
    ['/api/access-reviews'],
    ({ id }) => {
      setOpen(false);
      void navigate(`/access-reviews/${id}`);
    },
  );
  const agreement = chosen ?? choices[0]?.agreement.id ?? '';
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          start.reset();
          setOpen(true);
        }}
      >
        Review now
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Review access now"
        act="Start the review"
        sending={start.isPending}
        error={start.error}
        onSend={() => {
          start.mutate({ agreement });
        }}
      >
        <Text size="sm">
          The vendor’s admin and team leads have two weeks to keep or remove each line; they are told by mail.
        </Text>
        <NativeSelect
          label="Agreement"
          data={choices.map(({ agreement: { id, title } }) => ({ value: id, label: title }))}
          value={agreement}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
          }}
        />
      </FormDialog>
    </>
  );
}
