import {
  Button,
  Card,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Table,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type { CalibrationView, ComparedView } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { FormError } from '../../components/FormError.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { jsonHash, textHash } from '../../keys/sha256.ts';
import { kindWords } from '../incidents/index.ts';
import { changesOf, differencesOf, type Typed } from './changed.ts';

const RANGES = ['7', '30', '90'];

const AUTOMATIC = {
  'suspend-agent': 'Suspends the person at once',
  'slow-down': 'Slows the person down',
  'step-up': 'Asks the person for their second factor',
  none: 'Closes nothing by itself',
} as const;

interface ApplyProps {
  readonly view: CalibrationView;
  readonly typed: Typed;
  readonly onDone: () => void;
}

/** A change on its way: what is certain closes what, what would have been told, why, and signing it. */
export function Apply({ view, typed, onDone }: ApplyProps) {
  const [automatic, setAutomatic] = useState<keyof typeof AUTOMATIC>(view.containment.automatic ?? 'none');
  const [hours, setHours] = useState(view.containment.decideWithinHours);
  const [customersAnHour, setPace] = useState(view.containment.customersAnHour);
  const [days, setDays] = useState('30');
  const [why, setWhy] = useState('');
  const withStepUp = useStepUp();
  const changes = [...changesOf(view.thresholds, typed)];
  const policy = {
    automatic: automatic === 'none' ? null : automatic,
    decideWithinHours: hours,
    customersAnHour,
  };
  const isPolicyNew =
    policy.automatic !== view.containment.automatic ||
    hours !== view.containment.decideWithinHours ||
    customersAnHour !== view.containment.customersAnHour;
  const look = useMutation({
    mutationFn: () => send('POST /api/calibration/look', {}, { changes, days: Number(days) }),
  });
  const apply = useMutation({
    mutationFn: async () => {
      const { version } = view;
      const words = {
        version: version + 1,
        changes: await jsonHash({ changes, policy }),
        why: await textHash(why.trim()),
      };
      return withStepUp(() =>
        sendSigned(
          'POST /api/calibration',
          {},
          { changes, containment: policy, days: Number(days), why: why.trim(), version },
          { act: 'calibration-changed', words },
        ),
      );
    },
    onSuccess: async () => {
      onDone();
      await queryClient.invalidateQueries({ queryKey: ['/api/calibration'] });
    },
  });
  const isNew = changes.length > 0 || isPolicyNew;
  return (
    <Card withBorder component="section" aria-labelledby="change">
      <Title order={2} id="change" mb="xs">
        Change
      </Title>
      <Stack gap="sm">
        <Group align="end">
          <NativeSelect
            label="What is certain"
            data={Object.entries(AUTOMATIC).map(([value, label]) => ({ value, label }))}
            value={automatic}
            onChange={(event) => {
              setAutomatic(event.currentTarget.value as keyof typeof AUTOMATIC);
            }}
          />
          <NumberInput
            label="A person decides within hours"
            min={1}
            max={72}
            value={hours}
            onChange={(value) => {
              if (typeof value === 'number') setHours(value);
            }}
          />
          <NumberInput
            label="Slowed: customers an hour"
            min={1}
            max={100}
            value={customersAnHour}
            onChange={(value) => {
              if (typeof value === 'number') setPace(value);
            }}
          />
          <NativeSelect
            label="Compared over"
            data={RANGES.map((value) => ({ value, label: `${value} days` }))}
            value={days}
            onChange={(event) => {
              setDays(event.currentTarget.value);
              look.reset();
            }}
          />
          <Button
            variant="default"
            disabled={changes.length === 0}
            loading={look.isPending}
            onClick={() => {
              look.mutate();
            }}
          >
            What would have been told
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          For a vendor whose agreement has a clause on containment, that clause counts instead.
        </Text>
        <Text size="sm" c="dimmed">
          {changes.length === 0
            ? 'Open a detector below and type another value.'
            : `${count(changes.length, 'threshold')} changed, not applied yet.`}
        </Text>
        <FormError error={look.error} />
        {look.data !== undefined && <Compared compared={look.data} />}
        {isNew && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              apply.mutate();
            }}
          >
            <Textarea
              label="Why"
              description="Kept with the version. Name no person."
              minLength={10}
              maxLength={500}
              autosize
              value={why}
              onChange={(event) => {
                setWhy(event.currentTarget.value);
              }}
            />
            <FormError error={apply.error} />
            <Button type="submit" mt="sm" disabled={why.trim().length < 10} loading={apply.isPending}>
              Sign and apply
            </Button>
          </form>
        )}
      </Stack>
    </Card>
  );
}

/** What recorded history would have told under both. */
function Compared({ compared }: { readonly compared: ComparedView }) {
  const { rows, before, after } = differencesOf(compared);
  return (
    <div role="status">
      <Text size="sm">
        In {compared.days} days and {count(compared.events, 'event')}: {count(before, 'alert')} as it is,{' '}
        {after} after the change.
      </Text>
      {rows.length > 0 && (
        <Table aria-label="Alerts that would differ">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Detector</Table.Th>
              <Table.Th scope="col">As it is</Table.Th>
              <Table.Th scope="col">After the change</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.kind}>
                <Table.Td>{kindWords(row.kind)}</Table.Td>
                <Table.Td>{row.before}</Table.Td>
                <Table.Td>{row.after}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}
