import { Card, Group, List, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { VendorRisks } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import classes from './risk.module.css';
import { factorNames, inputWords, stateWords, type VendorRisk } from './words.ts';

/** Inherent and residual risk of each vendor, with the formula and all that goes into it in the open. */
export default function RiskPage() {
  const read = useRead('/api/risk', {});
  const view = read.data;
  return (
    <>
      <PageHead
        title="Risk of vendors"
        lead="What a vendor could do by its agreements, and what of that is left once its controls are kept. What nobody tested reduces nothing."
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="risks" height={240} />
      ) : (
        <Stack gap="lg">
          <Link className="link" to="/risk/assessments">
            Impact assessments of purposes, and transfers to other countries
          </Link>
          {view.vendors.length === 0 && <Text c="dimmed">There is no vendor yet.</Text>}
          {view.vendors.map((vendor) => (
            <VendorCard key={vendor.vendor.id} risk={vendor} />
          ))}
          <Formula view={view} />
        </Stack>
      )}
    </>
  );
}

function Formula({ view: { formula, adequacy } }: { readonly view: VendorRisks }) {
  return (
    <section aria-labelledby="formula">
      <Title order={2} id="formula" mb={4}>
        How it is worked out
      </Title>
      <Text size="sm" maw={720}>
        {formula.sentence} Practices that stop an access or an intruder by themselves count twice. Countries
        stand as the European Commission’s decisions did on {adequacy.asOf}:{' '}
        <a className="link" href={adequacy.source} rel="noreferrer">
          the list
        </a>
        .
      </Text>
    </section>
  );
}

function VendorCard({ risk }: { readonly risk: VendorRisk }) {
  const { vendor, inherent, residual, kept, factors, controls } = risk;
  const id = `risk-${vendor.id}`;
  return (
    <Card withBorder component="article" aria-labelledby={id}>
      <Group justify="space-between">
        <Title order={2} size="h4" id={id}>
          {vendor.name}
        </Title>
        <Text>
          Residual <b>{residual}</b>, inherent {inherent} of 100
        </Text>
      </Group>
      <Scale inherent={inherent} residual={residual} name={vendor.name} />
      <details>
        <summary>Every number of it</summary>
        <TableFrame label={`What goes into the risk of ${vendor.name}`} cards>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Input</Table.Th>
                <Table.Th>Counted</Table.Th>
                <Table.Th>Score, 0 to 5</Table.Th>
                <Table.Th>Weight</Table.Th>
                <Table.Th>Adds</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {factors.map((factor) => (
                <Table.Tr key={factor.id}>
                  <Cell label="Input">
                    {factorNames[factor.id]}
                    <Text size="xs" c="dimmed">
                      {factor.says}
                    </Text>
                  </Cell>
                  <Cell label="Counted" style={{ overflowWrap: 'anywhere' }}>
                    {inputWords(factor.id, risk)}
                  </Cell>
                  <Cell label="Score">{factor.score.toFixed(1)}</Cell>
                  <Cell label="Weight">{factor.weight}</Cell>
                  <Cell label="Adds">{(20 * factor.score * factor.weight).toFixed(1)}</Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
        <Text size="sm" mt="sm">
          {Math.round(100 * kept)} % of the practices’ weight is kept by fresh evidence, which takes{' '}
          {(inherent - residual).toFixed(1)} away:
        </Text>
        <List size="sm">
          {controls.map(({ practice, title, state, weight }) => (
            <List.Item key={practice}>
              {title}: {stateWords[state]}
              {weight > 1 && ', counts twice'}
            </List.Item>
          ))}
        </List>
      </details>
    </Card>
  );
}

/** Both risks on one scale: filled what is left, dashed what the controls take away. */
function Scale({
  inherent,
  residual,
  name,
}: {
  readonly inherent: number;
  readonly residual: number;
  readonly name: string;
}) {
  const words = `${name}: residual risk ${String(residual)}, inherent risk ${String(inherent)}, of 100`;
  return (
    <svg
      className={classes.scale}
      viewBox="0 0 200 12"
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      <title>{words}</title>
      <rect className={classes.frame} x={0.5} y={2} width={199} height={8} />
      <rect className={classes.residual} x={0.5} y={2} width={residual * 1.99} height={8} />
      <rect
        className={classes.reduced}
        x={residual * 1.99}
        y={2}
        width={(inherent - residual) * 1.99}
        height={8}
      />
    </svg>
  );
}
