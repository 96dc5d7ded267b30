import { Textarea } from '@mantine/core';
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { cut } from './spans.ts';
import type { Span } from './spans.ts';
import classes from './MarkedTextarea.module.css';

interface MarkedTextareaProps {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly marks: readonly Span[];
  readonly onChange: (value: string) => void;
  readonly onSend: () => void;
}

/**
 * A text field that underlines stretches of what is typed. The same text lies behind it, invisible but for the underline,
 * and scrolls along. What is underlined is said in words below the field by its owner.
 */
export function MarkedTextarea({ label, description, value, marks, onChange, onSend }: MarkedTextareaProps) {
  const behind = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    }
  };
  return (
    <div className={classes.frame}>
      <Textarea
        label={label}
        description={description}
        rows={5}
        maxLength={8000}
        classNames={{ input: classes.input ?? '', wrapper: classes.wrapper ?? '' }}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onScroll={(event) => {
          if (behind.current !== null) behind.current.scrollTop = event.currentTarget.scrollTop;
        }}
        // Stands inside the wrapper, under the field.
        leftSection={
          <div ref={behind} className={classes.behind} aria-hidden>
            {cut(value, marks).map(({ text, span }, index) =>
              // The pieces of one text never change places.
              span === null ? text : <mark key={index}>{text}</mark>,
            )}
            {'\n'}
          </div>
        }
        leftSectionProps={{ className: classes.section ?? '' }}
        leftSectionWidth={0}
        leftSectionPointerEvents="none"
      />
    </div>
  );
}
