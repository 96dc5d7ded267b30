import { Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FileIn } from './fileIn.ts';
import { KeptText } from './KeptText.tsx';
import classes from './conversation.module.css';

interface RevealedFileProps {
  readonly label: string;
  readonly file: FileIn;
  readonly mark: string;
}

/** A revealed file: its pixels or its words, with the mark in them. It has no address, so there is nothing to save. */
export function RevealedFile({ label, file, mark }: RevealedFileProps) {
  if (file.kind === 'image') return <Picture label={label} file={file} mark={mark} />;
  return (
    <div className={classes.text}>
      <KeptText text={file.text} />
    </div>
  );
}

/** The widest a picture is drawn: enough to read a document, and no more is kept. */
const WIDEST = 1600;

function Picture({
  label,
  file,
  mark,
}: RevealedFileProps & { readonly file: Extract<FileIn, { kind: 'image' }> }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let gone = false;
    createImageBitmap(new Blob([file.bytes], { type: file.mediaType }))
      .then((bitmap) => {
        const context = canvas.current?.getContext('2d');
        if (!gone && canvas.current !== null && context != null) draw(canvas.current, context, bitmap, mark);
        bitmap.close();
      })
      .catch(() => {
        if (!gone) setBroken(true);
      });
    return () => {
      gone = true;
    };
  }, [file, mark]);
  if (broken) return <Text size="sm">This picture cannot be read.</Text>;
  return (
    <canvas
      ref={canvas}
      className={classes.picture}
      role="img"
      aria-label={`${label}, revealed`}
      onContextMenu={(event) => {
        event.preventDefault();
      }}
    />
  );
}

/** The mark is drawn into the pixels, so that it is there whatever lies over them. */
function draw(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  bitmap: ImageBitmap,
  mark: string,
): void {
  const scale = Math.min(1, WIDEST / bitmap.width);
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const size = Math.max(10, Math.round(canvas.width / 40));
  context.font = `${String(size)}px sans-serif`;
  context.globalAlpha = 0.28;
  context.rotate(-0.3);
  const step = context.measureText(mark).width + 3 * size;
  for (let y = 0; y < canvas.height + canvas.width; y += 6 * size) {
    for (let x = -canvas.height; x < canvas.width; x += step) {
      context.fillStyle = '#000';
      context.fillText(mark, x, y);
      context.fillStyle = '#fff';
      context.fillText(mark, x + 1, y + 1);
    }
  }
}
