import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { NameableTicket } from '../../api/types.ts';
import { plainWords } from '../../components/dataWords.ts';
import { FormError } from '../../components/FormError.tsx';
import { Time } from '../../components/Time.tsx';
import classes from './continuity.module.css';

interface TicketPickerProps {
  readonly ticket: NameableTicket | null;
  readonly onTicket: (ticket: NameableTicket | null) => void;
}

/** The tickets whose case an emergency could open, looked for by number. What their customers wrote is not shown. */
export function TicketPicker({ ticket, onTicket }: TicketPickerProps) {
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 200);
  const read = useRead('/api/emergencies/tickets', {}, { query: { text } });
  const found = read.data ?? [];
  const rows = ticket === null || found.some(({ id }) => id === ticket.id) ? found : [ticket, ...found];
  return (
    <>
      <Select
        label="Ticket"
        description="Type a part of its number. Only tickets that are tied to a customer have a case."
        placeholder="Number in the helpdesk"
        searchable
        clearable
        data={rows.map(({ id, number }) => ({ value: id, label: number }))}
        // The server looked; what it found is what is listed.
        filter={({ options }) => options}
        // The list itself scrolls: a region around it would need a focus of its own.
        withScrollArea={false}
        classNames={{ options: classes.tickets ?? '' }}
        nothingFoundMessage={read.isPending ? 'Looking' : 'No such ticket'}
        searchValue={typed}
        onSearchChange={setTyped}
        value={ticket?.id ?? null}
        onChange={(id) => {
          onTicket(rows.find((row) => row.id === id) ?? null);
        }}
        renderOption={({ option }) => {
          const row = rows.find(({ id }) => id === option.value);
          if (row === undefined) return option.label;
          return (
            <div>
              <Text size="sm">{row.number}</Text>
              <Text size="xs" c="dimmed">
                {row.vendor.name}, {plainWords(row.purpose)}, {row.status}, last worked on{' '}
                <Time at={row.lastWorkAt} bare />
              </Text>
            </div>
          );
        }}
      />
      <FormError error={read.error} />
    </>
  );
}
