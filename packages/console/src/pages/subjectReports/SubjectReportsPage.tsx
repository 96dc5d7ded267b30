import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { OpenRequest } from './OpenRequest.tsx';
import { RequestCard } from './RequestCard.tsx';
import { Rulings } from './Rulings.tsx';
import classes from './subjectReports.module.css';
import { KINDS, LAWS, type Kind } from './words.ts';

/** What customers ask to be told of the accesses to their data, until they have the answer. */
export default function SubjectReportsPage() {
  const [url] = useUrl();
  const kind: Kind = url.get('kind') === 'accounting' ? 'accounting' : 'access';
  const read = useRead('/api/subject-requests', {}, { every: 30_000 });
  const view = read.data;
  const requests = view?.requests.filter((one) => one.kind === kind) ?? [];
  const [open, over] = [requests.filter(isOpen), requests.filter((one) => !isOpen(one))];
  return (
    <>
      <PageHead
        title="Access reports"
        lead="A customer asks who used their data. You open the request, look, and give them a signed file."
        actions={view !== undefined && <OpenRequest key={kind} kind={kind} sources={view.sources} />}
      />
      <nav aria-label="Kinds of reports" className="no-print">
        <ul className={classes.tabs}>
          {(['access', 'accounting'] as const).map((one) => (
            <li key={one}>
              <Link
                to={one === 'access' ? '/access-reports' : '/access-reports?kind=accounting'}
                aria-current={one === kind ? 'page' : undefined}
              >
                {KINDS[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Text size="sm" c="dimmed" mb="md" maw={720}>
        {LAWS[kind]}
      </Text>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="requests" height={320} />
      ) : (
        <Stack gap="xl">
          <Section id="open" title="To be answered" none="Nobody waits for an answer.">
            {open.map((one) => (
              <RequestCard key={one.id} request={one} recipients={view.recipients} />
            ))}
          </Section>
          {kind === 'accounting' && <Rulings purposes={view.purposes} />}
          <Section id="answered" title="Answered" none="None was answered so far.">
            {over.map((one) => (
              <RequestCard key={one.id} request={one} recipients={view.recipients} />
            ))}
          </Section>
        </Stack>
      )}
    </>
  );
}

function isOpen({ answered }: { readonly answered: unknown }): boolean {
  return answered === null;
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly children: readonly ReactNode[];
}

function Section({ id, title, none, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="xs">
        {title}
      </Title>
      {children.length === 0 ? <Text c="dimmed">{none}</Text> : <Stack gap="sm">{children}</Stack>}
    </section>
  );
}
