import { Alert } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { CheckView } from '../../../api/types.ts';
import { Results } from './Results.tsx';

/** What a check says of a text: the verdict, then every item. */
export function Report({ view }: { readonly view: CheckView }) {
  const { ok } = view;
  const Icon = ok ? IconCircleCheck : IconCircleX;
  return (
    <>
      <Alert
        color={ok ? 'green' : 'red'}
        variant="light"
        icon={<Icon size={18} aria-hidden />}
        title={
          ok
            ? 'Nothing the law asks of the contract is missing, and no red flag is raised'
            : 'Something the law asks of the contract is missing or denied, or a red flag is raised'
        }
      />
      <Results view={view} />
    </>
  );
}
