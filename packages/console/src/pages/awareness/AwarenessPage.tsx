import { Button, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { Awareness } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { Cell } from '../../components/Cell.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import classes from './awareness.module.css';
import { Parts } from './Parts.tsx';
import { Trend } from './Trend.tsx';
import { restsOnEnough, scoreWords } from './words.ts';

/** How aware of danger a vendor’s people are, by group and never by name: the page of a month, to be shown and printed. */
export default function AwarenessPage() {
  const { person } = useMe();
  const read = useRead('/api/awareness', {}, { every: 300_000 });
  const view = read.data;
  return (
    <>
      <PageHead
        title="Awareness"
        lead={`How people act when it matters, by team and never by name. Nothing is told of fewer than ${String(view?.group ?? 5)} people, nor of what would give them away.`}
        actions={
          view !== undefined && (
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                window.print();
              }}
            >
              Print
            </Button>
          )
        }
      />
      <PrintStamp filter="awareness" />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="boards" height={320} />
      ) : (
        <Stack gap="xl">
          {view.vendors.length === 0 && <Text c="dimmed">No vendor has an agreement in force.</Text>}
          {view.vendors.map((board) => (
            <OfVendor key={board.vendor.id} board={board} formula={view.formula} />
          ))}
          <Formula formula={view.formula} group={view.group} />
          {person.role !== 'auditor' && (
            <Link className="link" to="/near-misses">
              Near misses, and what was learned from them
            </Link>
          )}
        </Stack>
      )}
    </>
  );
}

interface OfVendorProps {
  readonly board: Awareness['vendors'][number];
  readonly formula: Awareness['formula'];
}

function OfVendor({ board: { vendor, at, total, teams, months }, formula }: OfVendorProps) {
  const id = `aware-${vendor.id}`;
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="xs">
        {vendor.name}
      </Title>
      <div className={classes.vendor}>
        <div>
          <Text>
            <span className={classes.score}>{restsOnEnough(total) ? total.score : '–'}</span> of 100
          </Text>
          <Text size="sm" c="dimmed" mb="sm">
            {scoreWords(total)}
            {total.people === null
              ? ', fewer people than anything is told of'
              : `, ${String(total.people)} people`}
            , <Time at={at} />
          </Text>
          <Trend months={months} of={vendor.name} />
        </div>
        <Parts formula={formula} group={total} />
      </div>
      {teams.length > 1 && <Teams teams={teams} vendor={vendor.name} />}
    </section>
  );
}

function Teams({
  teams,
  vendor,
}: {
  readonly teams: Awareness['vendors'][number]['teams'];
  readonly vendor: string;
}) {
  return (
    <TableFrame label={`Teams of ${vendor}`} cards>
      <Table verticalSpacing="xs" mt="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Team</Table.Th>
            <Table.Th scope="col">People</Table.Th>
            <Table.Th scope="col">Score</Table.Th>
            <Table.Th scope="col">Rests on</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {teams.map(({ team, name, people, score, confidence }) => (
            <Table.Tr key={team}>
              <Cell label="Team">{name}</Cell>
              <Cell label="People">{people ?? 'held back'}</Cell>
              <Cell label="Score">{score ?? (people === null ? 'held back' : 'not known')}</Cell>
              <Cell label="Rests on">
                {score === null ? '–' : `${String(Math.round(confidence * 100))} %`}
              </Cell>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </TableFrame>
  );
}

function Formula({ formula, group }: Pick<Awareness, 'formula' | 'group'>) {
  return (
    <section aria-labelledby="aware-formula">
      <Title order={2} id="aware-formula" mb={4}>
        How it is worked out
      </Title>
      <Text size="sm" maw={720}>
        The score is the weighed mean of these shares, over those that are known. What nobody feeds, or what
        may not be told, is left out of it and lowers what it rests on. One more report never lowers it,
        however late. A team is who works at a site; where one of fewer than {group} people could be worked
        out from the others, another is held back with it.
      </Text>
      <ul>
        {formula.map(({ part, title, weight }) => (
          <li key={part}>
            {title}: {weight}
          </li>
        ))}
      </ul>
    </section>
  );
}
