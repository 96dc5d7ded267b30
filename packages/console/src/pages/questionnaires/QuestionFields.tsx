import { Button, Checkbox, Group, NumberInput, Radio, Stack } from '@mantine/core';
import type { Answer } from '@cordon/core/assurance';
import { useState } from 'react';
import type { AssessmentQuestion } from '../../api/types.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { useNow } from '../../hooks/useNow.ts';
import { judged } from './words.ts';

interface QuestionFieldsProps {
  readonly question: AssessmentQuestion;
  readonly answer: Answer | undefined;
  /** Keeps an answer as it is now. */
  readonly onAnswer: (answer: Answer) => void;
}

const NO: Answer = { value: '', text: '' };

/** The fields of one question: what there is to choose, and the words that go with whatever is not plainly a yes. */
export function QuestionFields({ question, answer = NO, onAnswer }: QuestionFieldsProps) {
  const now = useNow(60_000);
  const [text, setText] = useState(answer.text);
  const [wordy, setWordy] = useState(answer.text !== '');
  const { stance } = judged(question, { ...answer, text }, now);
  const asks = stance !== null && stance !== 'kept';
  const set = (value: string): void => {
    onAnswer({ value, text: text.trim() });
  };
  return (
    <Stack gap="xs">
      <Choices question={question} value={answer.value} set={set} />
      {asks || wordy ? (
        <div
          onBlur={() => {
            if (answer.value !== '' && text.trim() !== answer.text)
              onAnswer({ value: answer.value, text: text.trim() });
          }}
        >
          <ProseField
            label={
              stance === 'not-applicable'
                ? 'Why does it not apply to you?'
                : asks
                  ? question.ifNo
                  : 'In your words'
            }
            description="Leave out people’s names and contacts. It is kept when you leave the field."
            value={text}
            data="refused"
            rows={2}
            maxLength={1500}
            required={asks}
            onChange={setText}
          />
        </div>
      ) : (
        <Group>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Add words: ${question.asks}`}
            onClick={() => {
              setWordy(true);
            }}
          >
            Add words
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface ChoicesProps {
  readonly question: AssessmentQuestion;
  readonly value: string;
  readonly set: (value: string) => void;
}

function Choices({ question, value, set }: ChoicesProps) {
  const { answer, asks } = question;
  if (answer.kind === 'yes-no' || answer.kind === 'choice') {
    const options =
      answer.kind === 'choice'
        ? answer.options
        : [
            { id: 'yes', label: 'Yes' },
            { id: 'partly', label: 'Partly' },
            { id: 'no', label: 'No' },
          ];
    return (
      <Radio.Group aria-label={asks} value={value} onChange={set}>
        <Group gap="md">
          {[...options, { id: 'na', label: 'Does not apply' }].map(({ id, label }) => (
            <Radio key={id} value={id} label={label} />
          ))}
        </Group>
      </Radio.Group>
    );
  }
  const given = value === 'na' ? '' : value;
  return (
    <Group align="flex-end">
      {answer.kind === 'date' ? (
        <DayInput label="Day" aria-label={asks} value={given} disabled={value === 'na'} onDay={set} />
      ) : (
        <NumberInput
          label={answer.unit}
          aria-label={`${asks} In ${answer.unit}`}
          min={0}
          max={999_999}
          allowDecimal={false}
          value={given}
          disabled={value === 'na'}
          onChange={(number) => {
            if (number !== '') set(String(number));
          }}
        />
      )}
      <Checkbox
        label="Does not apply"
        checked={value === 'na'}
        onChange={(event) => {
          if (event.currentTarget.checked) set('na');
        }}
      />
    </Group>
  );
}
