import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useRef } from 'react';
import type { ActMap, ResourceMap } from '../../../../api/types.ts';
import { announce } from '../../../../app/announce.ts';
import type { Review } from '../../connect/useReview.ts';
import { ActEditor } from './ActEditor.tsx';

/** The act that is being written: its endpoint, and its place in the list; the place after the last for a new one. */
export interface Editing {
  readonly resource: string;
  readonly nth: number;
}

interface ActsSectionProps {
  readonly review: Review;
  readonly editing: Editing | null;
  readonly onEditing: (editing: Editing | null) => void;
}

/** What can be done at the source's API without seeing anything, endpoint by endpoint. */
export function ActsSection({ review, editing, onEditing }: ActsSectionProps) {
  const endpoints = review.confirmed().map.resources.filter(({ kind }) => kind === 'endpoint');
  if (endpoints.length === 0) return null;
  return (
    <section aria-labelledby="acts">
      <Title order={2} id="acts">
        What can be done at the API
      </Title>
      <Text size="sm">
        An act does something for the customer of a ticket in hand: a call, a reset link, a refund. Cordon
        puts the customer’s own values in; whoever does it sees none of them. Who may do it, the terms say.
      </Text>
      <Stack gap="md" mt="xs">
        {endpoints.map((endpoint) => (
          <OfEndpoint
            key={endpoint.name}
            endpoint={endpoint}
            editing={editing?.resource === endpoint.name ? editing.nth : null}
            onEditing={(nth) => {
              onEditing(nth === null ? null : { resource: endpoint.name, nth });
            }}
            onActs={(acts) => {
              review.changeActs(endpoint.name, acts);
            }}
          />
        ))}
      </Stack>
    </section>
  );
}

interface OfEndpointProps {
  readonly endpoint: ResourceMap;
  readonly editing: number | null;
  readonly onEditing: (nth: number | null) => void;
  readonly onActs: (acts: readonly ActMap[]) => void;
}

function OfEndpoint({ endpoint, editing, onEditing, onActs }: OfEndpointProps) {
  const { name, acts = [] } = endpoint;
  const add = useRef<HTMLButtonElement>(null);
  const done = (words: string) => {
    onEditing(null);
    announce(words);
    add.current?.focus();
  };
  return (
    <Stack gap="xs">
      <Title order={3}>Acts of {name}</Title>
      {acts.length === 0 && editing === null && (
        <Text size="sm" c="dimmed">
          None yet.
        </Text>
      )}
      {acts.map((act, nth) =>
        nth === editing ? null : (
          <Group key={act.name} justify="space-between" gap="xs">
            <div>
              <Text size="sm" fw={600}>
                {act.label}
              </Text>
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {act.method} {act.path}. {act.says}
              </Text>
            </div>
            <Group gap="xs">
              <Button
                size="xs"
                variant="default"
                aria-label={`Edit ${act.label}`}
                onClick={() => {
                  onEditing(nth);
                }}
              >
                Edit
              </Button>
              <Button
                size="xs"
                variant="default"
                aria-label={`Remove ${act.label}`}
                disabled={editing !== null}
                onClick={() => {
                  onActs(acts.filter((one) => one !== act));
                  done(`${act.label} is taken out.`);
                }}
              >
                Remove
              </Button>
            </Group>
          </Group>
        ),
      )}
      {editing !== null && (
        <ActEditor
          key={editing}
          endpoint={endpoint}
          act={acts[editing]}
          onKeep={(act) => {
            onActs(editing < acts.length ? acts.with(editing, act) : [...acts, act]);
            done(`${act.label} is in the new map.`);
          }}
          onCancel={() => {
            done('Nothing was changed.');
          }}
        />
      )}
      <div>
        <Button
          ref={add}
          size="xs"
          variant="default"
          // It keeps its place: the reader comes back to it.
          onClick={() => {
            if (editing === null) onEditing(acts.length);
          }}
        >
          Add an act to {name}
        </Button>
      </div>
    </Stack>
  );
}
