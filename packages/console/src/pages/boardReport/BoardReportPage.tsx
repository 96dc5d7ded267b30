import { Button, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { BoardReport } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Plot } from './Plot.tsx';
import classes from './boardReport.module.css';

/** The year on one page, to be printed: whether the practices hold, what was found, what happened, vendors beside each other. */
export default function BoardReportPage() {
  const read = useRead('/api/board-report', {});
  const report = read.data;
  return (
    <>
      <PageHead
        title="Board report"
        lead="Twelve months in numbers, for those who answer for them. Nobody is named, and what drills staged is in none of them."
        actions={
          report !== undefined && (
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                window.print();
              }}
            >
              Print
            </Button>
          )
        }
      />
      <PrintStamp filter={report === undefined ? 'board report' : `twelve months up to ${report.at}`} />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {report === undefined ? (
        read.error === null && <Loading what="report" height={400} />
      ) : (
        <Report report={report} />
      )}
    </>
  );
}

function Report({ report }: { readonly report: BoardReport }) {
  return (
    <Stack gap="xl">
      <div className={classes.plots}>
        <Plot
          id="practices"
          title="Practices that hold"
          how="Each of the 25 practices as its worst test stood at the end of the month, or stands now. Not known: nothing looked at it, or the last look is too old or broke off."
          series={[
            { name: 'Hold', kind: 'good' },
            { name: 'Fail', kind: 'bad' },
            { name: 'Not known', kind: 'open' },
          ]}
          bars={report.practices.map(({ month, holds, fails, unknown }) => ({
            label: month,
            values: [holds, fails, unknown],
          }))}
        />
        <Plot
          id="open"
          title="Findings open at the end of the month"
          how="Findings that were raised before the end of the month and not closed by then."
          series={[{ name: 'Open', kind: 'accent' }]}
          bars={report.findings.map(({ month, open }) => ({ label: month, values: [open] }))}
        />
        <Plot
          id="moved"
          title="Findings raised and closed"
          beside
          how="Findings that were raised in the month, and those closed in it, whenever they were raised."
          series={[
            { name: 'Closed', kind: 'good' },
            { name: 'Raised', kind: 'open' },
          ]}
          bars={report.findings.map(({ month, opened, closed }) => ({
            label: month,
            values: [closed, opened],
          }))}
        />
        <Plot
          id="incidents"
          title="Incidents"
          how="Cases opened in the month, by how grave they are now; those that turned out to be nothing are not counted."
          series={[
            { name: 'High or critical', kind: 'bad' },
            { name: 'Low or medium', kind: 'open' },
          ]}
          bars={report.incidents.map(({ month, grave, other }) => ({ label: month, values: [grave, other] }))}
        />
      </div>
      <Vendors vendors={report.vendors} />
    </Stack>
  );
}

function Vendors({ vendors }: Pick<BoardReport, 'vendors'>) {
  return (
    <section aria-labelledby="compared">
      <Title order={2} id="compared" mb="xs">
        Vendors beside each other
      </Title>
      {vendors.length === 0 ? (
        <Text c="dimmed">There is no vendor yet.</Text>
      ) : (
        <TableFrame cards label="Vendors compared">
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Vendor</Table.Th>
                <Table.Th scope="col">Findings open now</Table.Th>
                <Table.Th scope="col">Days to close one</Table.Th>
                <Table.Th scope="col">Incidents in the year</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {vendors.map(({ id, name, findingsOpen, daysToClose, incidents }) => (
                <Table.Tr key={id}>
                  <Cell label="Vendor">
                    <Link className="link" to={`/vendors/${id}`}>
                      {name}
                    </Link>
                  </Cell>
                  <Cell label="Findings open now">{findingsOpen}</Cell>
                  <Cell label="Days to close one">
                    {daysToClose === null
                      ? 'none closed'
                      : daysToClose.toLocaleString('en', { maximumFractionDigits: 1 })}
                  </Cell>
                  <Cell label="Incidents in the year">{incidents}</Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
      )}
      <details>
        <summary>How vendors are compared</summary>
        <Text size="sm" maw={720}>
          Findings open now are those about the vendor that nothing closed. Days to close one is the median
          over those closed in the twelve months. Incidents are cases of the twelve months that did not turn
          out to be nothing.
        </Text>
      </details>
    </section>
  );
}
