import { Button, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useRead, useSend } from '../../api/query.ts';
import type { SavedView } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { filterText, readFilters, setFilters, type Filters } from './filters.ts';
import { OneView } from './OneView.tsx';

interface SavedViewsProps {
  readonly filters: Filters;
  /** Names by id, as far as they are known. */
  readonly names: ReadonlyMap<string, string>;
}

/** The searches that the reader keeps, each a link, and a name for the one on the screen. */
export function SavedViews({ filters, names }: SavedViewsProps) {
  const [open, setOpen] = useState(false);
  const read = useRead('/api/saved-views', {});
  const views = read.data?.views ?? [];
  const close = (): void => {
    setOpen(false);
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      withArrow
      trapFocus
      returnFocus
      width={320}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            setOpen(!open);
          }}
        >
          Saved views{views.length > 0 ? ` (${String(views.length)})` : ''}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Saved views" mah="70vh" style={{ overflowY: 'auto' }}>
        <Stack gap="sm">
          <SaveThis filters={filters} names={names} />
          <FormError error={read.error} />
          {views.length === 0 ? (
            <Text size="sm" c="dimmed">
              Nothing saved yet. What you save is a question, for you alone: opening it asks anew.
            </Text>
          ) : (
            <Stack component="ul" gap="xs" p={0} m={0} aria-label="Your views" style={{ listStyle: 'none' }}>
              {views.map((view) => (
                <OneView
                  key={view.id}
                  view={view}
                  words={wordsOf(view, names)}
                  now={isSame(view.filter, setFilters(filters))}
                  onOpen={close}
                />
              ))}
            </Stack>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function SaveThis({ filters, names }: SavedViewsProps) {
  const [name, setName] = useState('');
  const set = setFilters(filters);
  const nothing = Object.keys(set).length === 0;
  const save = useSend('POST /api/saved-views', {}, ['/api/saved-views'], () => {
    setName('');
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ name: name.trim(), filter: set });
      }}
    >
      <Stack gap={6}>
        <TextInput
          label="Save this search as"
          description={
            nothing ? 'Narrow the list first: there is nothing to save yet' : filterText(filters, names)
          }
          size="xs"
          maxLength={80}
          disabled={nothing}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <FormError error={save.error} />
        <Button
          type="submit"
          size="xs"
          disabled={nothing || name.trim() === ''}
          loading={save.isPending}
          style={{ alignSelf: 'flex-start' }}
        >
          Save
        </Button>
      </Stack>
    </form>
  );
}

function wordsOf({ filter }: SavedView, names: ReadonlyMap<string, string>): string {
  return filterText(readFilters(new URLSearchParams(filter)), names);
}

function isSame(a: SavedView['filter'], b: Readonly<Record<string, string>>): boolean {
  const spelled = (filter: object): string =>
    JSON.stringify(Object.entries(filter).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return spelled(a) === spelled(b);
}
