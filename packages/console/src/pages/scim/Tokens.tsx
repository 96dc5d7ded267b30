import { Group, Table, Text, Title } from '@mantine/core';
import type { DirectoryToken } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { Cell } from '../../components/Cell.tsx';
import { RevokeButton } from '../../components/RevokeButton.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { MakeToken, RotateToken } from './TokenDialog.tsx';

interface TokensProps {
  readonly vendor: string;
  readonly tokens: readonly DirectoryToken[];
  readonly mayMake: boolean;
}

/** The tokens a directory comes with. */
export function Tokens({ vendor, tokens, mayMake }: TokensProps) {
  return (
    <section>
      <Group justify="space-between">
        <Title order={2}>Tokens</Title>
        {mayMake && <MakeToken vendor={vendor} />}
      </Group>
      <Text c="dimmed" mb="xs">
        A token speaks for the vendor. It is shown once and kept as a hash. Rotate it before it runs out: both
        work meanwhile.
      </Text>
      {tokens.length === 0 && <Text size="sm">No token yet.</Text>}
      {tokens.length > 0 && (
        <TableFrame cards label="Tokens">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Token</Table.Th>
                <Table.Th scope="col">For</Table.Th>
                <Table.Th scope="col">State</Table.Th>
                <Table.Th scope="col">Runs out</Table.Th>
                <Table.Th scope="col">Last used</Table.Th>
                <Table.Th scope="col">Act</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tokens.map((token) => (
                <Row key={token.id} vendor={vendor} token={token} mayMake={mayMake} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
    </section>
  );
}

const STATES = {
  good: <StatusMark tone="good">Good</StatusMark>,
  replaced: <StatusMark tone="wait">Replaced, still good</StatusMark>,
  'run-out': <StatusMark tone="stop">Run out</StatusMark>,
  revoked: <StatusMark tone="stop">Revoked</StatusMark>,
} as const;

function usedFor({ kind, scopes, networks }: DirectoryToken): string {
  const what =
    kind === 'roster'
      ? 'uploading rosters'
      : scopes.length === 1
        ? 'SCIM, reading only'
        : `SCIM, writing ${scopes.filter((scope) => scope !== 'read').join(' and ')}`;
  return networks.length === 0 ? what : `${what}; only from ${networks.join(', ')}`;
}

function Row({ vendor, token, mayMake }: Omit<TokensProps, 'tokens'> & { readonly token: DirectoryToken }) {
  const { person } = useMe();
  const mayRevoke = mayMake || person.role === 'company-admin' || person.role === 'security-officer';
  const works = token.state === 'good' || token.state === 'replaced';
  return (
    <Table.Tr>
      <Cell label="Token">{token.label}</Cell>
      <Cell label="For">{usedFor(token)}</Cell>
      <Cell label="State">{STATES[token.state]}</Cell>
      <Cell label="Runs out">
        <Time at={token.expiresAt} />
      </Cell>
      <Cell label="Last used">{token.lastUsedAt === null ? 'Never' : <Time at={token.lastUsedAt} />}</Cell>
      <Table.Td>
        <Group gap="xs">
          {mayMake && token.state === 'good' && <RotateToken vendor={vendor} token={token} />}
          {mayRevoke && works && (
            <RevokeButton
              name={token.label}
              revoke={() =>
                sendSigned(
                  'POST /api/vendors/:id/directory/tokens/:token/revoke',
                  { id: vendor, token: token.id },
                  {},
                  {
                    act: 'directory-token-revoked',
                    words: { token: token.id, subjectParty: vendor },
                    closes: true,
                  },
                )
              }
              refresh="/api/vendors/:id/directory"
            />
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
