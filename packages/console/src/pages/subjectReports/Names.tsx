import { Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SubjectRequest } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAskingNames, useDecidingNames } from './acts.ts';

/** Whether the answer may say who the agents were, who asked, and the answer of the second person. */
export function NamesState({ request: { id, names } }: { readonly request: SubjectRequest }) {
  const decide = useDecidingNames(id);
  if (names === null) return null;
  const { asked, decided, granted, essential, weighed, mayDecide } = names;
  return (
    <div>
      <Text size="sm" component="div">
        <StatusMark tone={granted === null ? 'wait' : granted ? 'good' : 'stop'}>
          {granted === null
            ? 'The names of agents wait for a second person'
            : granted
              ? 'The names of agents may be told'
              : 'The names of agents stay out'}
        </StatusMark>{' '}
        asked by {asked.by.name}, <EntryLink entry={asked.entry} at={asked.at} />
        {decided !== null && (
          <>
            , decided by {decided.by.name}, <EntryLink entry={decided.entry} at={decided.at} />
          </>
        )}
      </Text>
      <Text size="sm">Why the customer needs them: {essential}</Text>
      <Text size="sm">The agents’ own rights: {weighed}</Text>
      {mayDecide && (
        <Group gap={6} mt={4}>
          <SmallAct act={decide} input={{ grant: true }} label="Tell the names" main />
          <SmallAct act={decide} input={{ grant: false }} label="Keep them out" />
        </Group>
      )}
      <FormError error={decide.error} />
    </div>
  );
}

/** Asks a second person whether the answer may say who the agents were. */
export function AskNames({ request }: { readonly request: string }) {
  const [opened, setOpened] = useState(false);
  const [essential, setEssential] = useState('');
  const [weighed, setWeighed] = useState('');
  const close = (): void => {
    setOpened(false);
  };
  const ask = useAskingNames(request, close);
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          ask.reset();
          setOpened(true);
        }}
      >
        Ask to tell agents’ names
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="Ask to tell agents’ names"
        act="Ask a second person"
        disabled={essential.trim().length < 10 || weighed.trim().length < 10}
        sending={ask.isPending}
        error={ask.error}
        onSend={() => {
          ask.mutate({ essential: essential.trim(), weighed: weighed.trim() });
        }}
      >
        <Text size="sm">
          A customer has no right to the names of agents, unless they cannot use their rights without them and
          the agents’ own rights allow it (CJEU C-579/21). What was told cannot be taken back.
        </Text>
        <Textarea
          label="Why the customer cannot use their rights without them"
          maxLength={1000}
          autosize
          value={essential}
          onChange={(event) => {
            setEssential(event.currentTarget.value);
          }}
        />
        <Textarea
          label="How the agents’ own rights were weighed"
          maxLength={1000}
          autosize
          value={weighed}
          onChange={(event) => {
            setWeighed(event.currentTarget.value);
          }}
        />
      </FormDialog>
    </>
  );
}
