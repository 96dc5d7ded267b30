import { Table, Text } from '@mantine/core';
import type { PiiProtocol } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import classes from './protocols.module.css';
import { breachName, channelName, channels, levelOf } from './words.ts';

/** Every rule of a protocol, channel by channel, with its clause. */
export function RulesTable({ protocol }: { readonly protocol: PiiProtocol }) {
  return (
    <>
      <TableFrame cards label="Rules">
        <Table miw={860}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Data</Table.Th>
              {channels.map((channel) => (
                <Table.Th key={channel} scope="col">
                  {channelName[channel]}
                </Table.Th>
              ))}
              <Table.Th scope="col">Typed all the same</Table.Th>
              <Table.Th scope="col">Clause</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {protocol.rules.map((rule) => (
              <Table.Tr key={rule.category}>
                <Cell label="Data">
                  {rule.label}
                  <Text size="xs" c="dimmed">
                    {rule.says}
                  </Text>
                </Cell>
                {channels.map((channel) => (
                  <Cell key={channel} label={channelName[channel]} className={classes.level ?? ''}>
                    {levelOf(rule, channel)}
                  </Cell>
                ))}
                <Cell label="Typed all the same">{breachName[rule.breach]}</Cell>
                <Cell label="Clause">{rule.clause}</Cell>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
      {protocol.ours.length > 0 && (
        <Text size="sm" mt="xs">
          Addresses of your own that may be sent: {protocol.ours.join(', ')}
        </Text>
      )}
    </>
  );
}
