import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { saveFile } from './saveFile.ts';

interface DownloadButtonProps extends ButtonProps {
  readonly name: string;
  readonly type: 'application/json' | 'text/plain';
  readonly content: () => string;
  readonly children: ReactNode;
}

/** Saves what this page has at hand as a file. */
export function DownloadButton({ name, type, content, children, ...rest }: DownloadButtonProps) {
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconDownload size={14} aria-hidden />}
      {...rest}
      onClick={() => {
        saveFile(name, type, content());
      }}
    >
      {children}
    </Button>
  );
}
