import { Button, Checkbox, Group, List, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ClauseChange } from '../../../api/types.ts';
import { changesInWords, kindInWords, numberOf, settingInWords, shownChanges } from './changes.ts';
import { DiffText } from './DiffText.tsx';
import classes from './redline.module.css';

interface VersionDiffProps {
  readonly changes: readonly ClauseChange[];
  /** What is compared, e.g. `Version 1` and `Your copy`. */
  readonly before: string;
  readonly after: string;
  /** Which side proposed the newer one, when that is known. */
  readonly proposedBy?: string | undefined;
}

/** Two texts clause by clause: side by side where there is room, one redline where there is not. */
export function VersionDiff({ changes, before, after, proposedBy }: VersionDiffProps) {
  const [all, setAll] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const shown = shownChanges(changes, all);
  const differs = changes.some(({ kind }) => kind !== 'unchanged');

  /** Moves to the change after or before the one that has the focus; at the ends it starts over. */
  const jump = (step: 1 | -1): void => {
    const headings = [...(list.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])];
    const at = headings.findIndex((heading) => heading.contains(document.activeElement));
    const from = at === -1 && step === -1 ? 0 : at;
    headings[(from + step + headings.length) % headings.length]?.focus();
  };
  return (
    <div>
      <Group className={classes.bar ?? ''} gap="sm">
        <Text size="sm" role="status">
          <b>{changesInWords(changes)}</b> {before} against {after}
          {proposedBy !== undefined && `, proposed by ${proposedBy}`}
        </Text>
        {differs && (
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                jump(-1);
              }}
            >
              Previous change
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                jump(1);
              }}
            >
              Next change
            </Button>
          </Group>
        )}
        <Checkbox
          size="xs"
          label="Show unchanged clauses"
          checked={all}
          onChange={(event) => {
            setAll(event.currentTarget.checked);
          }}
        />
      </Group>
      <div ref={list}>
        {shown.map((change) => (
          <Change
            key={`${change.before ?? ''} ${change.after ?? ''}`}
            change={change}
            names={[before, after]}
          />
        ))}
      </div>
    </div>
  );
}

interface ChangeProps {
  readonly change: ClauseChange;
  readonly names: readonly [string, string];
}

function Change({ change, names }: ChangeProps) {
  const { kind, title, text, values, effects } = change;
  return (
    <article className={classes.change}>
      <h3 className={classes.heading} {...(kind !== 'unchanged' && { tabIndex: -1, 'data-change': kind })}>
        {numberOf(change)} <DiffText parts={title} />
      </h3>
      <Text size="xs" c="dimmed" mb={4}>
        {kindInWords(change)}
      </Text>
      <div className={classes.inline}>
        <div className={classes.text}>
          <DiffText parts={text} />
        </div>
      </div>
      <div className={classes.sides}>
        {(['before', 'after'] as const).map((side, at) => (
          <section key={side} aria-label={`${names[at] ?? ''}, clause ${numberOf(change)}`}>
            <Text size="xs" c="dimmed">
              {names[at]}
            </Text>
            <div className={classes.text}>
              {change[side] === null ? (
                <Text size="sm" c="dimmed" fs="italic">
                  No such clause
                </Text>
              ) : (
                <DiffText parts={text} side={side} />
              )}
            </div>
          </section>
        ))}
      </div>
      {values.length > 0 && (
        <List size="sm" mt={4}>
          {values.map(({ name, before, after }) => (
            <List.Item key={name}>
              {name}: {settingInWords(before)} became {settingInWords(after)}
            </List.Item>
          ))}
        </List>
      )}
      {effects !== null && (
        <Text size="sm" mt={4}>
          What this clause does was written anew. Both sides have to confirm it before it counts.
        </Text>
      )}
    </article>
  );
}
