import { violations } from '@cordon/core/people/conduct';
import { List, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { ConductCase } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { CaseEntry } from './CaseEntry.tsx';
import classes from './conduct.module.css';
import { Ladder } from './Ladder.tsx';
import { NextStep } from './NextStep.tsx';
import { actWords, sourceWords, stateWords, stepWords } from './words.ts';

/** One case: what happened, what proves it, the person's side, who decided what, and what comes next. */
export default function CasePage() {
  const { id = '' } = useParams();
  const read = useRead('/api/conduct/cases/:id', { id });
  const view = read.data;
  return (
    <>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined && read.error === null && <Loading what="case" height={360} />}
      {view !== undefined && <Case view={view} />}
    </>
  );
}

function Case({ view }: { readonly view: ConductCase }) {
  const {
    subject,
    vendor,
    agreement,
    violation,
    gravity,
    state,
    source,
    basis,
    reporter,
    openedBy,
    openedAt,
  } = view;
  const [tone, words] = stateWords[state];
  return (
    <>
      <PageHead
        title={`${subject.name}: ${violations[violation].title}`}
        lead={`${vendor.name}, ${agreement.title}. It weighs as ${gravity}.`}
        actions={<StatusMark tone={tone}>{words}</StatusMark>}
      />
      <Stack gap="xl">
        <NextStep view={view} />
        <section aria-labelledby="what">
          <Title order={2} id="what" mb="xs">
            What happened
          </Title>
          <Text className={classes.said}>{view.summary}</Text>
          <Text size="sm" mt="xs">
            Opened by {openedBy.name} <Time at={openedAt} />, from{' '}
            {source === 'incident' && basis !== null ? (
              <Link className="link" to={`/incidents/${basis}`}>
                an incident
              </Link>
            ) : (
              sourceWords[source]
            )}
            .{reporter !== null && ` ${reporter.name} reported it, and has no part in deciding.`}
          </Text>
        </section>
        <section aria-labelledby="facts">
          <Title order={2} id="facts" mb="xs">
            What proves it
          </Title>
          <List>
            {view.facts.map(({ entry, at, kind, code }) => (
              <List.Item key={entry}>
                <CaseEntry entry={entry} ofCase={kind.startsWith('conduct')} />, <Time at={at} stamp />:{' '}
                {kind.replaceAll('-', ' ')}
                {code !== null && `, refused (${code})`}
              </List.Item>
            ))}
          </List>
        </section>
        <Ladder view={view} />
        <Timeline view={view} />
      </Stack>
    </>
  );
}

function Timeline({ view: { acts } }: { readonly view: ConductCase }) {
  return (
    <section aria-labelledby="timeline">
      <Title order={2} id="timeline" mb="xs">
        Who did what
      </Title>
      <ol className={classes.line}>
        {acts.map(({ kind, at, by, text, entry, cites, outcome, until, granted }, nth) => (
          <li key={`${at} ${String(nth)}`}>
            <Text size="sm">
              <Time at={at} stamp />: {by ?? 'somebody'} {actWords[kind] ?? kind}
              {outcome !== null && `: ${stepWords[outcome.step].toLowerCase()}`}
              {outcome?.course !== null && outcome !== null && `, ${outcome.course}`}
              {outcome?.until !== null && outcome !== null && (
                <>
                  {' '}
                  until <Time at={outcome.until} stamp />
                </>
              )}
              {until !== null && (
                <>
                  , until <Time at={until} stamp />
                </>
              )}
              {granted !== null && (granted ? ': it is granted' : ': it is refused')}
              {cites !== null && (
                <>
                  {' '}
                  <CaseEntry entry={cites} ofCase={cites === entry} />
                </>
              )}
              {entry !== null && entry !== cites && (
                <>
                  , <CaseEntry entry={entry} ofCase />
                </>
              )}
            </Text>
            {text !== null && <Text className={classes.said}>{text}</Text>}
          </li>
        ))}
      </ol>
    </section>
  );
}
