import { Button, EmptyState, Group, List, Stack, Table, Text, Title } from '@mantine/core';
import { IconPrinter, IconSitemap } from '@tabler/icons-react';
import { useRead } from '../../../api/query.ts';
import type { AgreementView, SubProcessorRegister, SubProcessorView } from '../../../api/types.ts';
import { Cell } from '../../../components/Cell.tsx';
import { categoryWords, sentenceCase } from '../../../components/dataWords.ts';
import { count } from '../../../components/count.ts';
import { ErrorAlert } from '../../../components/ErrorAlert.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PrintStamp } from '../../../components/PrintStamp.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { TableFrame } from '../../../components/TableFrame.tsx';
import { Time } from '../../../components/Time.tsx';
import { useServerNow } from '../../../hooks/useServerNow.ts';
import { Acts } from './Acts.tsx';
import { NoticeClock } from './NoticeClock.tsx';
import { ProposeForm } from './ProposeForm.tsx';
import classes from './subProcessors.module.css';
import { FLOW_DOWN, stateMark, TRANSFERS } from './words.ts';

/** The register of sub-processors of one agreement: who is in, whose clock runs, and what is missing. */
export function SubProcessorsTab({ view }: { readonly view: AgreementView }) {
  const { id } = view.row;
  const read = useRead('/api/agreements/:id/sub-processors', { id }, { every: 60_000 });
  const register = read.data;
  return (
    <Stack>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {register === undefined ? (
        read.error === null && <Loading what="sub-processors" height={200} />
      ) : (
        <>
          <Group justify="space-between" align="flex-start">
            <Rule rule={register.rule} />
            <Group gap="xs" className="no-print">
              {register.items.length > 0 && (
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconPrinter size={14} aria-hidden />}
                  onClick={() => {
                    window.print();
                  }}
                >
                  Print annex
                </Button>
              )}
              {register.mayPropose && (
                <ProposeForm agreement={id} register={register} categories={categoriesOf(view)} />
              )}
            </Group>
          </Group>
          {register.items.length === 0 ? (
            <Nobody mayPropose={register.mayPropose} />
          ) : (
            <Rows register={register} />
          )}
          {register.items.length > 0 && <Annex register={register} title={view.row.title} />}
        </>
      )}
    </Stack>
  );
}

function Rule({
  rule: { authorisation, noticeDays, objectionDays, clause },
}: Pick<SubProcessorRegister, 'rule'>) {
  return (
    <Text maw={640} size="sm" className="no-print">
      {clause === null
        ? 'The terms say nothing about notice, so only a written yes counts.'
        : `By clause ${clause}:`}{' '}
      {clause !== null && `${count(noticeDays, 'day')} of notice, ${count(objectionDays, 'day')} to object; `}
      {clause !== null &&
        (authorisation === 'general' ? 'silence then is a yes.' : 'only a written yes counts.')}
    </Text>
  );
}

function Nobody({ mayPropose }: { readonly mayPropose: boolean }) {
  return (
    <EmptyState
      icon={<IconSitemap aria-hidden />}
      title="No sub-processor"
      description={
        mayPropose
          ? 'A sub-processor is any other firm that would see this customer data: a hosting firm, a recording tool, a second support site run by somebody else. Name it here before it is used; the company then has time to object.'
          : 'The vendor uses no other firm for this data. Whenever it wants to, it names the firm here first; you are told by mail, and a clock shows how long you can object.'
      }
    />
  );
}

function Rows({ register: { items, version } }: { readonly register: SubProcessorRegister }) {
  return (
    <div className="no-print">
      <TableFrame cards label="Sub-processors">
        <Table miw={980}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Sub-processor</Table.Th>
              <Table.Th scope="col">What it does</Table.Th>
              <Table.Th scope="col">Where it stands</Table.Th>
              <Table.Th scope="col">Same terms</Table.Th>
              <Table.Th scope="col">Act</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Row key={item.id} item={item} version={version} />
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </div>
  );
}

function Row({ item, version }: { readonly item: SubProcessorView; readonly version: number }) {
  const now = useServerNow(30_000);
  const { tone, words } = stateMark(item, now);
  const flow = FLOW_DOWN[item.flowDownStatus];
  const over = item.state === 'withdrawn' || item.state === 'ended';
  const reasons = item.acts.filter(({ reason }) => reason !== null);
  return (
    <Table.Tr>
      <Cell label="Sub-processor">
        <Text size="sm" fw={600}>
          {item.name}
        </Text>
        <Text size="xs" c="dimmed">
          {item.address}, {item.country}
        </Text>
        <Text size="xs" c="dimmed">
          {item.contact}
        </Text>
      </Cell>
      <Cell label="What it does">
        <Text size="sm" className={classes.does ?? ''}>
          {item.does}
        </Text>
        <Text size="xs" c="dimmed">
          {sentenceCase(item.categories.map(categoryWords).join(', '))}. {TRANSFERS[item.transfer]}.
        </Text>
      </Cell>
      <Cell label="Where it stands">
        <Stack gap={4}>
          <StatusMark tone={tone}>{words}</StatusMark>
          {item.state === 'notice' && <NoticeClock view={item} />}
          {reasons.map(({ entry, person, at, reason }) => (
            <Text key={entry} size="sm">
              {person.name}, <Time at={at} />: “{reason}”
            </Text>
          ))}
          <Text size="xs" c="dimmed">
            Named by {item.proposedBy.name} <Time at={item.proposedAt} />
          </Text>
        </Stack>
      </Cell>
      <Cell label="Same terms" {...(over && { 'data-empty': true })}>
        {!over && (
          <>
            <StatusMark tone={flow.tone}>{flow.words}</StatusMark>
            {item.flowDown !== null && (
              <Text size="xs" c="dimmed">
                Version {item.flowDown.version}, contract of {item.flowDown.contractDate}:{' '}
                {item.flowDown.reference}
              </Text>
            )}
          </>
        )}
      </Cell>
      <Cell label="Act" {...(item.may.length === 0 && { 'data-empty': true })}>
        <Acts view={item} version={version} />
      </Cell>
    </Table.Tr>
  );
}

/** On paper: who is authorised, as the annex of the agreement lists them. */
function Annex({
  register: { annex },
  title,
}: {
  readonly register: SubProcessorRegister;
  readonly title: string;
}) {
  return (
    <section className="print-only" aria-label="Annex">
      <PrintStamp filter={`authorised sub-processors of ${title}`} />
      <Title order={2} mt="sm">
        {annex.title}
      </Title>
      {annex.rows.length === 0 ? (
        <p>{annex.text}</p>
      ) : (
        <Table className={classes.annex ?? ''}>
          <Table.Thead>
            <Table.Tr>
              {annex.columns.map((column) => (
                <Table.Th key={column} scope="col">
                  {column}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {annex.rows.map((row) => (
              <Table.Tr key={row.join()}>
                {row.map((cell, index) => (
                  <Table.Td key={annex.columns[index]}>{cell}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <List size="sm" listStyleType="none" mt="sm">
        <List.Item>
          A sub-processor may be used only once it is authorised and bound to the same terms.
        </List.Item>
      </List>
    </section>
  );
}

/** Categories the terms grant, each once. */
function categoriesOf({ terms }: AgreementView): readonly string[] {
  const { permissions } = JSON.parse(terms) as { permissions: { fields: { category: string }[] }[] };
  return [...new Set(permissions.flatMap(({ fields }) => fields.map(({ category }) => category)))].sort();
}
