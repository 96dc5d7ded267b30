import { Button, Radio, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import type { CourseSection } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Blocks } from './Blocks.tsx';
import classes from './courses.module.css';

type Scenario = CourseSection['scenarios'][number];

/** "What do you do?": answered in place, told at once, as often as one likes. */
export function ScenarioBox({ scenario }: { readonly scenario: Scenario }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const { id, title, blocks, answers } = scenario;
  const answer = told === null ? undefined : answers[Number(told)];
  return (
    <section className={classes.scenario} aria-labelledby={`scenario-${id}`}>
      <Title order={3} id={`scenario-${id}`}>
        {title}
      </Title>
      <Blocks of={blocks} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTold(chosen);
        }}
      >
        <Radio.Group label="What do you do?" value={chosen} onChange={setChosen}>
          <Stack gap="xs" my="xs">
            {answers.map(({ text }, index) => (
              <Radio key={text} value={String(index)} label={text} />
            ))}
          </Stack>
        </Radio.Group>
        <Button type="submit" size="xs" variant="default" disabled={chosen === null}>
          See what comes of it
        </Button>
      </form>
      <div role="status">
        {answer !== undefined && (
          <p>
            <StatusMark tone={answer.right ? 'good' : 'warn'}>
              {answer.right ? 'Well done.' : 'Think again.'}
            </StatusMark>{' '}
            {answer.because}
          </p>
        )}
      </div>
    </section>
  );
}
