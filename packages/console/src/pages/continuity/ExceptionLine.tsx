import { Button, Card, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { send } from '../../api/client.ts';
import { queryClient } from '../../api/query.ts';
import type { EmergencyView, LeaseView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark, type Tone } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { signDecision } from '../../keys/acts.ts';
import { useServerNow } from '../../hooks/useServerNow.ts';
import classes from './continuity.module.css';
import { emergencyWords, leaseWords } from './words.ts';

const REVIEWERS: readonly string[] = ['company-admin', 'privacy-officer', 'security-officer'];
const PARTIES: readonly string[] = ['company-admin', 'security-officer', 'vendor-manager', 'vendor-admin'];

interface LineProps {
  readonly what: 'lease' | 'emergency';
  readonly row: LeaseView | EmergencyView;
}

/** One lease or emergency: what it lets happen, how long yet, and the acts that are this person's. */
export function ExceptionLine({ what, row }: LineProps) {
  const { person, party } = useMe();
  const withStepUp = useStepUp();
  const company = party.kind === 'company';
  const act = useMutation({
    mutationFn: (call: () => Promise<unknown>) => withStepUp(call),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/exceptions'] }),
  });
  const { id } = row;
  const approves = mayApprove(row, { id: person.id, company, party: PARTIES.includes(person.role) });
  const own = 'ticket' in row ? row.person.id === person.id : row.companyBy?.id === person.id;
  const approve = async () =>
    'ticket' in row
      ? send(
          'POST /api/emergencies/:id/approve',
          { id },
          await signDecision('emergency-approved', { emergency: id, ticket: row.ticket }),
        )
      : send('POST /api/leases/:id/agree', { id }, await signDecision('lease-agreed', { lease: id }));
  const end = () =>
    what === 'lease'
      ? send('POST /api/leases/:id/end', { id }, {})
      : send('POST /api/emergencies/:id/end', { id }, {});
  const review = (finding: boolean) => () =>
    what === 'lease'
      ? send('POST /api/leases/:id/review', { id }, { finding })
      : send('POST /api/emergencies/:id/review', { id }, { finding });
  const button = (label: string, call: () => Promise<unknown>) => (
    <Button
      size="compact-xs"
      variant="default"
      loading={act.isPending}
      onClick={() => {
        act.mutate(call);
      }}
    >
      {label}
    </Button>
  );
  const mayEnd = company
    ? PARTIES.includes(person.role) || what === 'emergency'
    : person.role === 'vendor-admin';
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" gap="sm">
        <div>
          <State row={row} />
          <Text size="sm">
            {'ticket' in row ? emergencyWords(row) : leaseWords(row)} <Clause row={row} />
          </Text>
          <Text size="xs" c="dimmed">
            {who(row)}
          </Text>
        </div>
        <Group gap={6}>
          {approves && button(what === 'lease' ? 'Agree' : 'Approve', approve)}
          {row.state === 'running' && 'ticket' in row && own && (
            <Link className="link" to={`/emergencies/${id}`}>
              Open the case
            </Link>
          )}
          {(row.state === 'asked' || row.state === 'running') &&
            mayEnd &&
            button(row.state === 'asked' ? 'Take back' : 'End now', end)}
          {row.state === 'over' && REVIEWERS.includes(person.role) && !own && (
            <>
              {button('In order', review(false))}
              {button('Finding', review(true))}
            </>
          )}
        </Group>
      </Group>
      {row.state === 'running' && row.from !== null && row.until !== null && (
        <Left from={row.from} until={row.until} />
      )}
      <FormError error={act.error} />
    </Card>
  );
}

interface Asker {
  readonly id: string;
  readonly company: boolean;
  readonly party: boolean;
}

function mayApprove(row: LeaseView | EmergencyView, { id, company, party }: Asker): boolean {
  if (row.state !== 'asked') return false;
  if ('ticket' in row) {
    return company && row.person.id !== id && !row.approvedBy.some((one) => one.id === id);
  }
  return party && (company ? row.companyBy : row.vendorBy) === null;
}

function who(row: LeaseView | EmergencyView): string {
  if ('ticket' in row) {
    const approved = row.approvedBy.map(({ name }) => name).join(', ');
    return `Asked by ${row.askedBy.name}. ${approved === '' ? 'Nobody approved yet.' : `Approved by ${approved}.`}`;
  }
  const sides = [row.companyBy?.name, row.vendorBy?.name].filter((name) => name !== undefined);
  return `${row.vendor.name}, ${row.agreement.title}. Agreed by ${sides.join(' and ')}.`;
}

function Clause({ row }: { readonly row: LeaseView | EmergencyView }) {
  if (row.clause === null) return null;
  return (
    <Link className="link" to={`/agreements/${row.agreement.id}`}>
      Clause {row.clause}
    </Link>
  );
}

const STATES: Readonly<Record<LeaseView['state'], readonly [Tone, string]>> = {
  asked: ['warn', 'Waits for approval'],
  running: ['wait', 'Runs'],
  over: ['warn', 'To be reviewed'],
  reviewed: ['good', 'Reviewed'],
  withdrawn: ['plain', 'Taken back'],
};

function State({ row }: { readonly row: LeaseView | EmergencyView }) {
  if (row.overdue) return <StatusMark tone="bad">Finding: not reviewed in time</StatusMark>;
  if (row.finding === true) return <StatusMark tone="stop">Reviewed: finding</StatusMark>;
  const [tone, words] = STATES[row.state];
  return (
    <StatusMark tone={tone}>
      {words}
      {row.state === 'over' && row.reviewDueAt !== null && (
        <>
          {' '}
          by <Time at={row.reviewDueAt} stamp />
        </>
      )}
    </StatusMark>
  );
}

/** The time that is left, drawn and in words. */
function Left({ from, until }: { readonly from: string; readonly until: string }) {
  const now = useServerNow(10_000);
  const whole = Date.parse(until) - Date.parse(from);
  const left = Math.max(0, Date.parse(until) - now);
  return (
    <div>
      <Text size="xs" c="dimmed">
        Ends <Time at={until} clock />, {Math.ceil(left / 60_000)} minutes left.
      </Text>
      <div className={classes.left} aria-hidden>
        <div style={{ width: `${(100 * left) / whole}%` }} />
      </div>
    </div>
  );
}
