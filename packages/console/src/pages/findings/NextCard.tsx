import { Button, Card, Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { FindingDetail } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { Time } from '../../components/Time.tsx';
import { AskException } from './AskException.tsx';
import { Owner } from './Owner.tsx';
import { PlanFix } from './PlanFix.tsx';
import { Retest } from './Retest.tsx';
import { useFindingAct } from './useFindingAct.ts';
import { hoursWords, severityWords } from './words.ts';

/** What comes next, with what this reader can do about it. */
export function NextCard({ finding }: { readonly finding: FindingDetail }) {
  const { id, next, may, step, ends, looksAtOnce, seenAt, closed, claimedByLink } = finding;
  const claim = useFindingAct('POST /api/findings/:id/claim', { id }, 'finding-fix-claimed', () => ({
    finding: id,
  }));
  const decide = useFindingAct(
    'POST /api/findings/:id/exception/decide',
    { id },
    'finding-exception-decided',
    ({ approve }) => ({ finding: id, approve }),
  );
  const end = useFindingAct(
    'POST /api/findings/:id/exception/end',
    { id },
    'finding-exception-ended',
    () => ({ finding: id }),
  );
  return (
    <Card withBorder component="section" aria-labelledby="next-step">
      <Title order={2} size="h4" id="next-step">
        Next
      </Title>
      <Text role="status">{next}</Text>
      <Deadlines finding={finding} />
      {closed === null && step === 'look' && (
        <Text size="sm" c="dimmed">
          {looksAtOnce ? 'It was looked at when that was said. ' : ''}Looked at last <Time at={seenAt} />.
        </Text>
      )}
      {step === 'retest' && claimedByLink && (
        <Text size="sm" c="dimmed">
          It was said by a link. Whoever made the link does not look again at it.
        </Text>
      )}
      <Group gap="xs" mt="sm" className="no-print">
        {may.includes('retest') && <Retest finding={id} />}
        {may.includes('decide-exception') && (
          <>
            <SmallAct act={decide} input={{ approve: true }} label="Accept the risk until then" main />
            <SmallAct act={decide} input={{ approve: false }} label="Do not accept it" />
          </>
        )}
        {may.includes('plan') && <PlanFix finding={id} main={step === 'plan'} />}
        {may.includes('claim') && (
          <Button
            size="xs"
            variant={step === 'mend' ? 'filled' : 'default'}
            loading={claim.isPending}
            onClick={() => {
              claim.mutate({});
            }}
          >
            It is mended
          </Button>
        )}
        {may.includes('ask-exception') && <AskException finding={finding} />}
        {may.includes('end-exception') && <SmallAct act={end} input={{}} label="Accept it no longer" />}
      </Group>
      {ends === 'person' && (step === 'plan' || step === 'mend') && !may.includes('claim') && (
        <Text size="sm" c="dimmed" mt={4}>
          It can be said to be mended once there is evidence.
        </Text>
      )}
      <FormError error={claim.error ?? decide.error ?? end.error} />
      <Owner finding={finding} />
    </Card>
  );
}

/** Until when: what is due, planned, accepted or asked for. */
function Deadlines({ finding }: { readonly finding: FindingDetail }) {
  const { closed, dueAt, overdue, planUntil, exceptionUntil, askedUntil } = finding;
  if (closed !== null) return null;
  return (
    <Text size="sm">
      {exceptionUntil === null ? (
        <>
          {overdue ? 'It was due ' : 'Due '}
          <Time at={dueAt} />.<DueBy finding={finding} />
        </>
      ) : (
        <>
          Its risk is accepted until <Time at={exceptionUntil} stamp />. Then it is open again by itself.
        </>
      )}
      {planUntil !== null && (
        <>
          {' '}
          Planned to be mended by <Time at={planUntil} stamp />.
        </>
      )}
      {askedUntil !== null && (
        <>
          {' '}
          Asked to be accepted until <Time at={askedUntil} stamp />.
        </>
      )}
    </Text>
  );
}

/** Why it is due sooner than others of its severity. */
function DueBy({ finding: { dueBy, severity } }: { readonly finding: FindingDetail }) {
  if (dueBy === null) return null;
  const { agreement, clause, hours, insteadOfDays } = dueBy;
  return (
    <>
      {' '}
      <Link className="link" to={`/agreements/${agreement}`}>
        Clause {clause} of the agreement
      </Link>{' '}
      gives {hoursWords(hours)}; {severityWords[severity].toLowerCase()} alone would give {insteadOfDays}{' '}
      days.
    </>
  );
}
