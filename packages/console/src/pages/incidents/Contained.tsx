import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { IncidentView } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useNow } from '../../hooks/useNow.ts';
import { ByClause, Policy } from './ByClause.tsx';
import { Ended } from './Ended.tsx';
import { useAct } from './useAct.ts';
import { isLighter, stepMeans, stepWords, undoWords } from './words.ts';

type Order = IncidentView['contained'][number];
type Proposal = IncidentView['proposed'][number];

interface ContainedProps {
  readonly incident: IncidentView;
  readonly mayAct: boolean;
}

/** What was closed, by whom, and what is proposed; a machine's acts wait for a person here. */
export function Contained({ incident, mayAct }: ContainedProps) {
  const { contained, proposed, ended, policy, id } = incident;
  return (
    <section aria-labelledby="contained">
      <Title order={2} id="contained" mb="xs">
        Contained
      </Title>
      <Stack gap="sm">
        <Policy policy={policy} />
        {contained.length === 0 && proposed.length === 0 && ended.length === 0 && (
          <Text c="dimmed">Nothing is closed, and nothing has to be by what is known.</Text>
        )}
        {contained.map((order) => (
          <Done key={order.id} order={order} mayAct={mayAct} />
        ))}
        {ended.map((one) => (
          <Ended key={one.agreement.id} ended={one} />
        ))}
        {proposed.map((one) => (
          <Proposed key={`${one.step} ${one.target.id}`} incident={id} proposal={one} mayAct={mayAct} />
        ))}
      </Stack>
    </section>
  );
}

function Done({ order, mayAct }: { readonly order: Order; readonly mayAct: boolean }) {
  const { id, step, target, why, orderedAt, orderedBy, decideBy, decision, already, cites } = order;
  const { decidedBy, decidedAt, customersAnHour } = order;
  const now = useNow(15_000);
  const decide = useAct('POST /api/containments/:id/decide', { id }, 'containment-decided', (choice) => ({
    containment: id,
    ...choice,
  }));
  const waits = orderedBy === null && decision === null;
  const overdue = waits && decideBy !== null && Date.parse(decideBy) <= now;
  return (
    <Card withBorder component="article" aria-labelledby={`order-${id}`}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h5" id={`order-${id}`}>
          {stepWords(step, target.name)}
        </Title>
        <StatusMark tone={decision === 'undone' ? 'plain' : overdue ? 'bad' : waits ? 'wait' : 'stop'}>
          {decision === 'undone'
            ? 'Undone'
            : overdue
              ? 'Decision overdue'
              : waits
                ? 'Waits for a person'
                : isLighter(step)
                  ? 'In force'
                  : 'Closed'}
        </StatusMark>
      </Group>
      <Text size="sm">
        {orderedBy === null ? (
          <>
            By Cordon itself, by <ByClause cites={cites} />
          </>
        ) : (
          `By ${orderedBy.name}`
        )}
        , <Time at={orderedAt} />. {why}
        {already && ' It was closed before.'}
        {customersAnHour !== null && ` At most ${count(customersAnHour, 'customer')} an hour.`}
        {step === 'step-up' && ' It is lifted by the factor itself, in each session where they give it.'}
        {waits && decideBy !== null && (
          <>
            {' '}
            Somebody has to decide <Time at={decideBy} />.
          </>
        )}
        {decidedBy !== null && decidedAt !== null && (
          <>
            {' '}
            {decidedBy.name} {decision === 'undone' ? 'undid it' : 'kept it'} <Time at={decidedAt} />.
          </>
        )}
      </Text>
      <Answer order={order} />
      {mayAct && decision !== 'undone' && (
        <Group gap="xs" mt="sm" className="no-print">
          {waits && (
            <Button
              size="xs"
              variant="default"
              aria-describedby={`order-${id}`}
              loading={decide.isPending && decide.variables.decision === 'kept'}
              onClick={() => {
                decide.mutate({ decision: 'kept' });
              }}
            >
              {isLighter(step) ? 'Keep it' : 'Keep it closed'}
            </Button>
          )}
          {step === 'suspend-vendor' ? (
            <Link className="link" to={`/vendors/${target.id}`}>
              Let the vendor in again on its page
            </Link>
          ) : target.id.startsWith('svc_') ? (
            <Link className="link" to="/service-accounts">
              Service accounts
            </Link>
          ) : (
            <Button
              size="xs"
              variant="default"
              aria-describedby={`order-${id}`}
              loading={decide.isPending && decide.variables.decision === 'undone'}
              onClick={() => {
                decide.mutate({ decision: 'undone' });
              }}
            >
              {undoWords(step, target.name)}
            </Button>
          )}
        </Group>
      )}
      <FormError error={decide.error} />
    </Card>
  );
}

/** Whether the person was told, and their side of it. */
function Answer({ order: { step, orderedBy, toldAt, answer, answeredAt } }: { readonly order: Order }) {
  if (step === 'suspend-vendor' || orderedBy !== null) return null;
  if (answer !== null && answeredAt !== null)
    return (
      <Text size="sm" mt={4} component="blockquote" m={0} pl="sm">
        They say, <Time at={answeredAt} />: {answer}
      </Text>
    );
  return (
    <Text size="sm" c="dimmed">
      {toldAt === null ? (
        'They were not told yet: no mail went out.'
      ) : (
        <>
          They were told by mail <Time at={toldAt} /> and have not answered.
        </>
      )}
    </Text>
  );
}

interface ProposedProps {
  readonly incident: string;
  readonly proposal: Proposal;
  readonly mayAct: boolean;
}

function Proposed({ incident, proposal: { step, target, why }, mayAct }: ProposedProps) {
  const order = useAct(
    'POST /api/incidents/:id/contain',
    { id: incident },
    'containment-ordered',
    (choice) => ({
      incident,
      ...choice,
    }),
  );
  const label = stepWords(step, target.name);
  return (
    <Card withBorder component="article" aria-label={label}>
      <Text size="sm">
        <b>Proposed.</b> {why} {stepMeans[step]}
      </Text>
      {mayAct && step === 'end-agreement' && (
        <Link className="link" to={`/agreements/${target.id}?incident=${incident}`}>
          {label}
        </Link>
      )}
      {mayAct && step !== 'end-agreement' && (
        <Button
          size="xs"
          mt="sm"
          className="no-print"
          {...(isLighter(step) ? { variant: 'default' } : { color: 'red.9' })}
          loading={order.isPending}
          onClick={() => {
            order.mutate({ step, target: target.id });
          }}
        >
          {label}
        </Button>
      )}
      <FormError error={order.error} />
    </Card>
  );
}
