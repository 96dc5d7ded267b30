import { Button, Group, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { AuditView } from '../../api/types.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { useAsking, useInterview, useReview } from './acts.ts';
import { RequestCard } from './RequestCard.tsx';
import { lineWords } from './words.ts';

/** What stands beside the sample: evidence that was asked for, interviews, access reviews. */
export function Beside({ audit }: { readonly audit: AuditView }) {
  const { requests, interviews, reviews, may } = audit;
  const works = may.includes('work');
  const none = requests.length + interviews.length + reviews.length === 0;
  if (none && !works) return null;
  return (
    <section aria-labelledby="beside">
      <Title order={2} id="beside" mb="xs">
        Asked and seen
      </Title>
      {works && (
        <Group gap="xs" mb="xs">
          <Ask audit={audit} />
          <Interview id={audit.id} />
          <Review id={audit.id} agreement={audit.agreement.id} />
        </Group>
      )}
      <Stack gap="sm">
        {requests.map((request) => (
          <RequestCard key={request.id} request={request} mayAnswer={false} />
        ))}
        {interviews.map(({ with: whom, on, notes }, nth) => (
          <Text size="sm" key={nth}>
            <strong>
              Interview, {on}, {whom}:
            </strong>{' '}
            {notes}
          </Text>
        ))}
        {reviews.map(({ review, kept, removed, open }) => (
          <Text size="sm" key={review}>
            <strong>Access review:</strong> {kept} kept, {removed} removed, {open} not answered yet.
          </Text>
        ))}
        {none && <Text c="dimmed">Nothing so far.</Text>}
      </Stack>
    </section>
  );
}

function Ask({ audit }: { readonly audit: AuditView }) {
  const [opened, setOpened] = useState(false);
  const [of, setOf] = useState<'company' | 'vendor'>('vendor');
  const [line, setLine] = useState('');
  const [asks, setAsks] = useState('');
  const [due, setDue] = useState('');
  const ask = useAsking(audit.id, () => {
    setOpened(false);
    setAsks('');
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpened(true);
        }}
      >
        Ask for evidence
      </Button>
      <FormDialog
        opened={opened}
        onClose={() => {
          setOpened(false);
        }}
        title="Ask for evidence"
        act="Ask"
        disabled={asks.trim().length < 3 || due === ''}
        sending={ask.isPending}
        error={ask.error}
        onSend={() => {
          ask.mutate({
            of,
            line: line === '' ? null : line,
            asks: asks.trim(),
            dueAt: `${due}T23:59:59.000Z`,
          });
        }}
      >
        <NativeSelect
          label="Of whom"
          value={of}
          data={[
            { value: 'vendor', label: audit.vendor.name },
            { value: 'company', label: 'The company' },
          ]}
          onChange={({ currentTarget: { value } }) => {
            setOf(value === 'company' ? 'company' : 'vendor');
          }}
        />
        <NativeSelect
          label="About"
          description="Whoever is asked sees which item it is"
          value={line}
          data={[
            { value: '', label: 'The audit as a whole' },
            ...audit.papers.map((paper) => ({ value: paper.line, label: lineWords(paper) })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            setLine(value);
          }}
        />
        <Textarea
          label="What is asked for"
          maxLength={1000}
          value={asks}
          onChange={({ currentTarget: { value } }) => {
            setAsks(value);
          }}
        />
        <DayInput label="By when" value={due} onDay={setDue} />
      </FormDialog>
    </>
  );
}

function Interview({ id }: { readonly id: string }) {
  const [opened, setOpened] = useState(false);
  const [said, setSaid] = useState({ with: '', on: '', notes: '' });
  const keep = useInterview(id, () => {
    setOpened(false);
    setSaid({ with: '', on: '', notes: '' });
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpened(true);
        }}
      >
        Add an interview
      </Button>
      <FormDialog
        opened={opened}
        onClose={() => {
          setOpened(false);
        }}
        title="Add an interview"
        act="Keep it"
        disabled={said.with.trim().length < 2 || said.on === '' || said.notes.trim().length < 3}
        sending={keep.isPending}
        error={keep.error}
        onSend={() => {
          keep.mutate({ with: said.with.trim(), on: said.on, notes: said.notes.trim() });
        }}
      >
        <TextInput
          label="Who, by their function"
          description="e.g. team lead of the night shift"
          maxLength={120}
          value={said.with}
          onChange={({ currentTarget: { value } }) => {
            setSaid({ ...said, with: value });
          }}
        />
        <DayInput
          label="When"
          value={said.on}
          onDay={(on) => {
            setSaid({ ...said, on });
          }}
        />
        <Textarea
          label="What was said"
          maxLength={4000}
          autosize
          minRows={3}
          value={said.notes}
          onChange={({ currentTarget: { value } }) => {
            setSaid({ ...said, notes: value });
          }}
        />
      </FormDialog>
    </>
  );
}

function Review({ id, agreement }: { readonly id: string; readonly agreement: string }) {
  const review = useReview(id, agreement);
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        loading={review.isPending}
        onClick={() => {
          review.mutate(undefined);
        }}
      >
        Start an access review
      </Button>
      <FormError error={review.error} />
    </div>
  );
}
