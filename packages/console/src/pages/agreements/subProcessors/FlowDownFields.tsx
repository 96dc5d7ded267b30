import { FileInput, Group, NumberInput, TextInput } from '@mantine/core';
import type { FlowDown } from '../../../api/types.ts';
import { DayInput } from '../../../components/DayInput.tsx';
import { sha256Hex } from '../../../keys/sha256.ts';

/** What is typed of a flow-down; empty fields are none yet. */
export interface FlowDownDraft {
  readonly version: number;
  readonly contractDate: string;
  readonly reference: string;
  readonly file: File | null;
}

interface FlowDownFieldsProps {
  readonly draft: FlowDownDraft;
  readonly onChange: (draft: FlowDownDraft) => void;
  readonly required: boolean;
}

/** The contract by which a sub-processor is bound to the same terms. */
export function FlowDownFields({ draft, onChange, required }: FlowDownFieldsProps) {
  return (
    <>
      <Group grow align="flex-end">
        <DayInput
          label="Day of the contract"
          required={required}
          withAsterisk={false}
          value={draft.contractDate}
          onDay={(contractDate) => {
            onChange({ ...draft, contractDate });
          }}
        />
        <NumberInput
          label="Passes on version"
          min={1}
          max={draft.version}
          allowDecimal={false}
          value={draft.version}
          onChange={(value) => {
            onChange({ ...draft, version: Number(value) });
          }}
        />
      </Group>
      <TextInput
        label="Where it says so"
        description="Clause or annex of that contract."
        required={required}
        withAsterisk={false}
        minLength={2}
        maxLength={200}
        value={draft.reference}
        onChange={(event) => {
          onChange({ ...draft, reference: event.currentTarget.value });
        }}
      />
      <FileInput
        label="The contract (may be left out)"
        description="It stays on this computer: only its SHA-256 is kept, so that it can be recognised later."
        clearable
        clearButtonProps={{ 'aria-label': 'Remove the contract' }}
        value={draft.file}
        onChange={(file) => {
          onChange({ ...draft, file });
        }}
      />
    </>
  );
}

/** What the fields say, as it is sent. The contract itself stays here; only its hash goes along. */
export async function flowDownOf({
  version,
  contractDate,
  reference,
  file,
}: FlowDownDraft): Promise<FlowDown> {
  return {
    ...{ version, contractDate, reference: reference.trim() },
    ...(file !== null && { documentHash: await sha256Hex(new Uint8Array(await file.arrayBuffer())) }),
  };
}
