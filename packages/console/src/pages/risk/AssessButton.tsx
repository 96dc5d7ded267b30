import { Button, NativeSelect, Text } from '@mantine/core';
import type { JsonValue } from '@cordon/ledger';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { AssessBody } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { jsonHash } from '../../keys/sha256.ts';
import { conclusionWords, type Assessment, type Conclusion } from './words.ts';

type Said = Pick<AssessBody, 'conclusion' | 'reviewOn'> & {
  readonly texts: Readonly<Record<string, string>>;
};

/** Signs what is on the page: the hash of the facts is made here, of what is shown. */
async function assess({ kind, about, facts }: Assessment, { texts, conclusion, reviewOn }: Said) {
  const draft = await jsonHash(facts as JsonValue);
  const words = { kind, about, draft, texts: await jsonHash(texts), conclusion, reviewOn };
  const list = Object.entries(texts).map(([section, text]) => ({ section, text }));
  const choice = { kind, about, draft, texts: list, conclusion, reviewOn };
  return sendSigned('POST /api/assessments', {}, choice, { act: 'assessment-signed', words });
}

const inAYear = (): string => new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);

export function AssessButton({ assessment }: { readonly assessment: Assessment }) {
  const { sections, newest, title } = assessment;
  const [open, setOpen] = useState(false);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries((newest?.texts ?? []).map(({ section, text }) => [section, text])),
  );
  const [conclusion, setConclusion] = useState<Conclusion>(newest?.conclusion ?? 'with-measures');
  const [reviewOn, setReviewOn] = useState(inAYear);
  const withStepUp = useStepUp();
  const full = sections.every(({ section }) => (texts[section] ?? '').trim().length >= 3);
  const signing = useMutation({
    mutationFn: () => {
      const said = Object.fromEntries(
        sections.map(({ section }) => [section, (texts[section] ?? '').trim()]),
      );
      return withStepUp(() => assess(assessment, { texts: said, conclusion, reviewOn }));
    },
    onSuccess: async () => {
      setOpen(false);
      await queryClient.invalidateQueries({ queryKey: ['/api/assessments'] });
    },
  });
  return (
    <>
      <Button
        mt="sm"
        size="xs"
        variant="default"
        className="no-print"
        aria-label={`${newest === null ? 'Assess it' : 'Assess it anew'}: ${title}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        {newest === null ? 'Assess it' : 'Assess it anew'}
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title={`Assess: ${title}`}
        size="lg"
        act="Sign it"
        disabled={!full || reviewOn === ''}
        sending={signing.isPending}
        error={signing.error}
        onSend={() => {
          signing.mutate();
        }}
      >
        <Text size="sm">
          You sign the facts as they stand on the page, and what you write here about them.
        </Text>
        {sections.map(({ section, title: heading }) => (
          <ProseField
            key={section}
            label={heading}
            description="Name no person."
            value={texts[section] ?? ''}
            data="refused"
            maxLength={2000}
            required
            onChange={(text) => {
              setTexts((before) => ({ ...before, [section]: text }));
            }}
          />
        ))}
        <NativeSelect
          label="Conclusion"
          value={conclusion}
          onChange={(event) => {
            setConclusion(event.currentTarget.value as Conclusion);
          }}
          data={Object.entries(conclusionWords).map(([value, label]) => ({ value, label }))}
        />
        <DayInput label="To be looked at again on" value={reviewOn} onDay={setReviewOn} />
      </FormDialog>
    </>
  );
}
