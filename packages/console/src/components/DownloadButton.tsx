import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';

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
        const url = URL.createObjectURL(new Blob([content()], { type: `${type};charset=utf-8` }));
        const link = document.createElement('a');
        link.href = url;
        link.download = name;
        link.click();
        URL.revokeObjectURL(url);
      }}
    >
      {children}
    </Button>
  );
}
