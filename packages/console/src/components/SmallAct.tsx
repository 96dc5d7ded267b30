import { Button } from '@mantine/core';

interface SmallActProps<Input> {
  readonly act: { readonly isPending: boolean; readonly mutate: (input: Input) => void };
  /** What is sent beside the signature. */
  readonly input: Input;
  readonly label: string;
  readonly main?: boolean;
}

/** One act on the card it is about. */
export function SmallAct<Input>({ act, input, label, main = false }: SmallActProps<Input>) {
  return (
    <Button
      size="compact-xs"
      variant={main ? 'filled' : 'default'}
      loading={act.isPending}
      onClick={() => {
        act.mutate(input);
      }}
    >
      {label}
    </Button>
  );
}
