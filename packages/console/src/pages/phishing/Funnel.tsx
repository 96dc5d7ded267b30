import { Text } from '@mantine/core';
import type { PhishingResult } from '../../api/types.ts';
import classes from './phishing.module.css';

const WIDTH = 300;

/** Delivered, opened, clicked, submitted, reported as bars of one scale; pale is raw, full is confirmed. */
export function Funnel({ counts }: Pick<NonNullable<PhishingResult['told']>, 'counts'>) {
  const { delivered, opened, clicked, submitted, reported, raw } = counts;
  const rows = [
    { name: 'Delivered', full: delivered, pale: delivered, tone: classes.sent },
    { name: 'Opened', full: 0, pale: opened, tone: classes.sent },
    { name: 'Clicked', full: clicked, pale: raw.clicked, tone: classes.fell },
    { name: 'Submitted', full: submitted, pale: raw.submitted, tone: classes.fell },
    { name: 'Reported', full: reported, pale: reported, tone: classes.reported },
  ];
  const wide = (count: number) => (delivered === 0 ? 0 : (count / delivered) * WIDTH);
  return (
    <dl className={classes.funnel}>
      {rows.map(({ name, full, pale, tone }) => (
        <Row key={name} name={name} words={wordsOf(name, full, pale)}>
          <rect className={classes.ground} width={WIDTH} height="12" />
          <rect className={classes.raw} width={wide(pale)} height="12" />
          <rect className={tone} width={wide(full)} height="12" />
        </Row>
      ))}
    </dl>
  );
}

function wordsOf(name: string, full: number, pale: number): string {
  if (name === 'Opened') return `${String(pale)} raw`;
  return full === pale ? String(full) : `${String(full)} of ${String(pale)} raw`;
}

interface RowProps {
  readonly name: string;
  readonly words: string;
  readonly children: React.ReactNode;
}

function Row({ name, words, children }: RowProps) {
  return (
    <>
      <Text component="dt">{name}</Text>
      <dd aria-hidden>
        <svg className={classes.bars} viewBox={`0 0 ${String(WIDTH)} 12`} preserveAspectRatio="none">
          {children}
        </svg>
      </dd>
      <dd>{words}</dd>
    </>
  );
}
