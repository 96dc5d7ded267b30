import { Button, Group, NativeSelect, SegmentedControl, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { OscalDocumentPage } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { Cell } from '../../components/Cell.tsx';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { useDecision } from '../../keys/useDecision.ts';
import classes from './frameworks.module.css';

type Theirs = OscalDocumentPage['controls'][number];

/** So many rows at once; a search finds the others. */
const MOST = 60;

/** A catalog's controls, and which of ours people said answer them. */
export function CatalogTable({ page: { document, controls } }: { readonly page: OscalDocumentPage }) {
  const { person } = useMe();
  const [search, change] = useUrl();
  const only = search.get('only') === 'open' ? 'open' : 'all';
  const sought = (search.get('q') ?? '').toLowerCase();
  const shown = controls
    .filter(({ id, title }) => `${id} ${title}`.toLowerCase().includes(sought))
    .filter(({ ours, withdrawn }) => only === 'all' || (ours.length === 0 && !withdrawn));
  const mayMap = ['company-admin', 'privacy-officer', 'security-officer'].includes(person.role);
  return (
    <>
      <Group justify="space-between" className="no-print">
        <Text size="sm">
          {document.answered} of {document.controls} answered
        </Text>
        <Group align="end" gap="sm" role="search" aria-label="Which controls">
          <TextInput
            size="xs"
            label="Id or title"
            value={search.get('q') ?? ''}
            onChange={(event) => {
              change({ q: event.currentTarget.value }, true);
            }}
          />
          <SegmentedControl
            aria-label="Which controls"
            value={only}
            onChange={(value) => {
              change({ only: value === 'open' ? value : '' });
            }}
            data={[
              { value: 'all', label: 'All' },
              { value: 'open', label: 'Not answered' },
            ]}
          />
        </Group>
      </Group>
      {shown.length > MOST && (
        <Text size="sm" c="dimmed">
          The first {MOST} of {shown.length}.
        </Text>
      )}
      {shown.length === 0 ? (
        <Text c="dimmed">
          None is left here: every control that was sought, and that its author has not withdrawn, is
          answered.
        </Text>
      ) : (
        <TableFrame cards label="Controls">
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Control</Table.Th>
                <Table.Th scope="col">What answers it here</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.slice(0, MOST).map((control) => (
                <Row key={control.id} document={document.id} control={control} mayMap={mayMap} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </>
  );
}

interface RowProps {
  readonly document: string;
  readonly control: Theirs;
  readonly mayMap: boolean;
}

function Row({ document, control, mayMap }: RowProps) {
  const { id, title, groups, withdrawn, ours, proposed } = control;
  const names = useRead('/api/frameworks', {}).data?.controls ?? [];
  const [chosen, setChosen] = useState('');
  const next = chosen === '' ? (proposed[0] ?? '') : chosen;
  const paths = ['/api/frameworks', '/api/frameworks/documents/:id'] as const;
  const says = ({ theirs, control: our }: { theirs: string; control: string }) => ({
    document,
    theirs,
    control: our,
  });
  const place = { id: document };
  const map = useDecision(
    'POST /api/frameworks/documents/:id/mappings',
    place,
    { act: 'control-mapped', words: {}, says },
    paths,
    () => {
      setChosen('');
    },
  );
  const unmap = useDecision(
    'POST /api/frameworks/documents/:id/mappings',
    place,
    { act: 'control-unmapped', words: {}, says },
    paths,
  );
  const textOf = (our: string) => names.find((one) => one.id === our)?.text ?? our;
  return (
    <Table.Tr>
      <Cell label="Control">
        <Text span fw={600}>
          {id}
        </Text>{' '}
        {title}
        <Text size="xs" c="dimmed">
          {groups.join(', ')}
        </Text>
        {withdrawn && <StatusMark tone="plain">Withdrawn by its author</StatusMark>}
      </Cell>
      <Cell label="What answers it here">
        <ul className={classes.ours}>
          {ours.map((our) => (
            <li key={our}>
              {textOf(our)}{' '}
              {mayMap && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Take out: ${our} does not answer ${id}`}
                  loading={unmap.isPending}
                  onClick={() => {
                    unmap.mutate({ theirs: id, control: our, answers: false });
                  }}
                >
                  Take out
                </Button>
              )}
            </li>
          ))}
        </ul>
        {mayMap && !withdrawn && (
          <Group gap="xs" align="end" wrap="nowrap" className="no-print">
            <NativeSelect
              size="xs"
              aria-label={`A control of ours for ${id}`}
              value={next}
              style={{ minWidth: 0 }}
              onChange={(event) => {
                setChosen(event.currentTarget.value);
              }}
              data={[
                { value: '', label: 'Choose one of ours' },
                ...names
                  .filter((one) => !ours.includes(one.id))
                  .map((one) => ({
                    value: one.id,
                    label: proposed.includes(one.id) ? `${one.text} (its references name ${id})` : one.text,
                  })),
              ]}
            />
            <Button
              size="compact-sm"
              variant="default"
              disabled={next === ''}
              loading={map.isPending}
              aria-label={`It answers ${id}`}
              onClick={() => {
                map.mutate({ theirs: id, control: next, answers: true });
              }}
            >
              It answers
            </Button>
          </Group>
        )}
        <FormError error={map.error ?? unmap.error} />
      </Cell>
    </Table.Tr>
  );
}
