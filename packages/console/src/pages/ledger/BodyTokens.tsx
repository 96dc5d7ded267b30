import { Code, Group, Select, Table, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { LedgerToken } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { DayInput } from '../../components/DayInput.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { OnceDialog } from '../../components/OnceDialog.tsx';
import { RevokeButton } from '../../components/RevokeButton.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { timesOf } from './tokens.ts';

/** Tokens by which a program reads what the entries say, as far as the reader of this page may. */
export function BodyTokens({ vkey }: { readonly vkey: string }) {
  const tokens = useRead('/api/ledger/tokens', {});
  const agreements = useRead('/api/agreements', {});
  const titles = new Map((agreements.data ?? []).map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="tokens">
      <Group justify="space-between">
        <Title order={2} id="tokens">
          Entries for a program
        </Title>
        <MakeToken agreements={[...titles].map(([value, label]) => ({ value, label }))} />
      </Group>
      <Text c="dimmed" mb="xs">
        The log is public and says nothing of anybody. What its entries say is read with a token: of one
        agreement and one time, and never more than you may read yourself.
      </Text>
      <ErrorAlert error={tokens.error} onRetry={() => void tokens.refetch()} />
      {tokens.data?.length === 0 && <Text size="sm">No token yet.</Text>}
      {tokens.data !== undefined && tokens.data.length > 0 && (
        <TableFrame cards label="Tokens for entries">
          <Table>
            <Table.Thead>
              <Table.Tr>
                {['Token', 'Entries of', 'State', 'Runs out', 'Last used', 'Act'].map((name) => (
                  <Table.Th key={name} scope="col">
                    {name}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tokens.data.map((token) => (
                <Row key={token.id} token={token} title={titles.get(token.agreement) ?? token.agreement} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        To read them and check them against the log:
      </Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {`curl -fH "Authorization: Bearer $TOKEN" ${window.location.origin}/api/ledger/bodies -o bodies.jsonl\nnpx cordon-ledger verify ${window.location.origin}/log --key ${vkey} --openings bodies.jsonl`}
      </Code>
    </section>
  );
}

const STATES = {
  good: <StatusMark tone="good">Good</StatusMark>,
  'run-out': <StatusMark tone="stop">Run out</StatusMark>,
  revoked: <StatusMark tone="stop">Ended</StatusMark>,
} as const;

function Row({ token, title }: { readonly token: LedgerToken; readonly title: string }) {
  const { from, until } = token;
  return (
    <Table.Tr>
      <Cell label="Token">
        {token.label}
        <Text size="xs" c="dimmed">
          by {token.madeBy.name}
        </Text>
      </Cell>
      <Cell label="Entries of">
        {title}
        <Text size="xs" c="dimmed">
          <Time at={from} /> to <Time at={until} />
        </Text>
      </Cell>
      <Cell label="State">{STATES[token.state]}</Cell>
      <Cell label="Runs out">
        <Time at={token.expiresAt} />
      </Cell>
      <Cell label="Last used">{token.lastUsedAt === null ? 'Never' : <Time at={token.lastUsedAt} />}</Cell>
      <Table.Td>
        {token.state === 'good' && (
          <RevokeButton
            name={token.label}
            revoke={() =>
              sendSigned(
                'POST /api/ledger/tokens/:token/revoke',
                { token: token.id },
                {},
                { act: 'ledger-token-revoked', words: { token: token.id }, closes: true },
              )
            }
            refresh="/api/ledger/tokens"
          />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

interface MakeTokenProps {
  readonly agreements: readonly { readonly value: string; readonly label: string }[];
}

function MakeToken({ agreements }: MakeTokenProps) {
  const [label, setLabel] = useState('');
  const [agreement, setAgreement] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const times = timesOf(from, to);
  const make = async (days: number) => {
    if (agreement === null || times === null) throw new Error('nothing was chosen');
    const said = { agreement, ...times, days };
    const name = label.trim();
    return sendSigned(
      'POST /api/ledger/tokens',
      {},
      { label: name, ...said },
      { act: 'ledger-token-made', words: { ...said, label: await textHash(name) } },
    );
  };
  return (
    <OnceDialog
      button="Make a token"
      title="Make a token for entries"
      act="Make the token"
      disabled={label.trim() === '' || agreement === null || times === null}
      start={30}
      most={90}
      refresh="/api/ledger/tokens"
      make={make}
    >
      <TextInput
        label="Name"
        description="Which program will hold it, so that you know what to revoke"
        required
        withAsterisk={false}
        maxLength={100}
        data-autofocus
        value={label}
        onChange={(event) => {
          setLabel(event.currentTarget.value);
        }}
      />
      <Select
        label="Agreement"
        description="It ends with the agreement"
        data={[...agreements]}
        value={agreement}
        onChange={setAgreement}
      />
      <Group grow align="flex-start">
        <DayInput label="Entries from" description="This day, UTC" value={from} onDay={setFrom} />
        <DayInput label="to" description="This day too" value={to} onDay={setTo} />
      </Group>
    </OnceDialog>
  );
}
