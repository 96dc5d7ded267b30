import { Button, EmptyState, Group, Table, Text, TextInput, Title } from '@mantine/core';
import { IconVocabulary } from '@tabler/icons-react';
import { useState } from 'react';
import type { DictionaryEntry } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { sentenceCase } from '../../components/dataWords.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { kindWords } from '../../components/piiKinds.ts';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { useRetiring } from './acts.ts';
import { Word } from './Word.tsx';
import { KINDS } from './words.ts';

/** More than these are looked for by their words. */
const FEW = 12;

interface EntriesTableProps {
  readonly entries: readonly DictionaryEntry[];
  readonly texts: ReadonlyMap<string, string>;
}

/** What is in force, and on request what was. */
export function EntriesTable({ entries, texts }: EntriesTableProps) {
  const [sought, setSought] = useState('');
  const [past, setPast] = useState(false);
  const inForce = entries.filter(({ state }) => state === 'in-force' || state === 'retiring');
  const over = entries.filter(({ state }) => state === 'retired' || state === 'refused');
  const found = [...inForce, ...(past ? over : [])].filter(
    ({ id }) => sought === '' || texts.get(id)?.toLowerCase().includes(sought.toLowerCase()) === true,
  );
  return (
    <section aria-labelledby="in-force">
      <Group justify="space-between" align="flex-end" mb="xs">
        <Title order={2} id="in-force">
          In force
        </Title>
        <Group gap="xs" align="flex-end">
          {inForce.length > FEW && texts.size > 0 && (
            <TextInput
              label="Find a word"
              size="xs"
              value={sought}
              onChange={(event) => {
                setSought(event.currentTarget.value);
              }}
            />
          )}
          {over.length > 0 && (
            <Button
              size="xs"
              variant="default"
              aria-pressed={past}
              onClick={() => {
                setPast(!past);
              }}
            >
              {past ? 'Hide' : 'Show'} what is over ({over.length})
            </Button>
          )}
        </Group>
      </Group>
      {found.length === 0 ? (
        <EmptyState
          icon={<IconVocabulary aria-hidden />}
          title={sought === '' ? 'Nothing in force yet' : 'No such word'}
          description="Cordon finds names, addresses and numbers by itself. Write here what only your company knows: code names, numbers of a form of your own, products that look like names."
        />
      ) : (
        <TableFrame cards label="Entries">
          <Table miw={720}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Word</Table.Th>
                <Table.Th scope="col">What it does</Table.Th>
                <Table.Th scope="col">Texts</Table.Th>
                <Table.Th scope="col">Proposed</Table.Th>
                <Table.Th scope="col">Decided</Table.Th>
                <Table.Th scope="col">Act</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.map((entry) => (
                <Row key={entry.id} entry={entry} text={texts.get(entry.id)} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </section>
  );
}

function Row({ entry, text }: { readonly entry: DictionaryEntry; readonly text: string | undefined }) {
  const { id, kind, type, purpose, state, proposed, decided, retired } = entry;
  const last = retired ?? decided;
  const retire = useRetiring(kind);
  return (
    <Table.Tr>
      <Cell label="Word">
        <Word kind={kind} text={text} over={state === 'retired' || state === 'refused'} />
      </Cell>
      <Cell label="What it does">
        {kind === 'allow' ? KINDS.allow : `${KINDS[kind]}, as ${kindWords(type ?? '').toLowerCase()}`}
      </Cell>
      <Cell label="Texts">{purpose === null ? 'All' : sentenceCase(purpose)}</Cell>
      <Cell label="Proposed">
        {proposed.by.name}
        <Text size="xs" c="dimmed">
          <EntryLink entry={proposed.entry} at={proposed.at} />
        </Text>
      </Cell>
      <Cell label="Decided">
        {last !== null && (
          <>
            {last.by.name}
            <Text size="xs" c="dimmed">
              <EntryLink entry={last.entry} at={last.at} />
            </Text>
          </>
        )}
      </Cell>
      <Cell label="Act">
        {state === 'in-force' ? (
          <SmallAct act={retire} input={[id]} label={kind === 'allow' ? 'Retire' : 'Ask to retire'} />
        ) : (
          <StatusMark tone={state === 'retiring' ? 'wait' : 'plain'}>
            {state === 'retiring' ? 'Waits to be retired' : sentenceCase(state)}
          </StatusMark>
        )}
        <FormError error={retire.error} />
      </Cell>
    </Table.Tr>
  );
}
