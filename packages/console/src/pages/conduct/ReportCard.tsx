import { violations } from '@cordon/core/people/conduct';
import { Button, Card, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { ConductReport } from '../../api/types.ts';
import { CaseEntry } from './CaseEntry.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import classes from './conduct.module.css';
import { OpenCase } from './OpenCase.tsx';
import { setAside } from './signing.ts';
import { useActing } from './useActing.ts';

interface ReportCardProps {
  readonly report: ConductReport;
  readonly mayAct: boolean;
}

/** What somebody told, and the two things that can become of it. */
export function ReportCard({ report, mayAct }: ReportCardProps) {
  const { id, party, subject, reporter, unnamed, violation, text, receivedOn, entry } = report;
  const who = unnamed ? 'somebody who gave no name' : (reporter?.name ?? 'a colleague');
  return (
    <Card withBorder component="article" aria-labelledby={`report-${id}`}>
      <Title order={3} size="h4" id={`report-${id}`}>
        {violations[violation].title}
        {subject !== null && `: ${subject.name}`}
      </Title>
      <Text size="sm">
        {party.name}, reported on {receivedOn} by {who}, <CaseEntry entry={entry} ofCase />.
      </Text>
      <Text className={classes.said} my="xs">
        {text}
      </Text>
      {mayAct && (
        <Group gap="xs" className="no-print">
          <OpenCase
            from={{
              ...{ source: 'report', basis: id, violation },
              ...(!unnamed && { vendor: party.id }),
              ...(subject !== null && { people: [subject] }),
            }}
            label="Open a case of it"
          />
          <SetAside id={id} />
        </Group>
      )}
    </Card>
  );
}

function SetAside({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState('');
  const setting = useActing(() => setAside(id, answer.trim()));
  return (
    <>
      <Button
        variant="default"
        aria-describedby={`report-${id}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        No case of it
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="No case comes of this report"
        act="Sign it"
        disabled={answer.trim().length < 10}
        sending={setting.isPending}
        error={setting.error}
        onSend={() => {
          setting.mutate(undefined);
        }}
      >
        <ProseField
          label="Why not"
          description="Whoever reported it reads this."
          value={answer}
          data="refused"
          maxLength={1000}
          required
          onChange={setAnswer}
        />
      </FormDialog>
    </>
  );
}
