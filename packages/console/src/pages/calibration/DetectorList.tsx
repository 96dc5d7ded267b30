import { Accordion, NumberInput, SimpleGrid, Text, Title } from '@mantine/core';
import type { CalibrationView } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { kindWords } from '../incidents/index.ts';
import { changesOf, keyOf, nameWords, type Typed } from './changed.ts';

interface DetectorListProps {
  readonly view: CalibrationView;
  readonly typed: Typed;
  /** Null for who may only look. */
  readonly onType: ((key: string, value: number) => void) | null;
}

/** Each detector with its thresholds, what they rest on, and how its signals were judged; those that told something first. */
export function DetectorList({ view, typed, onType }: DetectorListProps) {
  const changed = new Set(changesOf(view.thresholds, typed).map(({ kind }) => kind));
  const byKind = [...Map.groupBy(view.thresholds, ({ kind }) => kind)].map(
    ([kind, thresholds]) => [kind, kindWords(kind), thresholds] as const,
  );
  return (
    <section aria-labelledby="detectors">
      <Title order={2} id="detectors" mb="xs">
        Detectors
      </Title>
      <Accordion multiple variant="separated" order={3}>
        {byKind
          .toSorted(([x, a], [y, b]) => toldBy(view, y) - toldBy(view, x) || a.localeCompare(b))
          .map(([kind, words, thresholds]) => (
            <Accordion.Item key={kind} value={kind}>
              <Accordion.Control>
                {words}
                {changed.has(kind) && ' (changed, not applied)'}
                <Text size="xs" c="dimmed">
                  {judgedWords(view, kind)}
                </Text>
              </Accordion.Control>
              <Accordion.Panel>
                <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
                  {thresholds.map((threshold) => (
                    <NumberInput
                      key={threshold.name}
                      label={`${nameWords(threshold.name)}, ${threshold.unit}`}
                      description={threshold.evidence}
                      inputWrapperOrder={['label', 'input', 'description']}
                      min={0}
                      readOnly={onType === null}
                      value={typed[keyOf(threshold)] ?? threshold.value}
                      onChange={(value) => {
                        if (typeof value === 'number') onType?.(keyOf(threshold), value);
                      }}
                    />
                  ))}
                </SimpleGrid>
              </Accordion.Panel>
            </Accordion.Item>
          ))}
      </Accordion>
    </section>
  );
}

function toldBy({ verdicts }: CalibrationView, kind: string): number {
  const found = verdicts.find((one) => one.kind === kind);
  return found === undefined ? 0 : found.real + found.falsePositive + found.unjudged;
}

function judgedWords({ verdicts }: CalibrationView, kind: string): string {
  const found = verdicts.find((one) => one.kind === kind);
  if (found === undefined) return 'It has told nothing so far';
  const { real, falsePositive, unjudged } = found;
  return `${count(real, 'real signal')}, ${count(falsePositive, 'false alarm')}, ${String(unjudged)} not judged`;
}
