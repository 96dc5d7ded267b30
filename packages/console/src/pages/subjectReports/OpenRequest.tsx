import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { serverNow } from '../../api/serverClock.ts';
import type { SubjectRequests } from '../../api/types.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useOpening } from './acts.ts';
import { endOf, startOf } from './day.ts';
import type { Kind } from './words.ts';

interface OpenRequestProps {
  readonly kind: Kind;
  readonly sources: SubjectRequests['sources'];
}

/** Opens what a customer asked for: whose data, since when the clock runs, and which time they ask about. */
export function OpenRequest({ kind, sources }: OpenRequestProps) {
  const [opened, setOpened] = useState(false);
  const [source, setSource] = useState(sources[0]?.id ?? '');
  const [found, setFound] = useState('');
  const [subject, setSubject] = useState('');
  const [received, setReceived] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const open = useOpening(() => {
    setOpened(false);
  });
  const ways = waysToFind(sources.find(({ id }) => id === source)?.lookups ?? []);
  const way = ways.find(({ value }) => value === found) ?? null;
  const send = (): void => {
    const now = serverNow();
    open.mutate({
      ...{ kind, source, subject: subject.trim(), receivedAt: endOf(received, now) },
      ...(way !== null && { by: way.by }),
      ...(from !== '' && { from: startOf(from) }),
      ...(until !== '' && { until: endOf(until, now) }),
    });
  };
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          open.reset();
          for (const clear of [setFound, setSubject, setReceived, setFrom, setUntil]) clear('');
          setOpened(true);
        }}
      >
        Open a request
      </Button>
      <FormDialog
        opened={opened}
        onClose={() => {
          setOpened(false);
        }}
        title={kind === 'access' ? 'Open a request for an access report' : 'Open a request for an accounting'}
        act="Open it"
        disabled={source === '' || subject.trim() === '' || received === ''}
        sending={open.isPending}
        error={open.error}
        onSend={send}
      >
        <NativeSelect
          label="Source"
          data={sources.map(({ id, name }) => ({ value: id, label: name }))}
          value={source}
          onChange={(event) => {
            setSource(event.currentTarget.value);
            setFound('');
          }}
        />
        {ways.length > 0 && (
          <NativeSelect
            label="Find the customer by"
            data={[
              { value: '', label: 'Their number' },
              ...ways.map(({ value, label }) => ({ value, label })),
            ]}
            value={found}
            onChange={(event) => {
              setFound(event.currentTarget.value);
            }}
          />
        )}
        <TextInput
          label={way === null ? 'Number of the customer' : `${way.label} of the customer`}
          description={
            way === null
              ? 'As your own database has it. It is kept sealed, and stands in no entry.'
              : 'Exactly as your own database has it. That you looked is an entry of the ledger, which does not show what you typed.'
          }
          autoComplete="off"
          maxLength={200}
          value={subject}
          onChange={(event) => {
            setSubject(event.currentTarget.value);
          }}
        />
        <DayInput
          label="The customer asked on"
          description="The time to answer runs from here."
          value={received}
          onDay={setReceived}
        />
        <Group grow align="flex-start">
          <DayInput
            label="About the time from"
            description={kind === 'access' ? 'Empty: from the beginning.' : 'Empty: six years back.'}
            value={from}
            onDay={setFrom}
          />
          <DayInput
            label="Until"
            description={kind === 'access' ? 'Empty: until now.' : 'Empty: until they asked.'}
            value={until}
            onDay={setUntil}
          />
        </Group>
      </FormDialog>
    </>
  );
}

/** What the source can be asked for, in words; with the table where two have the same. */
function waysToFind(lookups: SubjectRequests['sources'][number]['lookups']) {
  return lookups.map(({ resource, field, label }) => ({
    value: `${resource}.${field}`,
    label: lookups.filter((one) => one.label === label).length > 1 ? `${label} (${resource})` : label,
    by: { resource, field },
  }));
}
