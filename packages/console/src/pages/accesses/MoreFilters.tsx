import { Button, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../api/query.ts';
import { FormError } from '../../components/FormError.tsx';
import { indexFilters, type Filters } from './filters.ts';

interface MoreFiltersProps {
  readonly filters: Filters;
  readonly onSet: (name: string, value: string) => void;
  readonly byCustomer: boolean;
}

const FIELDS = [
  ['clause', 'Clause', '2.1'],
  ['purpose', 'Purpose', 'order-support'],
  ['resource', 'Table', 'customers'],
  ['field', 'Field', 'email, or customers.email'],
  ['category', 'Data category', 'user.contact'],
] as const;

/** What is asked for more rarely: behind a button that says how much of it is set. */
export function MoreFilters({ filters, onSet, byCustomer }: MoreFiltersProps) {
  const set = indexFilters.filter((name) => filters[name] !== null).length;
  const [open, setOpen] = useState(false);
  const setAndClose = (name: string, value: string): void => {
    setOpen(false);
    onSet(name, value);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            setOpen(!open);
          }}
        >
          More filters{set > 0 ? ` (${String(set)} set)` : ''}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="More filters">
        <Stack gap="xs">
          {FIELDS.map(([name, label, example]) => (
            <OneFilter
              key={`${name} ${filters[name] ?? ''}`}
              label={label}
              placeholder={`${example}, Enter`}
              value={filters[name] ?? ''}
              onSet={(value) => {
                setAndClose(name, value);
              }}
            />
          ))}
          {byCustomer && (
            <CustomerFilter
              set={filters.customer !== null}
              onSet={(hashes) => {
                setAndClose('customer', hashes);
              }}
            />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface OneFilterProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onSet: (value: string) => void;
}

function OneFilter({ label, placeholder, value, onSet }: OneFilterProps) {
  const [typed, setTyped] = useState(value);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSet(typed.trim());
      }}
    >
      <TextInput
        label={label}
        size="xs"
        placeholder={placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
    </form>
  );
}

/** What is typed is exchanged for its keyed hash at once, and stands in no address. */
function CustomerFilter({ set, onSet }: { readonly set: boolean; readonly onSet: (hashes: string) => void }) {
  const [typed, setTyped] = useState('');
  const hash = useSend('POST /api/accesses/customer', {}, [], ({ customer }) => {
    setTyped('');
    onSet(customer);
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === '') onSet('');
        else hash.mutate({ text: typed.trim() });
      }}
    >
      <TextInput
        label="Customer"
        description="Their number in the source, or the e-mail or phone number that was typed to find them"
        size="xs"
        placeholder="Enter"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      {set && (
        <Text size="xs" c="dimmed">
          One customer is set. Enter nothing to see all again.
        </Text>
      )}
      <FormError error={hash.error} />
    </form>
  );
}
