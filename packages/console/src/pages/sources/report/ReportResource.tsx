import { List, Table, Text, Title } from '@mantine/core';
import type { ReportField, ShadowReport } from '../../../api/types.ts';
import { Cell } from '../../../components/Cell.tsx';
import { categoryWords } from '../../../components/dataWords.ts';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { TableFrame } from '../../../components/TableFrame.tsx';
import { TreatmentChip } from '../../../components/TreatmentChip.tsx';

type Resource = ShadowReport['resources'][number];
type Viewers = ShadowReport['viewers'];

const RIGHTS = { lookup: 'look up', confirm: 'confirm', reveal: 'reveal' } as const;

const SEEN = {
  clear: 'shown in clear',
  partial: 'shown in part',
  generalise: 'shown as a range',
  token: 'shown as a stand-in',
  redact: 'removed',
  hidden: 'hidden',
} as const;

/** One resource: each field, what the sample holds, and who would see it. */
export function ReportResource({
  resource: { resource, covered, fields },
  viewers,
}: {
  readonly resource: Resource;
  readonly viewers: Viewers;
}) {
  return (
    <section aria-labelledby={`report-${resource}`}>
      <Title order={3} id={`report-${resource}`}>
        {resource}
      </Title>
      {!covered && (
        <Text size="sm" component="div" mb="xs">
          <StatusMark tone="plain">No purpose covers it: it is hidden from everybody.</StatusMark>
        </Text>
      )}
      <TableFrame cards label={`Who would see ${resource}`}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Field</Table.Th>
              <Table.Th scope="col">Seen in the sample</Table.Th>
              <Table.Th scope="col">Who would see it</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Row key={field.field} field={field} viewers={viewers} />
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </section>
  );
}

function Row({ field, viewers }: { readonly field: ReportField; readonly viewers: Viewers }) {
  const { label, category, freeText, sample, clearPersonal } = field;
  return (
    <Table.Tr>
      <Cell label="Field">
        {label}
        <Text size="xs" c="dimmed">
          {categoryWords(category)}
          {freeText && ', free text: shown with personal data taken out'}
        </Text>
      </Cell>
      <Cell label="Sample">
        {sample === null && 'not looked at'}
        {sample !== null && sample.personal === 0 && `nothing found in ${String(sample.sampled)} values`}
        {sample !== null && sample.personal > 0 && (
          <StatusMark tone={clearPersonal ? 'warn' : 'plain'}>
            {sample.personal} of {sample.sampled}: {sample.kinds.join(', ')}
          </StatusMark>
        )}
      </Cell>
      <Cell label="Who">
        <Seen field={field} viewers={viewers} />
      </Cell>
    </Table.Tr>
  );
}

/** Who sees it alike stands in one line. */
function Seen({
  field: { seen, label },
  viewers,
}: {
  readonly field: ReportField;
  readonly viewers: Viewers;
}) {
  if (seen.length === 0) return <>nobody</>;
  const alike = Map.groupBy(seen, ({ treatment, clause, rights }) =>
    JSON.stringify([treatment, clause, rights]),
  );
  return (
    <List size="sm" listStyleType="none" spacing={4}>
      {[...alike].map(([key, group]) => {
        const [first] = group;
        if (first === undefined) return null;
        const { treatment, clause, rights } = first;
        const who = group.flatMap(({ viewer }) => viewers[viewer] ?? []);
        return (
          <List.Item key={key}>
            <TreatmentChip
              treatment={treatment}
              clause={clause}
              reason={`${label} is ${SEEN[treatment]} by ${clause}.`}
            />{' '}
            {rights.length > 0 && `may ${rights.map((right) => RIGHTS[right]).join(', ')}: `}
            {who.map(nameOf).join('; ')}
          </List.Item>
        );
      })}
    </List>
  );
}

function nameOf({ vendor, role, purpose, version, standing }: Viewers[number]): string {
  const draft = standing === 'in-force' ? '' : ` (version ${String(version)}, ${standing})`;
  return `${vendor}, ${role} for ${purpose}${draft}`;
}
