import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { Device } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { DeviceDialog } from './DeviceDialog.tsx';
import { KINDS, STATES } from './words.ts';

interface DeviceTableProps {
  readonly devices: readonly Device[];
  readonly mayChange: boolean;
  readonly withParty: boolean;
}

/** One row a device: how it stands, what it breaks, and who works on it. */
export function DeviceTable({ devices, mayChange, withParty }: DeviceTableProps) {
  const [opened, setOpened] = useState<string | null>(null);
  const device = devices.find(({ id }) => id === opened);
  return (
    <>
      <TableFrame cards label="Devices">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Device</Table.Th>
              {withParty && <Table.Th scope="col">Of</Table.Th>}
              <Table.Th scope="col">State</Table.Th>
              <Table.Th scope="col">What is wrong</Table.Th>
              <Table.Th scope="col">People</Table.Th>
              <Table.Th scope="col">Site</Table.Th>
              <Table.Th scope="col">Heard of</Table.Th>
              <Table.Th scope="col">More</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {devices.map((one) => (
              <Row key={one.id} device={one} withParty={withParty} onOpen={setOpened} />
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
      {device !== undefined && (
        <DeviceDialog
          device={device}
          mayChange={mayChange && device.retiredAt === null}
          onClose={() => {
            setOpened(null);
          }}
        />
      )}
    </>
  );
}

interface RowProps {
  readonly device: Device;
  readonly withParty: boolean;
  readonly onOpen: (id: string) => void;
}

function Row({ device, withParty, onOpen }: RowProps) {
  const { id, name, party, kind, system, state, shared, people, site, heardAt, rules } = device;
  const open = rules.filter(({ found }) => found !== 'kept');
  const broken = open.filter(({ found }) => found === 'broken');
  return (
    <Table.Tr>
      <Cell label="Device">
        {name}
        <Text size="sm" c="dimmed">
          {[KINDS[kind], system].filter((word) => word !== null).join(', ')}
        </Text>
      </Cell>
      {withParty && <Cell label="Of">{party.name}</Cell>}
      <Cell label="State">
        <StatusMark tone={STATES[state].tone}>{STATES[state].text}</StatusMark>
      </Cell>
      <Cell label="What is wrong" style={{ whiteSpace: 'normal' }}>
        {broken.length > 0
          ? broken.map((rule) => rule.wrong).join('; ')
          : open.length > 0
            ? `${String(open.length)} of ${String(rules.length)} rules not told`
            : 'Nothing'}
      </Cell>
      <Cell label="People" style={{ whiteSpace: 'normal' }}>
        {shared ? 'Shared' : people.length === 0 ? 'Nobody' : ''}
        {shared && people.length > 0 && ': '}
        {people.map((person) => person.name).join(', ')}
      </Cell>
      <Cell label="Site">{site?.name ?? 'None'}</Cell>
      <Cell label="Heard of">{heardAt === null ? 'Never' : <Time at={heardAt} />}</Cell>
      <Cell label="More">
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Open ${name}`}
          onClick={() => {
            onOpen(id);
          }}
        >
          Open
        </Button>
      </Cell>
    </Table.Tr>
  );
}
