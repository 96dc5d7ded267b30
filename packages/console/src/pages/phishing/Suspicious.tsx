import { Alert, Group, Text } from '@mantine/core';
import { IconMailExclamation } from '@tabler/icons-react';
import type { Phishing } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import classes from './phishing.module.css';

type Report = Phishing['reports'][number];

/** Messages that people reported and that were none of ours: they may be real. */
export function Suspicious({ reports }: { readonly reports: readonly Report[] }) {
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconMailExclamation size={18} aria-hidden />}
      title="Reported, and none of ours: these may be real"
    >
      <Text size="sm" mb="xs">
        Ask whoever reported it to show it to you, and warn the others if it is an attack. Nothing of the
        message is kept here.
      </Text>
      <ul className={classes.plain}>
        {reports.map((report) => (
          <SuspiciousRow key={report.id} report={report} />
        ))}
      </ul>
    </Alert>
  );
}

function SuspiciousRow({ report: { id, person, vendor, at, via, ticket } }: { readonly report: Report }) {
  const looked = useDecision(
    'POST /api/phishing/reports/:id/looked',
    { id },
    { act: 'suspicious-message-looked-at', words: { report: id } },
    ['/api/phishing'],
  );
  return (
    <li>
      <Group gap="sm">
        <Text size="sm">
          {person.name}, {vendor.name}, <Time at={at} />,{' '}
          {via === 'mailbox'
            ? 'forwarded a mail'
            : ticket === null
              ? 'pasted a mail'
              : `reported ticket ${ticket}`}
        </Text>
        <SmallAct act={looked} input={{}} label={`Looked at: ${person.name}`} />
      </Group>
      <FormError error={looked.error} />
    </li>
  );
}
