import { Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Cell } from '../../components/Cell.tsx';
import type { AgreementView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { TableFrame } from '../../components/TableFrame.tsx';

/** The roles the agreement knows, each with its purpose and what it would see. */
export function RolesTab({ view }: { readonly view: AgreementView }) {
  const { person } = useMe();
  if (view.roles.length === 0)
    return <Text c="dimmed">The terms name no role yet: nobody could do anything.</Text>;
  return (
    <TableFrame cards label="Roles">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Role</Table.Th>
            <Table.Th scope="col">Purpose</Table.Th>
            <Table.Th scope="col">What they see</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {view.roles.map(({ role, purpose }) => {
            const version = String(view.shown);
            const query = new URLSearchParams({ agreement: view.row.id, version, role, purpose });
            return (
              <Table.Tr key={`${role} ${purpose}`}>
                <Cell label="Role">{role}</Cell>
                <Cell label="Purpose">{purpose}</Cell>
                <Cell label="What they see">
                  {person.role === 'auditor' ? (
                    'as the clauses say'
                  ) : (
                    <Link className="link" to={`/preview?${query.toString()}`}>
                      Preview as {role}, {purpose}
                    </Link>
                  )}
                </Cell>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}
