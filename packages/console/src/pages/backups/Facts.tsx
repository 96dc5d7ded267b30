import { Popover, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { BackupsView } from '../../api/types.ts';
import { Time } from '../../components/Time.tsx';
import classes from './backups.module.css';
import { downMs, sizeWords, spanWords } from './words.ts';

/** The answers people come for, before any table; each says on a click what it means. */
export function Facts({ view, auditor }: { readonly view: BackupsView; readonly auditor: boolean }) {
  const { backups, drills, nextAt, everyDays } = view;
  const passed = drills.find(({ state }) => state === 'passed');
  const measured = passed?.measured ?? null;
  const backup = backups[0];
  return (
    <div className={classes.facts}>
      <Fact
        name="Last restored in a drill"
        means="When a backup was last put into an empty database and its whole ledger verified there."
      >
        {passed?.endedAt == null ? 'Never' : <Time at={passed.endedAt} bare />}
      </Fact>
      <Fact
        name="Until it may be used again"
        means={
          measured === null
            ? 'Known once a drill has passed.'
            : `In the last drill: ${spanWords(measured.restoreMs)} to put ${measured.rows.toLocaleString('en')} rows in, and ${spanWords(measured.verifyMs)} to verify ${measured.entries.toLocaleString('en')} entries. Fetching the file and installing a machine come on top.`
        }
      >
        {measured === null ? 'Not known' : spanWords(downMs(measured))}
      </Fact>
      <Fact
        name={`Next drill, every ${String(everyDays)} days`}
        means="Drills are made by themselves, the day after one that failed, and whenever somebody asks here."
      >
        {nextAt === null ? 'Once there is a company' : <Time at={nextAt} bare />}
      </Fact>
      {!auditor && (
        <Fact
          name="Last backup"
          means="Backups are made on the machine. How many of them are kept, and where, is not Cordon’s to know."
        >
          {backup === undefined ? (
            'None'
          ) : (
            <>
              <Time at={backup.at} bare />, {sizeWords(backup.bytes)}
            </>
          )}
        </Fact>
      )}
    </div>
  );
}

interface FactProps {
  readonly name: string;
  readonly means: string;
  readonly children: ReactNode;
}

function Fact({ name, means, children }: FactProps) {
  return (
    <Popover width={300} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.fact}>
          <Text span size="xs" c="dimmed" display="block">
            {name}
          </Text>
          <span className={classes.value}>{children}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={name}>
        <Text size="sm" tabIndex={0}>
          {means}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
