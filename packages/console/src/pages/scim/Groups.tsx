import { Button, Group, Select, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { DirectoryView, GroupMapping } from '../../api/types.ts';
import { roleName } from '../../app/roles.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { Cell } from '../../components/Cell.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';

type DirectoryGroup = DirectoryView['groups'][number];

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
        A group gives its members a role, once you say which. Of several groups the most trusted role counts.
        A group never makes an administrator, and whoever leaves it loses what it gave.
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
                  <Cell label="Gives">{words(group.mapping)}</Cell>
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

function words(mapping: GroupMapping | null): string {
  if (mapping === null) return 'nothing';
  const { role, accessRole, purpose } = mapping;
  return accessRole === null ? roleName[role] : `${roleName[role]}: ${accessRole}, ${purpose ?? ''}`;
}

const ROLES = [
  { value: 'none', label: 'Nothing' },
  ...(['agent', 'qa-analyst', 'team-lead'] as const).map((value) => ({ value, label: roleName[value] })),
];

function MapGroup({ vendor, group }: { readonly vendor: string; readonly group: DirectoryGroup }) {
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<string>(group.mapping?.role ?? 'none');
  const [accessRole, setAccessRole] = useState(group.mapping?.accessRole ?? '');
  const [purpose, setPurpose] = useState(group.mapping?.purpose ?? '');
  const withStepUp = useStepUp();
  const map = useMutation({
    mutationFn: () => {
      const mapping = mappingOf(role, accessRole, purpose);
      return withStepUp(() =>
        sendSigned(
          'POST /api/vendors/:id/directory/groups/:group/mapping',
          { id: vendor, group: group.id },
          { mapping },
          {
            act: 'directory-group-mapped',
            words: {
              ...{ subjectParty: vendor, group: group.id, role: mapping?.role ?? null },
              ...{ accessRole: mapping?.accessRole ?? null, purpose: mapping?.purpose ?? null },
            },
          },
        ),
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/vendors/:id/directory'] });
      setOpen(false);
    },
  });
  const agent = role === 'agent';
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Change what ${group.name} gives`}
        onClick={() => {
          map.reset();
          setOpen(true);
        }}
      >
        Change
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={`What ${group.name} gives`}
        act="Save"
        disabled={agent && (accessRole.trim() === '' || purpose.trim() === '')}
        sending={map.isPending}
        error={map.error}
        onSend={() => {
          map.mutate();
        }}
      >
        <Select
          label="Role of its members"
          data={ROLES}
          allowDeselect={false}
          value={role}
          onChange={(value) => {
            setRole(value ?? 'none');
          }}
        />
        {agent && (
          <Group grow>
            <TextInput
              label="Role of the agreement"
              placeholder="tier1"
              value={accessRole}
              onChange={(event) => {
                setAccessRole(event.currentTarget.value);
              }}
            />
            <TextInput
              label="Purpose"
              placeholder="order-support"
              value={purpose}
              onChange={(event) => {
                setPurpose(event.currentTarget.value);
              }}
            />
          </Group>
        )}
        <Text size="sm">It holds for all {group.members} members with their next request.</Text>
      </FormDialog>
    </>
  );
}

function mappingOf(role: string, accessRole: string, purpose: string): GroupMapping | null {
  switch (role) {
    case 'agent':
      return { role, accessRole: accessRole.trim(), purpose: purpose.trim() };
    case 'qa-analyst':
    case 'team-lead':
      return { role, accessRole: null, purpose: null };
    default:
      return null;
  }
}
