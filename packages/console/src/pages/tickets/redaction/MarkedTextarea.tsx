import { Textarea } from '@mantine/core';
import { useImperativeHandle, useRef } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import { cut } from './spans.ts';
import type { Span } from './spans.ts';
import classes from './MarkedTextarea.module.css';

/** What its owner may ask of the field. */
export interface Marked {
  /** Goes to a stretch of the text and selects it. */
  select(span: Span): void;
}

interface MarkedTextareaProps {
  readonly ref?: Ref<Marked>;
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly marks: readonly Span[];
  /** Id of the element that says in words what is underlined. */
  readonly saidBy: string;
  readonly onChange: (value: string) => void;
  readonly onSend: () => void;
}

/**
 * A text field that underlines stretches of what is typed. The same text lies behind it, invisible but for the underline,
 * and scrolls along. What is underlined is said in words below the field by its owner.
 */
export function MarkedTextarea(props: MarkedTextareaProps) {
  const { ref, label, description, value, marks, saidBy, onChange, onSend } = props;
  const behind = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    select({ start, end }) {
      field.current?.focus();
      field.current?.setSelectionRange(start, end);
    },
  }));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    }
  };
  return (
    <div className={classes.frame}>
      <Textarea
        ref={field}
        label={label}
        description={description}
        rows={5}
        maxLength={8000}
        classNames={{ input: classes.input ?? '', wrapper: classes.wrapper ?? '' }}
        value={value}
        aria-details={saidBy}
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
