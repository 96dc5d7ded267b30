import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSend } from '../../api/query.ts';
import type { SavedView } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';

interface OneViewProps {
  readonly view: SavedView;
  /** What it narrows to, in words. */
  readonly words: string;
  /** Whether the list is narrowed to just this. */
  readonly now: boolean;
  readonly onOpen: () => void;
}

/** A saved view: opened, called otherwise, or deleted. */
export function OneView({ view, words, now, onOpen }: OneViewProps) {
  const [renaming, setRenaming] = useState(false);
  const remove = useSend('DELETE /api/saved-views/:id', { id: view.id }, ['/api/saved-views']);
  return (
    <li>
      {renaming ? (
        <Rename
          view={view}
          onDone={() => {
            setRenaming(false);
          }}
        />
      ) : (
        <>
          <Link
            className="link"
            to={`/accesses?${new URLSearchParams(view.filter).toString()}`}
            onClick={onOpen}
            {...(now && { 'aria-current': 'page' as const })}
          >
            {view.name}
          </Link>
          <Text size="xs" c="dimmed">
            {words}
            {now && ' (on the screen now)'}
          </Text>
          <Group gap={6} mt={4}>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Rename ${view.name}`}
              onClick={() => {
                setRenaming(true);
              }}
            >
              Rename
            </Button>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Delete ${view.name}`}
              loading={remove.isPending}
              onClick={() => {
                remove.mutate(undefined);
              }}
            >
              Delete
            </Button>
          </Group>
        </>
      )}
      <FormError error={remove.error} />
    </li>
  );
}

function Rename({ view, onDone }: { readonly view: SavedView; readonly onDone: () => void }) {
  const [name, setName] = useState(view.name);
  const rename = useSend('POST /api/saved-views/:id/rename', { id: view.id }, ['/api/saved-views'], onDone);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate({ name: name.trim() });
      }}
    >
      <TextInput
        label={`New name of ${view.name}`}
        size="xs"
        maxLength={80}
        data-autofocus
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <FormError error={rename.error} />
      <Group gap={6} mt={6}>
        <Button type="submit" size="compact-xs" disabled={name.trim() === ''} loading={rename.isPending}>
          Save name
        </Button>
        <Button size="compact-xs" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
