import { Group, Stack, Text } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { SubjectReport } from '../../api/types.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { count } from '../../components/count.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { AccessTable } from './AccessTable.tsx';
import { Disclosures } from './Disclosures.tsx';
import { Lanes } from './Lanes.tsx';
import { within } from './within.ts';

/** What the customer would be told, as it is drawn for whoever answers them. */
export function ReportPreview({ report }: { readonly report: SubjectReport }) {
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const { entry, size, indexed, erased, total, accesses, accounting } = report;
  const shown = accesses.filter(({ at }) => within(at, from, until));
  return (
    <Stack gap="sm">
      <Text size="sm" component="div">
        {count(total, 'access', 'accesses')} in the first {size.toLocaleString('en')} entries of the ledger.
        That you looked is <EntryLink entry={entry} />.
      </Text>
      {indexed < size && (
        <StatusMark tone="warn">
          Only the first {indexed.toLocaleString('en')} entries can be searched yet: look again later.
        </StatusMark>
      )}
      {erased.entries > 0 && (
        <Text size="sm" component="div">
          Of {count(erased.entries, 'more entry', 'more entries')} of this time it is erased whom{' '}
          {erased.entries === 1 ? 'it was' : 'they were'} about. Whether any was about this customer nobody
          can tell; the report says so. Stated by{' '}
          {erased.under.map((stating, nth) => (
            <Fragment key={stating}>
              {nth > 0 && ', '}
              <EntryLink entry={stating} />
            </Fragment>
          ))}
          .
        </Text>
      )}
      {total > accesses.length && (
        <Text size="sm">
          The newest {count(accesses.length, 'access', 'accesses')} are here; the file has all.
        </Text>
      )}
      {accounting !== null && <Disclosures accounting={accounting} />}
      {accounting === null && accesses.length > 0 && (
        <>
          <Group gap="sm" align="flex-end">
            <DayInput size="xs" label="Show from" value={from} onDay={setFrom} />
            <DayInput size="xs" label="Show until" value={until} onDay={setUntil} />
            <Text size="sm" role="status">
              {count(shown.length, 'access', 'accesses')} shown
            </Text>
          </Group>
          <Lanes accesses={shown} />
          <AccessTable accesses={shown} />
        </>
      )}
    </Stack>
  );
}
