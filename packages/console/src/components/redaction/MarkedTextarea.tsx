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
  /** Rows before one scrolls, 5 where it is not said; and most characters, 8,000. */
  readonly rows?: number;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly value: string;
  readonly marks: readonly Span[];
  /** Id of the element that says in words what is underlined. */
  readonly saidBy: string;
  readonly onChange: (value: string) => void;
  /** Ctrl and Enter. */
  readonly onSend?: () => void;
}

/**
 * A text field that underlines stretches of what is typed. The same text lies behind it, invisible but for the underline,
 * and scrolls along. What is underlined is said in words below the field by its owner.
 */
export function MarkedTextarea(props: MarkedTextareaProps) {
  const { ref, label, description, rows = 5, maxLength = 8000, required = false } = props;
  const { value, marks, saidBy, onChange, onSend } = props;
  const behind = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    select({ start, end }) {
      field.current?.focus();
      field.current?.setSelectionRange(start, end);
    },
  }));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (onSend !== undefined && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
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
        rows={rows}
        maxLength={maxLength}
        required={required}
        withAsterisk={false}
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
