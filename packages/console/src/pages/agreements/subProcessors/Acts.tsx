import { Group } from '@mantine/core';
import type { SubProcessorView } from '../../../api/types.ts';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { jsonHash } from '../../../keys/sha256.ts';
import { ActDialog } from './ActDialog.tsx';
import { FlowDownForm } from './FlowDownForm.tsx';

/** What this person may do with a sub-processor now. */
export function Acts({ view, version }: { readonly view: SubProcessorView; readonly version: number }) {
  const { may, name, agreement } = view;
  const at = { id: agreement.id, sub: view.id };
  const words = { agreement: agreement.id, sub: view.id };
  return (
    <Group gap={6} className="no-print">
      {may.includes('approve') && (
        <ActDialog
          act="Approve"
          title={`Approve ${name}`}
          effect="It is authorised at once: the rest of the notice is waived. It may be used as soon as its contract passes on the same terms."
          send={() =>
            sendSigned(
              'POST /api/agreements/:id/sub-processors/:sub/approve',
              at,
              {},
              { act: 'sub-processor-approved', words },
            )
          }
        />
      )}
      {may.includes('object') && (
        <ActDialog
          act="Object"
          title={`Object to ${name}`}
          effect="The clock stops and it may not be used. The vendor withdraws it, or you approve it once what troubles you is settled."
          reason="needed"
          send={async (reason) =>
            sendSigned(
              'POST /api/agreements/:id/sub-processors/:sub/object',
              at,
              { reason },
              { act: 'sub-processor-objected', words: { ...words, reason: await jsonHash(reason) } },
            )
          }
        />
      )}
      {may.includes('flow-down') && <FlowDownForm view={view} version={version} />}
      {may.includes('withdraw') && (
        <ActDialog
          act="Withdraw"
          title={`Withdraw ${name}`}
          effect="It is taken back and may not be used. You can name it again later; the clock then starts anew."
          send={() =>
            sendSigned(
              'POST /api/agreements/:id/sub-processors/:sub/withdraw',
              at,
              {},
              { act: 'sub-processor-withdrawn', words },
            )
          }
        />
      )}
      {may.includes('end') && (
        <ActDialog
          act="End"
          title={`End the use of ${name}`}
          effect="It may not be used from now on. This cannot be undone: to use it again it is named anew, with a new notice."
          tone="danger"
          reason="optional"
          send={async (reason) =>
            sendSigned(
              'POST /api/agreements/:id/sub-processors/:sub/end',
              at,
              reason === '' ? {} : { reason },
              {
                act: 'sub-processor-ended',
                words: reason === '' ? words : { ...words, reason: await jsonHash(reason) },
              },
            )
          }
        />
      )}
    </Group>
  );
}
