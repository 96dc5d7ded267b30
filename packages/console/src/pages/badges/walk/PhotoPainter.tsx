import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { FormError } from '../../../components/FormError.tsx';
import { between, paint, painted, shifted, type Box, type PaintedPhoto } from './painting.ts';
import classes from './walk.module.css';

interface PhotoPainterProps {
  readonly picture: ImageBitmap;
  readonly onDone: (photo: PaintedPhoto) => void;
  readonly onClose: () => void;
}

const STEP = 0.03;
const FIRST: Box = { x: 0.35, y: 0.35, width: 0.3, height: 0.3 };

const MOVES: Readonly<Record<string, Partial<Box>>> = {
  ArrowLeft: { x: -STEP },
  ArrowRight: { x: STEP },
  ArrowUp: { y: -STEP },
  ArrowDown: { y: STEP },
};
const SIZES: Readonly<Record<string, Partial<Box>>> = {
  ArrowLeft: { width: -STEP },
  ArrowRight: { width: STEP },
  ArrowUp: { height: -STEP },
  ArrowDown: { height: STEP },
};

/**
 * Paints over faces and screens before a picture leaves this browser: boxes are drawn with a finger, or added, moved and sized
 * with keys. What is sent is made anew from the painted pixels.
 */
export function PhotoPainter({ picture, onDone, onClose }: PhotoPainterProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const from = useRef<readonly [number, number] | null>(null);
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const [drawn, setDrawn] = useState<Box | null>(null);
  useEffect(() => {
    if (canvas.current !== null) paint(canvas.current, picture, drawn === null ? boxes : [...boxes, drawn]);
  }, [picture, boxes, drawn]);
  const use = useMutation({ mutationFn: () => painted(picture, boxes), onSuccess: onDone });

  const spot = ({
    currentTarget,
    clientX,
    clientY,
  }: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return [(clientX - left) / width, (clientY - top) / height];
  };
  const keyed = (nth: number) => (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      setBoxes(boxes.toSpliced(nth, 1));
      return;
    }
    const by = (event.shiftKey ? SIZES : MOVES)[event.key];
    const box = boxes[nth];
    if (by === undefined || box === undefined) return;
    event.preventDefault();
    setBoxes(boxes.with(nth, shifted(box, by)));
  };

  return (
    <Modal opened onClose={onClose} title="Paint over faces and screens" size="lg">
      <Stack gap="sm">
        <Text size="sm">
          Draw over everything that shows a person or customer data. It is painted in before the picture
          leaves this device; the picture itself never does.
        </Text>
        <div className={classes.frame}>
          <canvas
            ref={canvas}
            className={classes.canvas}
            aria-label="The picture, with what is painted over"
            role="img"
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              from.current = spot(event);
            }}
            onPointerMove={(event) => {
              if (from.current !== null) setDrawn(between(from.current, spot(event)));
            }}
            onPointerUp={() => {
              from.current = null;
              if (drawn !== null && drawn.width > 0.02) setBoxes([...boxes, drawn]);
              setDrawn(null);
            }}
            onPointerCancel={() => {
              from.current = null;
              setDrawn(null);
            }}
          />
        </div>
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setBoxes([...boxes, FIRST]);
            }}
          >
            Add a box
          </Button>
          {boxes.map((box, nth) => (
            <Button
              key={nth}
              size="xs"
              variant="default"
              aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Shift+ArrowLeft Shift+ArrowRight Delete"
              aria-label={`Box ${String(nth + 1)}, ${percent(box)}: arrows move it, with Shift they size it, Enter or Delete takes it away`}
              onKeyDown={keyed(nth)}
              onClick={() => {
                setBoxes(boxes.toSpliced(nth, 1));
              }}
            >
              Box {nth + 1}
            </Button>
          ))}
        </Group>
        <FormError error={use.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={use.isPending}
            onClick={() => {
              use.mutate();
            }}
          >
            {boxes.length === 0 ? 'Nothing to paint over: use it' : 'Use the painted picture'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function percent({ x, y }: Box): string {
  return `${String(Math.round(100 * x))} % from the left, ${String(Math.round(100 * y))} % from the top`;
}
