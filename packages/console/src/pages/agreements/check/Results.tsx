import { SegmentedControl, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { CheckView } from '../../../api/types.ts';
import { Cell } from '../../../components/Cell.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { TableFrame } from '../../../components/TableFrame.tsx';
import {
  FILTER_WORDS,
  filters,
  markOf,
  shownSets,
  type CheckedItem,
  type Filter,
  type ShownSet,
} from './results.ts';

/** What a check found, by checklist, red flags first. */
export function Results({ view }: { readonly view: CheckView }) {
  const [filter, setFilter] = useState<Filter>('open');
  return (
    <>
      <SegmentedControl
        aria-label="Show"
        size="xs"
        style={{ alignSelf: 'flex-start' }}
        value={filter}
        onChange={(value) => {
          setFilter(filters.find((one) => one === value) ?? 'open');
        }}
        data={filters.map((value) => ({ value, label: FILTER_WORDS[value] }))}
      />
      {shownSets(view, filter).map((set) => (
        <SetTable key={set.framework} set={set} />
      ))}
    </>
  );
}

function SetTable({ set }: { readonly set: ShownSet }) {
  const { title, regulation, regulationVersion, count, items } = set;
  return (
    <div>
      <Title order={2}>
        {title}: {count}
      </Title>
      <Text size="xs" c="dimmed" mb={6}>
        {regulation}, {regulationVersion}
      </Text>
      {items.length === 0 ? (
        <Text size="sm">Nothing to show here.</Text>
      ) : (
        <TableFrame cards label={title}>
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col" w={120}>
                  Status
                </Table.Th>
                <Table.Th scope="col" w="45%">
                  Item
                </Table.Th>
                <Table.Th scope="col">What it rests on</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((item) => (
                <ItemRow key={item.id} item={item} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </div>
  );
}

function ItemRow({ item }: { readonly item: CheckedItem }) {
  const [tone, words] = markOf(item);
  return (
    <Table.Tr>
      <Cell label="Status">
        <StatusMark tone={tone}>{words}</StatusMark>
      </Cell>
      <Cell label="Item">
        <Text size="sm" fw={600}>
          {item.title}
        </Text>
        <Text size="sm">{item.requirement}</Text>
        <Text size="xs" c="dimmed">
          {item.id}, {item.citation}
        </Text>
      </Cell>
      <Cell label="What it rests on">
        <Text size="sm" {...(item.where === null && { c: 'dimmed' })}>
          {item.where === null ? 'No sentence was found' : `“${item.where}”`}
        </Text>
      </Cell>
    </Table.Tr>
  );
}
