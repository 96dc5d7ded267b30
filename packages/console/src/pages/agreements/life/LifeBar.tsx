import { Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { AgreementView } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { signers } from '../../../app/rights.ts';
import { day } from '../../../components/instant.ts';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { Time } from '../../../components/Time.tsx';
import { LifeActs } from './LifeActs.tsx';
import { RenewButton } from './RenewButton.tsx';
import { actsOf, nextWords, stepsOf } from './steps.ts';
import classes from './life.module.css';

/** From here on an agreement that ends without a renewal stands out. */
const REMIND_DAYS = 90;

/** Where the agreement stands on its way from draft to end, since when, and the next step for whoever looks. */
export function LifeBar({ view }: { readonly view: AgreementView }) {
  const { person, party } = useMe();
  const { row } = view;
  const steps = stepsOf(row, view.life.negotiated);
  const stands = steps.find(({ at }) => at === 'now')?.name;
  const next = nextWords(view, party, signers.includes(person.role));
  const ends = row.status === 'in-force' && row.daysLeft <= REMIND_DAYS;
  return (
    <section aria-label="Where it stands" className={`${classes.life} no-print`}>
      <ol className={classes.steps}>
        {steps.map(({ name, at }) => (
          <li
            key={name}
            data-at={at}
            data-status={at === 'now' ? row.status : undefined}
            aria-current={at === 'now' ? 'step' : undefined}
          >
            <span className={classes.dot} aria-hidden>
              {at === 'passed' && <IconCheck size={12} stroke={3} />}
            </span>
            <span className={classes.name}>{name}</span>
            {at === 'passed' && <span className="visually-hidden">, passed</span>}
          </li>
        ))}
      </ol>
      <Group justify="space-between" gap="sm" align="flex-start">
        <div>
          <Text size="sm" component="div">
            {stands} {row.status === 'ended' ? 'on' : 'since'} <Time at={row.since} stamp />. Version{' '}
            {row.version}, from {day(row.from)} until {day(row.until)}
            {row.status === 'in-force' && `, ${row.daysLeft} days left`}.
          </Text>
          {next !== null && (
            <Text size="sm" fw={600} component="div">
              {next}
            </Text>
          )}
          {ends && (
            <Text size="sm" component="div">
              <StatusMark tone={row.daysLeft <= 7 ? 'bad' : 'warn'}>
                {row.renewing
                  ? `Ends in ${row.daysLeft} days: the renewal waits for signatures.`
                  : `Ends in ${row.daysLeft} days: renew it, or all access closes by itself.`}
              </StatusMark>
            </Text>
          )}
        </div>
        <Group gap="xs" className="no-print">
          <LifeActs view={view} acts={actsOf(view, person, party)} />
          {actsOf(view, person, party).includes('renew') && <RenewButton view={view} prominent={ends} />}
        </Group>
      </Group>
    </section>
  );
}
