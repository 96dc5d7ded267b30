import { EmptyState, Stack, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { mayInvite } from '../../app/rights.ts';
import { Approvals } from '../../components/Approvals.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { InviteForm } from '../../components/InviteForm.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PeopleTable } from '../../components/PeopleTable.tsx';
import { ExceptionsDue } from '../continuity/index.ts';
import { FindingsDue } from '../findings/index.ts';
import { MissingWork, NextReview, WorkTable } from '../assignments/index.ts';
import { SignInSignals } from '../../components/signals/SignInSignals.tsx';
import { SignaturesDue } from '../../components/SignaturesDue.tsx';

/** Who may work now, and what stops the others. */
export default function TeamPage() {
  const { person, party } = useMe();
  const team = useRead('/api/team', {}, { every: 30_000 });
  const rows = team.data;
  const networks = useRead('/api/networks', {}, { enabled: person.role === 'vendor-admin' });
  const agents = rows?.filter(({ role }) => role === 'agent') ?? [];
  const ready = agents.filter((row) => row.ready).length;
  const roles = mayInvite(person.role);
  return (
    <>
      <PageHead
        title="My team"
        lead={rows === undefined ? 'Loading your team' : leadOf(ready, agents.length, roles.length > 0)}
        actions={
          roles.length > 0 && (
            <InviteForm
              party={party.id}
              roles={roles}
              sites={networks.data?.sites ?? []}
              refresh="/api/team"
            />
          )
        }
      />
      <ErrorAlert error={team.error} onRetry={() => void team.refetch()} />
      <Stack gap="xl">
        <SignaturesDue />
        <MissingWork />
        {person.role === 'vendor-admin' && <FindingsDue mine />}
        {person.role !== 'qa-analyst' && <NextReview />}
        {person.role !== 'qa-analyst' && <ExceptionsDue />}
        {rows?.length === 0 ? (
          <EmptyState
            icon={<IconUsersGroup aria-hidden />}
            title="Nobody here yet"
            description="Invite your agents. Each chooses a password and enrols a second factor; what still stops them is listed here."
          />
        ) : (
          <PeopleTable label="People of your team" rows={rows} refresh="/api/team" />
        )}
        {agents.length > 0 && <WorkTable party={party.id} />}
        {person.role !== 'qa-analyst' && (
          <Text size="sm">
            <Link className="link" to="/undertakings">
              Undertakings that were signed
            </Link>
            {' · '}
            <Link className="link" to="/exceptions">
              Leases and emergencies
            </Link>
          </Text>
        )}
        {person.role !== 'qa-analyst' && <Approvals />}
        {person.role !== 'qa-analyst' && <SignInSignals />}
      </Stack>
    </>
  );
}

function leadOf(ready: number, agents: number, mayAdd: boolean): string {
  if (agents > 0) return `${ready} of ${agents} agents may work now.`;
  return mayAdd ? 'No agents yet. Invite them, and a team lead who helps them.' : 'No agents yet.';
}
