import { Table, Text, Title } from '@mantine/core';
import type { DirectoryGroup } from '../../api/types.ts';
import { roleName } from '../../app/roles.ts';
import { Cell } from '../../components/Cell.tsx';
import { shiftWords } from '../../components/shiftWords.ts';
import { TableFrame } from '../../components/TableFrame.tsx';
import { MapGroup } from './MapGroup.tsx';

interface GroupsProps {
  readonly vendor: string;
  readonly groups: readonly DirectoryGroup[];
  readonly mayChange: boolean;
}

/** What the members of a group of the directory may do here. */
export function Groups({ vendor, groups, mayChange }: GroupsProps) {
  return (
    <section>
      <Title order={2}>Groups</Title>
      <Text c="dimmed" mb="xs">
        A group gives its members a role, and agents their work, once you say which. Of several groups the
        most trusted role counts. A group never makes an administrator, whoever leaves it loses what it gave,
        and what people assign by hand stays as it is.
      </Text>
      {groups.length === 0 && <Text size="sm">The directory has not sent a group yet.</Text>}
      {groups.length > 0 && (
        <TableFrame cards label="Groups">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Group</Table.Th>
                <Table.Th scope="col" className="num">
                  Members
                </Table.Th>
                <Table.Th scope="col">Gives</Table.Th>
                {mayChange && <Table.Th scope="col">Act</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {groups.map((group) => (
                <Table.Tr key={group.id}>
                  <Cell label="Group">{group.name}</Cell>
                  <Cell label="Members" className="num">
                    {group.members}
                  </Cell>
                  <Cell label="Gives">{words(group)}</Cell>
                  {mayChange && (
                    <Table.Td>
                      <MapGroup vendor={vendor} group={group} />
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </section>
  );
}

function words({ mapping, agreementTitle, siteName }: DirectoryGroup): string {
  if (mapping === null) return 'nothing';
  const { role, accessRole, purpose, agreement, shift } = mapping;
  if (accessRole === null) return roleName[role];
  const as = `${roleName[role]}: ${accessRole}, ${purpose ?? ''}`;
  if (agreement === null) return `${as}; work by hand`;
  const at = siteName === null ? [] : [siteName];
  return [as, `under ${agreementTitle ?? 'an agreement that is gone'}`, ...at, shiftWords(shift)].join('; ');
}
