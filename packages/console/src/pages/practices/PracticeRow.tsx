import { Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { ControlView, PracticeTest, PracticeView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { linkTo, mayOpen, pages } from '../../app/pages.ts';
import { count } from '../../components/count.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { STATES } from './states.ts';
import classes from './practices.module.css';

interface PracticeRowProps {
  readonly practice: PracticeView;
  /** Whether it is open when the page is. */
  readonly open: boolean;
}

/** One practice: where it stands; opened, its tests, where its proof is, and who asks for it. */
export function PracticeRow({ practice, open }: PracticeRowProps) {
  const { id, title, state, tests, controls } = practice;
  const newest = tests.reduce((last, { last: run }) => (run !== null && run.at > last ? run.at : last), '');
  return (
    <details className={classes.practice} open={open} id={`practice-${id}`}>
      <summary>
        <span className={classes.head}>
          <Text span fw={600}>
            {title}
          </Text>
          <span>
            <StatusMark tone={STATES[state].tone}>{STATES[state].label}</StatusMark>{' '}
            {newest !== '' && (
              <Text span size="xs" c="dimmed">
                last test <Time at={newest} bare />
              </Text>
            )}
          </span>
        </span>
      </summary>
      <Text size="sm" c="dimmed" pl={18} mt={4}>
        {STATES[state].meaning}
      </Text>
      <div className={classes.inside}>
        <section aria-label={`Tests of: ${title}`}>
          <Title order={3} size="h5">
            Tests
          </Title>
          {tests.length === 0 ? (
            <Text size="sm">
              None is made by Cordon. Who answers for it looks at the evidence and records what they find.
            </Text>
          ) : (
            <ul>
              {tests.map((test) => (
                <li key={test.id}>
                  <Test test={test} />
                </li>
              ))}
            </ul>
          )}
          <Evidence practice={practice} />
        </section>
        <section aria-label={`What it stands on: ${title}`}>
          <Title order={3} size="h5">
            What it stands on
          </Title>
          <ul>
            {controls.map((control) => (
              <li key={control.id}>
                <Control control={control} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </details>
  );
}

function Test({
  test: { title, population, state, everyHours, freshHours, last },
}: {
  readonly test: PracticeTest;
}) {
  return (
    <>
      <StatusMark tone={STATES[state].tone}>{STATES[state].label}</StatusMark>
      <Text size="sm">{title}</Text>
      <Text size="xs" c="dimmed">
        {last === null ? (
          `Of ${population}; every ${count(everyHours, 'hour')}`
        ) : (
          <>
            {last.failed.toLocaleString('en')} of {last.looked.toLocaleString('en')} {population} failed,{' '}
            <Time at={last.at} />. It says nothing any more after {count(freshHours, 'hour')}.
          </>
        )}
      </Text>
      {last !== null && last.failing.length > 0 && (
        <details>
          <summary>
            {last.failed > last.failing.length
              ? `The first ${String(last.failing.length)} that failed`
              : `What failed (${String(last.failing.length)})`}
          </summary>
          <ul>
            {last.failing.map(({ id, why }) => (
              <li key={`${id} ${why}`}>
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {why}
                </Text>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Where the proof stands, as far as the reader may go there. */
function Evidence({ practice: { title, evidence } }: { readonly practice: PracticeView }) {
  const { person } = useMe();
  const open = new Set(pages.filter((page) => mayOpen(page, person.role)).map(linkTo));
  const shown = evidence.filter(({ path }) => open.has(path));
  if (shown.length === 0) return null;
  return (
    <>
      <Title order={3} size="h5" mt="sm">
        Evidence
      </Title>
      <ul aria-label={`Evidence of: ${title}`}>
        {shown.map(({ title: name, path }) => (
          <li key={path}>
            <Link className="link" to={path}>
              <Text span size="sm">
                {name}
              </Text>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Control({ control: { text, references } }: { readonly control: ControlView }) {
  return (
    <>
      <Text size="sm">{text}</Text>
      <details>
        <summary>Asked for in {count(references.length, 'place')}</summary>
        <Text size="xs" c="dimmed">
          {references.map(({ citation }) => citation).join('; ')}
        </Text>
      </details>
    </>
  );
}
