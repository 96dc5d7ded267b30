import { Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import type { Questionnaire } from '../../api/types.ts';
import classes from './questionnaires.module.css';

const WIDTH = 160;

type Practice = Questionnaire['practices'][number];

/** What the answers say of each practice, drawn: kept, partly, not kept, and an outline for what is not answered. */
export function PracticeBars({ practices }: { readonly practices: readonly Practice[] }) {
  return (
    <section aria-labelledby="by-practice">
      <Title order={2} id="by-practice" mb={4}>
        By practice
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        Full: kept. Then partly kept, then not kept; an outline is not answered or does not apply. This is
        what the vendor says, and no risk is made of it.
      </Text>
      <div className={classes.bars}>
        {practices.map((practice) => (
          <Fragment key={practice.practice}>
            <Text size="sm">{practice.title}</Text>
            <Bar practice={practice} />
          </Fragment>
        ))}
      </div>
    </section>
  );
}

function Bar({ practice }: { readonly practice: Practice }) {
  const step = WIDTH / practice.asked;
  const parts = [
    ...Array<string | undefined>(practice.kept).fill(classes.kept),
    ...Array<string | undefined>(practice.partly).fill(classes.partly),
    ...Array<string | undefined>(practice.gap).fill(classes.gap),
    ...Array<string | undefined>(practice['not-applicable'] + practice.unanswered).fill(classes.none),
  ];
  const words = `${String(practice.kept)} kept, ${String(practice.partly)} partly, ${String(practice.gap)} not kept, ${String(practice['not-applicable'])} do not apply, ${String(practice.unanswered)} not answered`;
  return (
    <svg className={classes.bar} viewBox={`0 0 ${String(WIDTH)} 12`} role="img" aria-label={words}>
      <title>{words}</title>
      {parts.map((kind, nth) => (
        <rect key={nth} className={kind} x={nth * step + 1} y={1} width={step - 3} height={10} />
      ))}
    </svg>
  );
}
