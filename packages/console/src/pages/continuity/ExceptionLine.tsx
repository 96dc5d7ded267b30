import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { EmergencyView, LeaseView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { count } from '../../components/count.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark, type Tone } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useServerNow } from '../../hooks/useServerNow.ts';
import classes from './continuity.module.css';
import { useExceptionActs } from './useExceptionActs.ts';
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
  const company = party.kind === 'company';
  const { approve, end, review } = useExceptionActs(row);
  const acts = [approve, end, review];
  const { id } = row;
  const approves = mayApprove(row, { id: person.id, company, party: PARTIES.includes(person.role) });
  const asker =
    'ticket' in row ? row.askedBy.id === person.id : (company ? row.companyBy : row.vendorBy) !== null;
  const own = 'ticket' in row ? row.person.id === person.id : row.companyBy?.id === person.id;
  const button = (label: string, press: () => void) => (
    <Button
      size="compact-xs"
      variant="default"
      loading={acts.some(({ isPending }) => isPending)}
      onClick={() => {
        for (const act of acts) act.reset();
        press();
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
          <State row={row} mine={approves} />
          <Text size="sm">
            {'ticket' in row ? emergencyWords(row) : leaseWords(row)} <Clause row={row} />
          </Text>
          <Text size="xs" c="dimmed">
            {who(row)}{' '}
            {row.reviewedBy !== null && row.reviewedAt !== null && (
              <>
                Reviewed by {row.reviewedBy.name}, <Time at={row.reviewedAt} />.
              </>
            )}
          </Text>
        </div>
        <Group gap={6} className={classes.acts ?? ''}>
          {approves &&
            button(what === 'lease' ? 'Agree' : 'Approve', () => {
              approve.mutate({});
            })}
          {row.state === 'running' && 'ticket' in row && own && (
            <Link className="link" to={`/emergencies/${id}`}>
              Open the case
            </Link>
          )}
          {(row.state === 'asked' || row.state === 'running') &&
            mayEnd &&
            button(row.state === 'running' ? 'End now' : asker ? 'Take back' : 'Refuse', () => {
              end.mutate({});
            })}
          {row.state === 'over' && REVIEWERS.includes(person.role) && !own && (
            <>
              {button('In order', () => {
                review.mutate({ finding: false });
              })}
              {button('Finding', () => {
                review.mutate({ finding: true });
              })}
            </>
          )}
        </Group>
      </Group>
      {row.state === 'running' && row.from !== null && row.until !== null && (
        <Left from={row.from} until={row.until} />
      )}
      <FormError error={acts.find(({ error }) => error !== null)?.error ?? null} />
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
    return `${row.vendor.name}. Asked by ${row.askedBy.name}. ${approved === '' ? 'Nobody approved yet.' : `Approved by ${approved}.`}`;
  }
  const sides = [row.companyBy?.name, row.vendorBy?.name].filter((name) => name !== undefined);
  const agreed = sides.length > 1 ? 'Agreed' : 'Asked';
  return `${row.vendor.name}, ${row.agreement.title}. ${agreed} by ${sides.join(' and ')}.`;
}

/** What it waits for while it does not run: whoever looks, or somebody else. */
function waitsFor(row: LeaseView | EmergencyView, mine: boolean): string {
  if (mine) return 'Waits for you';
  if (!('ticket' in row)) return 'Waits for the other party';
  return row.needed === null ? 'Waits for approval' : `${count(row.needed, 'more approval')} needed`;
}

function Clause({ row }: { readonly row: LeaseView | EmergencyView }) {
  if (row.clause === null) return null;
  return (
    <Link className="link" to={`/agreements/${row.agreement.id}`}>
      Clause {row.clause}
    </Link>
  );
}

const STATES: Readonly<Record<Exclude<LeaseView['state'], 'asked'>, readonly [Tone, string]>> = {
  running: ['wait', 'Runs'],
  over: ['warn', 'To be reviewed'],
  reviewed: ['good', 'Reviewed: in order'],
  withdrawn: ['plain', 'Taken back or refused'],
};

interface StateProps {
  readonly row: LeaseView | EmergencyView;
  /** The next step is of the person who looks. */
  readonly mine: boolean;
}

function State({ row, mine }: StateProps) {
  if (row.overdue) return <StatusMark tone="bad">Finding: not reviewed in time</StatusMark>;
  if (row.finding === true) return <StatusMark tone="stop">Reviewed: finding</StatusMark>;
  const [tone, words] = row.state === 'asked' ? (['warn', waitsFor(row, mine)] as const) : STATES[row.state];
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
    <Stack gap={4} mt="xs">
      <Text size="xs" c="dimmed">
        Ends <Time at={until} clock />, {count(Math.round(left / 60_000), 'minute')} left.
      </Text>
      <div className={classes.left} aria-hidden>
        <div style={{ width: `${(100 * left) / whole}%` }} />
      </div>
    </Stack>
  );
}
