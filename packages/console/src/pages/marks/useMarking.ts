import { canonicalText } from '@cordon/ledger';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import type { CustomerMark } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden } from '../../keys/sha256.ts';
import { partsOf } from './numbers.ts';

/** Which customers are to be marked, or marked no longer. */
export interface Marking {
  readonly source: string;
  readonly mark: CustomerMark;
  readonly subjects: readonly string[];
  /** Who of us a colleague is; null where that is not said. */
  readonly person: string | null;
  readonly end: boolean;
}

/**
 * Marks customers, or ends their marks, part by part: each part is an act of its own, so one that broke off is done again
 * without harm.
 * @param done what follows when all are done, with how many changed
 */
export function useMarking(done: (changed: number) => void) {
  const [sent, setSent] = useState(0);
  const withStepUp = useStepUp();
  const act = useMutation({
    mutationFn: async (marking: Marking) => {
      setSent(0);
      let changed = 0;
      for (const part of partsOf(marking.subjects)) {
        changed += await withStepUp(() => sendPart({ ...marking, subjects: part }));
        setSent((before) => before + part.length);
      }
      return changed;
    },
    onSuccess: done,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['/api/marked-customers'] }),
  });
  return { act, sent };
}

async function sendPart({ source, mark, subjects, person, end }: Marking): Promise<number> {
  const { word, salt } = hidden(canonicalText([...subjects]));
  const [body, words] = [
    { source, mark, subjects: [...subjects], salt },
    { source, mark, customers: subjects.length, numbers: word },
  ];
  const { changed } = end
    ? await sendSigned('POST /api/marked-customers/end', {}, body, { act: 'customer-marks-ended', words })
    : await sendSigned(
        'POST /api/marked-customers',
        {},
        { ...body, person },
        { act: 'customers-marked', words: { ...words, customerPerson: person } },
      );
  return changed;
}
