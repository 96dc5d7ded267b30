import { List, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { IncidentView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { DrillMark } from '../../components/DrillMark.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { count } from '../../components/count.ts';
import { categoryWords } from '../../components/dataWords.ts';
import { OpenCase } from '../conduct/index.ts';
import { AskForCourse } from '../training/index.ts';
import { IncidentClocks } from '../clocks/index.ts';
import { Affected } from './Affected.tsx';
import { Contained } from './Contained.tsx';
import { NextStep } from './NextStep.tsx';
import { Signals } from './Signals.tsx';
import { Timeline } from './Timeline.tsx';
import { useSignals } from './useSignals.ts';
import { whoOf } from './whoOf.ts';
import { kindWords, severityTone, severityWords, stateWords } from './words.ts';
import { WriteUp } from './WriteUp.tsx';

/** One case: what happened, whose data, what was closed, what proves it, and what comes next. */
export default function IncidentPage() {
  const { id = '' } = useParams();
  const read = useRead('/api/incidents/:id', { id }, { every: 30_000 });
  useSignals();
  const incident = read.data;
  return (
    <>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {incident === undefined && read.error === null && <Loading what="incident" height={360} />}
      {incident !== undefined && <Case incident={incident} />}
    </>
  );
}

function Case({ incident }: { readonly incident: IncidentView }) {
  const { person } = useMe();
  const mayAct = person.role !== 'vendor-manager';
  const { vendor, kinds, severity, state, owner } = incident;
  return (
    <>
      <PageHead
        title={whoOf(incident)}
        lead={`${vendor.name}. ${kinds.map(kindWords).join('. ')}. ${owner === null ? 'Nobody has taken it.' : `${owner.name} answers for it.`}`}
        actions={
          <StatusMark tone={severityTone[severity]}>
            {severityWords[severity]}, {stateWords[state].toLowerCase()}
          </StatusMark>
        }
      />
      {incident.drill !== null && (
        <Text mb="md" component="div">
          <DrillMark /> A{' '}
          <Link className="link" to="/drills">
            breach drill
          </Link>{' '}
          made this on itself. Nobody is called for it, no clock runs, and it is counted with nothing.
        </Text>
      )}
      <Stack gap="xl">
        <NextStep incident={incident} mayAct={mayAct} />
        <Contained
          incident={incident}
          mayAct={person.role === 'company-admin' || person.role === 'security-officer'}
        />
        <Timeline incident={incident} />
        <Signals incident={incident} mayAct={mayAct} />
        {mayAct && <Affected incident={incident} />}
        <Gravity incident={incident} />
        {mayAct && incident.drill === null && (
          <section aria-labelledby="clocks">
            <Title order={2} id="clocks" mb="xs">
              Clocks and notices
            </Title>
            <IncidentClocks incident={incident.id} />
          </section>
        )}
        {incident.drill === null && incident.agents.length > 0 && (
          <section aria-labelledby="conduct">
            <Title order={2} id="conduct" mb="xs">
              Conduct
            </Title>
            <Text size="sm" mb="xs">
              Where it was a violation, a case of conduct says what follows. The person is heard before
              anybody decides.
            </Text>
            <OpenCase
              from={{ source: 'incident', basis: incident.id, people: incident.agents, vendor: vendor.id }}
            />
          </section>
        )}
        {mayAct && incident.drill === null && incident.agents.length > 0 && (
          <AskForCourse incident={incident.id} people={incident.agents} />
        )}
        <WriteUp incident={incident} mayAct={mayAct} />
      </Stack>
    </>
  );
}

/** Why it is as grave as it is, and which clauses its accesses went by. */
function Gravity({ incident: { why, exposed, clauses } }: { readonly incident: IncidentView }) {
  return (
    <section aria-labelledby="gravity">
      <Title order={2} id="gravity" mb="xs">
        What was touched
      </Title>
      <Text size="sm">Masked as the terms have it, unless it says that it was seen as it is.</Text>
      <List mb="xs">
        {exposed.map(({ category, customers, clear }) => (
          <List.Item key={category}>
            {categoryWords(category)} of {count(customers, 'customer')}
            {clear ? ', as it is' : ''}
          </List.Item>
        ))}
      </List>
      <Text size="sm">{why[0]}</Text>
      {clauses.length > 0 && (
        <Text size="sm">
          Clauses that its accesses went by:{' '}
          {clauses.map(({ agreement, clause }, nth) => (
            <span key={`${agreement} ${clause}`}>
              {nth > 0 && ', '}
              <Link className="link" to={`/agreements/${agreement}`}>
                {clause}
              </Link>
            </span>
          ))}
          .
        </Text>
      )}
    </section>
  );
}
