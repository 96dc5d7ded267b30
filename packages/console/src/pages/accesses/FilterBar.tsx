import { Button, Group, NativeSelect, Pill, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DayInput } from '../../components/DayInput.tsx';
import { sentenceCase } from '../../components/dataWords.ts';
import { useUrl } from '../../hooks/useUrl.ts';
import { filterNames, lastName, readFilters } from './filters.ts';
import { MoreFilters } from './MoreFilters.tsx';
import { SavedViews } from './SavedViews.tsx';
import { DATA, kindName, kinds } from './words.ts';

interface FilterBarProps {
  readonly vendors: readonly { readonly id: string; readonly name: string }[];
  /** Names by id, for what was chosen by following a link. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether the reader may know whom an access was about. */
  readonly byCustomer: boolean;
}

/** Narrows the list; what is chosen stands in the address. */
export function FilterBar({ vendors, names, byCustomer }: FilterBarProps) {
  const [search, change] = useUrl();
  const filters = readFilters(search);
  const set = (name: string, value: string): void => {
    change({ [name]: value, before: null });
  };
  const any = filterNames.some((name) => filters[name] !== null);
  return (
    <Group gap="sm" align="flex-end" mb="sm" className="no-print" role="search" aria-label="Filter accesses">
      <NativeSelect
        label="Result"
        size="xs"
        value={filters.ok ?? ''}
        onChange={(event) => {
          set('ok', event.currentTarget.value);
        }}
        data={[
          { value: '', label: 'All' },
          { value: 'true', label: 'Allowed' },
          { value: 'false', label: 'Refused' },
        ]}
      />
      <NativeSelect
        label="Act"
        size="xs"
        value={filters.kind ?? ''}
        onChange={(event) => {
          set('kind', event.currentTarget.value);
        }}
        data={[
          { value: '', label: 'All' },
          ...[DATA, ...kinds].map((kind) => ({ value: kind, label: kindName(kind) })),
        ]}
      />
      {vendors.length > 1 && (
        <NativeSelect
          label="Vendor"
          size="xs"
          value={filters.vendor ?? ''}
          onChange={(event) => {
            set('vendor', event.currentTarget.value);
          }}
          data={[{ value: '', label: 'All' }, ...vendors.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      <TicketFilter
        key={filters.ticket ?? ''}
        value={filters.ticket ?? ''}
        onSet={(value) => {
          set('ticket', value);
        }}
      />
      <NativeSelect
        label="When"
        size="xs"
        value={filters.last ?? ''}
        onChange={(event) => {
          change({ last: event.currentTarget.value, from: null, until: null, before: null });
        }}
        data={[
          { value: '', label: 'By day' },
          ...(['1h', '24h', '7d'] as const).map((last) => ({
            value: last,
            label: sentenceCase(lastName[last]),
          })),
        ]}
      />
      {(['from', 'until'] as const).map((name) => (
        <DayInput
          key={name}
          disabled={filters.last !== null}
          label={name === 'from' ? 'From' : 'Until'}
          size="xs"
          value={filters[name] ?? ''}
          onDay={(day) => {
            set(name, day);
          }}
        />
      ))}
      {(['agent', 'agreement'] as const).map((name) => {
        const value = filters[name];
        return value === null ? null : (
          <Pill
            key={name}
            size="lg"
            withRemoveButton
            onRemove={() => {
              set(name, '');
            }}
            removeButtonProps={{ 'aria-label': `Remove ${name} filter` }}
          >
            {name === 'agent' ? 'Person' : 'Agreement'}: {names.get(value) ?? value}
          </Pill>
        );
      })}
      <MoreFilters filters={filters} onSet={set} byCustomer={byCustomer} />
      <SavedViews filters={filters} names={names} />
      {any && (
        <Button
          variant="subtle"
          size="xs"
          onClick={() => {
            change({ ...Object.fromEntries(filterNames.map((name) => [name, null])), before: null });
          }}
        >
          Clear filters
        </Button>
      )}
    </Group>
  );
}

function TicketFilter({ value, onSet }: { readonly value: string; readonly onSet: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSet(typed.trim());
      }}
    >
      <TextInput
        label="Ticket"
        size="xs"
        w={130}
        placeholder="Number, Enter"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
        onBlur={() => {
          if (typed.trim() !== value) onSet(typed.trim());
        }}
      />
    </form>
  );
}
