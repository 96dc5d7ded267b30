import { Accordion, Stack, Table, Text, Title } from '@mantine/core';
import type { PhishingCampaignDetail, PhishingResult } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Funnel } from './Funnel.tsx';
import { LEFT_OUT, NOISE, percent, timeWords } from './words.ts';

interface ResultsProps extends Pick<PhishingCampaignDetail, 'sites'> {
  readonly result: PhishingResult;
}

type Told = NonNullable<PhishingResult['told']>;

/** What came of an exercise: raw and confirmed, each number with how it is made. */
export function Results({ result, sites }: ResultsProps) {
  const { people, delivered, leftOut, told, groups } = result;
  const out = Object.entries(leftOut);
  return (
    <section aria-labelledby="results">
      <Title order={2} id="results" mb="xs">
        What came of it
      </Title>
      <Stack gap="md">
        <Text>
          {delivered} of {people} people got a message.
          {out.length > 0 &&
            ` Not the others: ${out.map(([why, n]) => `${String(n)} ${LEFT_OUT[why] ?? why}`).join(', ')}.`}
        </Text>
        {told === null ? (
          <Text c="dimmed">
            Fewer than five people were reached so far, and fewer are never told of: who fell could be
            guessed.
          </Text>
        ) : (
          <>
            <Funnel counts={told.counts} />
            <Numbers told={told} />
            <Explained counts={told.counts} />
          </>
        )}
        {groups.length > 1 && <Groups groups={groups} sites={sites} />}
      </Stack>
    </section>
  );
}

function Numbers({ told: { counts, rates, repeat } }: { readonly told: Told }) {
  return (
    <Text>
      Phish-prone: <strong>{percent(rates.phishProne)}</strong>. Reported:{' '}
      <strong>{percent(rates.reportRate)}</strong>, half of them within{' '}
      {timeWords(counts.medianSecondsToReport)}.{' '}
      {rates.resilience !== null && `${rates.resilience.toFixed(1)} reports for each who fell. `}
      {repeat !== null && `${percent(repeat)} of them had fallen before.`}
    </Text>
  );
}

/** How each number is made, and what was left out of it. */
function Explained({ counts }: Pick<Told, 'counts'>) {
  const noise = Object.entries(counts.noise).filter(([, n]) => n > 0);
  return (
    <Accordion variant="contained" multiple>
      <Accordion.Item value="noise">
        <Accordion.Control>
          Why {counts.clicked} clicked and not {counts.raw.clicked}
        </Accordion.Control>
        <Accordion.Panel>
          <Text size="sm" mb="xs">
            Programs open links in mails before people do. The pale bars count them, the full ones do not.
            Left out were:
          </Text>
          {noise.length === 0 ? (
            <Text size="sm">none.</Text>
          ) : (
            <ul>
              {noise.map(([why, n]) => (
                <li key={why}>
                  <Text size="sm">
                    {n}: {NOISE[why as keyof typeof NOISE]}
                  </Text>
                </li>
              ))}
            </ul>
          )}
        </Accordion.Panel>
      </Accordion.Item>
      <Accordion.Item value="formulas">
        <Accordion.Control>How the shares are made</Accordion.Control>
        <Accordion.Panel>
          <Text size="sm">
            Phish-prone: {counts.fell} who clicked or submitted, of {counts.mailed} mails delivered; tickets
            hold no link. Reported: {counts.reported} of {counts.delivered} messages of either kind. Whoever
            reported first is not counted for what is opened afterwards.
          </Text>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

function Groups({ groups, sites }: Pick<PhishingResult, 'groups'> & Pick<PhishingCampaignDetail, 'sites'>) {
  const nameOf = (site: string | null) =>
    site === null ? 'Everybody else' : (sites.find(({ id }) => id === site)?.name ?? site);
  return (
    <div>
      <Text size="sm" c="dimmed" mb={4}>
        By site; those with fewer than five people are told of together.
      </Text>
      <TableFrame cards label="By site">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Site</Table.Th>
              <Table.Th scope="col">Delivered</Table.Th>
              <Table.Th scope="col">Phish-prone</Table.Th>
              <Table.Th scope="col">Reported</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map(({ site, counts, rates }) => (
              <Table.Tr key={site}>
                <Cell label="Site">{nameOf(site)}</Cell>
                <Cell label="Delivered">{counts.delivered}</Cell>
                <Cell label="Phish-prone">{percent(rates.phishProne)}</Cell>
                <Cell label="Reported">{percent(rates.reportRate)}</Cell>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </div>
  );
}
