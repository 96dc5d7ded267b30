import { Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { PersonRow } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { mayEndSessions, maySuspend } from '../../app/rights.ts';
import { roleName } from '../../app/roles.ts';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { SessionTable } from '../../components/SessionTable.tsx';
import { SignInSignals } from '../../components/signals/SignInSignals.tsx';
import { screenWords } from '../../components/screen/words.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { SuspendButton } from '../../components/SuspendButton.tsx';
import { AgentSignals } from '../incidents/index.ts';
import { Absences } from './Absences.tsx';
import { ChangeRole } from './ChangeRole.tsx';
import { Peers } from './Peers.tsx';

const SESSIONS = '/api/people/:id/sessions';

/** Who is asked about sign-ins, as the server decides it. */
const WATCHERS: readonly string[] = [
  'company-admin',
  'security-officer',
  'privacy-officer',
  'vendor-admin',
  'team-lead',
];

/** One person: whether they may work, as what, where they are signed in, what is new about it. Suspend stands at the top. */
export default function PersonPage() {
  const { id = '' } = useParams();
  const { party } = useMe();
  const list = party.kind === 'company' ? '/api/people' : '/api/team';
  const people = useRead(list, {});
  const row = people.data?.find((one) => one.id === id);
  return (
    <>
      <ErrorAlert error={people.error} onRetry={() => void people.refetch()} />
      {people.data === undefined && people.error === null && <Loading what="person" height={300} />}
      {people.data !== undefined && row === undefined && (
        <PageHead title="Nobody here" lead="There is no such person, or they are not of your party." />
      )}
      {row !== undefined && <Person row={row} refresh={list} />}
    </>
  );
}

function Person({
  row,
  refresh,
}: {
  readonly row: PersonRow;
  readonly refresh: '/api/people' | '/api/team';
}) {
  const me = useMe();
  return (
    <>
      <PageHead
        title={row.name}
        lead={`${roleName[row.role]} of ${row.party.name}${row.site === null ? '' : `, ${row.site}`}. ${row.email ?? 'No e-mail address.'}`}
        actions={
          <>
            <ChangeRole row={row} refresh={refresh} />
            {maySuspend(me, row) && <SuspendButton row={row} refresh={refresh} />}
          </>
        }
      />
      <Stack gap="xl">
        <section aria-labelledby="readiness">
          <Title order={2} id="readiness" mb="xs">
            May work
          </Title>
          <Readiness row={row} />
        </section>
        {row.role === 'agent' && <Work row={row} />}
        {me.person.role !== 'qa-analyst' && me.person.role !== 'auditor' && <Absences row={row} />}
        {row.role === 'agent' && <Peers row={row} />}
        {row.role === 'agent' && <Screen row={row} />}
        {mayEndSessions(me, row) && <Sessions row={row} refresh={refresh} />}
        {me.party.kind === 'company' && me.person.role !== 'auditor' && <AgentSignals agent={row.id} />}
        {WATCHERS.includes(me.person.role) && <SignInSignals of={row.id} />}
      </Stack>
    </>
  );
}

function Readiness({ row }: { readonly row: PersonRow }) {
  if (row.ready) return <StatusMark tone="good">Nothing stops them.</StatusMark>;
  return (
    <Stack gap={4}>
      {row.blockers.map(({ code, text, mend }) => (
        <StatusMark key={code} tone={row.suspendedBy === null ? 'warn' : 'stop'}>
          {text} {mend}
        </StatusMark>
      ))}
    </Stack>
  );
}

function Work({ row }: { readonly row: PersonRow }) {
  const agreements = useRead('/api/agreements', {});
  return (
    <section aria-labelledby="work">
      <Title order={2} id="work" mb="xs">
        Work
      </Title>
      {row.assignments.length === 0 ? (
        <Text c="dimmed">No assignment: they see no customer&apos;s data.</Text>
      ) : (
        <ul>
          {row.assignments.map(({ id, agreement, accessRole, purpose }) => (
            <li key={id}>
              {accessRole}, {purpose}, under{' '}
              <Link className="link" to={`/agreements/${agreement}`}>
                {agreements.data?.find((one) => one.id === agreement)?.title ?? 'this agreement'}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Text size="sm">
        {count(row.ticketsInHand, 'open ticket')} assigned to them.{' '}
        <Link className="link" to={`/accesses?agent=${encodeURIComponent(row.id)}`}>
          What they looked at
        </Link>
      </Text>
    </section>
  );
}

/** What their browser told while customer data stood on their screen. */
function Screen({ row }: { readonly row: PersonRow }) {
  const told = useRead('/api/people/:id/screen', { id: row.id });
  return (
    <section aria-labelledby="screen">
      <Title order={2} id="screen" mb="xs">
        Copied, printed, left
      </Title>
      <ErrorAlert error={told.error} onRetry={() => void told.refetch()} />
      {told.data !== undefined && told.data.counts.length > 0 && (
        <ul>
          {told.data.counts.map(({ what, times, accesses }) => (
            <li key={what}>
              {screenWords(what, times)}, while {count(accesses, 'access', 'accesses')} stood on the screen
            </li>
          ))}
        </ul>
      )}
      {told.data !== undefined && (
        <Text size="sm" c="dimmed">
          {told.data.counts.length === 0 ? 'Their browser told of nothing' : 'As their browser told it'} in
          the last {told.data.days} days. That nothing is told proves nothing.{' '}
          <Link className="link" to={`/accesses?agent=${encodeURIComponent(row.id)}&kind=screen`}>
            All of it
          </Link>
        </Text>
      )}
    </section>
  );
}

function Sessions({
  row,
  refresh,
}: {
  readonly row: PersonRow;
  readonly refresh: '/api/people' | '/api/team';
}) {
  const sessions = useRead(SESSIONS, { id: row.id });
  return (
    <section aria-labelledby="sessions">
      <Title order={2} id="sessions" mb="xs">
        Sessions
      </Title>
      <ErrorAlert error={sessions.error} onRetry={() => void sessions.refetch()} />
      {sessions.data?.items.length === 0 ? (
        <Text c="dimmed">Not signed in now.</Text>
      ) : (
        <SessionTable
          label={`Sessions of ${row.name}`}
          items={sessions.data?.items}
          refresh={[SESSIONS, refresh]}
        />
      )}
    </section>
  );
}
