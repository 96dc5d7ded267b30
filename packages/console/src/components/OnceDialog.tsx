import { Button, Code, CopyButton, Group, Modal, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { queryClient } from '../api/query.ts';
import { useStepUp } from '../app/stepUpContext.ts';
import { FormError } from './FormError.tsx';

interface OnceDialogProps {
  readonly button: string;
  /** The button's name, when there are several alike. */
  readonly name?: string;
  readonly title: string;
  readonly act: string;
  readonly disabled?: boolean;
  /** Days offered. */
  readonly start: number;
  readonly most: number;
  /** What is read anew once it is made. */
  readonly refresh: string;
  readonly make: (days: number) => Promise<{ readonly secret: string }>;
  readonly children: ReactNode;
}

/** Makes a secret and shows it this once. */
export function OnceDialog(props: OnceDialogProps) {
  const { button, name, title, act, disabled = false, start, most, refresh, make, children } = props;
  const [open, setOpen] = useState(false);
  const [days, setDays] = useState(start);
  const withStepUp = useStepUp();
  const made = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: () => withStepUp(() => make(days)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [refresh] }),
  });
  const close = () => {
    setOpen(false);
    made.reset();
  };
  return (
    <>
      <Button
        size={name === undefined ? 'xs' : 'compact-xs'}
        variant="default"
        {...(name !== undefined && { 'aria-label': name })}
        onClick={() => {
          setOpen(true);
        }}
      >
        {button}
      </Button>
      <Modal opened={open} onClose={close} title={title} size="lg">
        {made.data === undefined ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              made.mutate();
            }}
          >
            <Stack>
              {children}
              <NumberInput
                label="Days it is good for"
                description={`${String(most)} at most`}
                min={1}
                max={most}
                allowDecimal={false}
                value={days}
                onChange={(value) => {
                  setDays(Number(value));
                }}
              />
              <FormError error={made.error} />
              <Group>
                <Button type="submit" loading={made.isPending} disabled={disabled}>
                  {act}
                </Button>
              </Group>
            </Stack>
          </form>
        ) : (
          <Stack>
            <Text size="sm" role="status">
              This is the only time the token is shown. Copy it into the other system now.
            </Text>
            <Code block aria-label="The token">
              {made.data.secret}
            </Code>
            <Group>
              <CopyButton value={made.data.secret}>
                {({ copied, copy }) => (
                  <Button size="xs" variant="default" onClick={copy}>
                    {copied ? 'Copied' : 'Copy'}
                  </Button>
                )}
              </CopyButton>
              <Button size="xs" variant="default" onClick={close}>
                Done
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}
