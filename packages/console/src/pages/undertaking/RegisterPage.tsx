import { EmptyState, Stack, Table } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useRead } from '../../api/query.ts';
import type { UndertakingRegister } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { DownloadButton } from '../../components/DownloadButton.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { SkeletonRows } from '../../components/SkeletonRows.tsx';
import { SortHeader } from '../../components/SortHeader.tsx';
import { sorted } from '../../components/sorted.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { useUrlSort } from '../../hooks/useUrl.ts';
import { UndertakingWords } from './UndertakingWords.tsx';

type Item = UndertakingRegister['items'][number];

const COLUMNS = {
  person: (row: Item) => row.person.name,
  vendor: (row: Item) => row.party.name,
  version: (row: Item) => row.version,
  at: (row: Item) => row.at,
  state: (row: Item) => stateOf(row).words,
} as const;

const WIDTH = 6;

/** Who signed the confidentiality undertaking, each signature checked anew as the page is read. */
export default function RegisterPage() {
  const read = useRead('/api/undertakings', {});
  const [sort, setSort] = useUrlSort('-at');
  const head = { sort, onSort: setSort };
  const rows = read.data?.items;
  const texts = read.data?.texts ?? [];
  return (
    <>
      <PageHead
        title="Undertakings"
        lead="Every agent signs the confidentiality undertaking before they see anything. Who has not signed stands in the team list."
        actions={
          rows !== undefined &&
          rows.length > 0 && (
            <DownloadButton
              name="undertakings.json"
              type="application/json"
              content={() => `${JSON.stringify(read.data, null, 2)}\n`}
            >
              Download all with signatures
            </DownloadButton>
          )
        }
      />
      <PrintStamp filter="signed undertakings" />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {rows?.length === 0 ? (
        <EmptyState
          icon={<IconSignature aria-hidden />}
          title="Nobody has signed yet"
          description="Agents are shown the undertaking at their first sign-in. Each signature appears here with its ledger entry."
        />
      ) : (
        <TableFrame cards label="Signed undertakings">
          <Table miw={760} aria-busy={rows === undefined}>
            <Table.Thead>
              <Table.Tr>
                <SortHeader by="person" label="Person" {...head} />
                <SortHeader by="vendor" label="Vendor" {...head} />
                <SortHeader by="version" label="Version" numeric {...head} />
                <SortHeader by="at" label="Signed" {...head} />
                <SortHeader by="state" label="Valid now" {...head} />
                <Table.Th scope="col">Entry</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows === undefined && <SkeletonRows columns={WIDTH} rows={6} />}
              {sorted(rows ?? [], sort, COLUMNS).map((row) => (
                <Row key={row.entry} row={row} />
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
      <Stack mt="lg" gap="xs">
        {texts.map(({ textHash, text, version }) => (
          <details key={textHash}>
            <summary>
              Text of version {version}, {text.split('\n').find((line) => line.startsWith('I work'))}
            </summary>
            <UndertakingWords text={text} />
          </details>
        ))}
      </Stack>
    </>
  );
}

function Row({ row }: { readonly row: Item }) {
  const { tone, words } = stateOf(row);
  return (
    <Table.Tr>
      <Cell label="Person">{row.person.name}</Cell>
      <Cell label="Vendor">{row.party.name}</Cell>
      <Cell label="Version" className="num">
        {row.version}
      </Cell>
      <Cell label="Signed">
        <Time at={row.at} stamp />
      </Cell>
      <Cell label="Valid now">
        <StatusMark tone={tone}>{words}</StatusMark>
      </Cell>
      <Cell label="Entry">{row.entry}</Cell>
    </Table.Tr>
  );
}

function stateOf({ holds, current }: Item) {
  if (!holds) return { tone: 'bad', words: 'No: signature or entry does not hold' } as const;
  return current
    ? ({ tone: 'good', words: 'Yes' } as const)
    : ({ tone: 'plain', words: 'Not now: another version counts' } as const);
}
