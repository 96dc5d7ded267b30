import { violationKinds, violations } from '@cordon/core/people/conduct';
import { NativeSelect } from '@mantine/core';
import { ProseField } from '../../components/redaction/ProseField.tsx';

type Kind = (typeof violationKinds)[number];

interface WhatHappenedProps {
  readonly violation: Kind;
  readonly onViolation: (violation: Kind) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What to leave out of the words. */
  readonly hint: string;
}

/** What kind of thing somebody saw, and their words for it. */
export function WhatHappened({ violation, onViolation, text, onText, hint }: WhatHappenedProps) {
  return (
    <>
      <NativeSelect
        label="What it is"
        description={`Such as: ${violations[violation].example}.`}
        value={violation}
        onChange={(event) => {
          onViolation(event.currentTarget.value as Kind);
        }}
        data={violationKinds.map((kind) => ({ value: kind, label: violations[kind].title }))}
      />
      <ProseField
        label="What you saw"
        description={hint}
        value={text}
        data="refused"
        rows={5}
        maxLength={4000}
        required
        onChange={onText}
      />
    </>
  );
}
