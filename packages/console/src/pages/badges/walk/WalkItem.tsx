import { Button, FileButton, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InspectionVerdict } from '../../../api/types.ts';
import { openPicture, type PaintedPhoto } from './painting.ts';
import { PhotoPainter } from './PhotoPainter.tsx';
import classes from './walk.module.css';

/** What was seen of one item so far. */
export interface Seen {
  readonly verdict: InspectionVerdict | null;
  readonly note: string;
  readonly photos: readonly PaintedPhoto[];
}

interface WalkItemProps {
  readonly text: string;
  readonly seen: Seen;
  readonly onChange: (seen: Seen) => void;
}

const VERDICTS: readonly (readonly [InspectionVerdict, string])[] = [
  ['pass', 'Yes'],
  ['fail', 'No'],
  ['na', 'Not here'],
];
const MOST = 4;

/** One item of a walk: what was seen, a note, and painted pictures of it. */
export function WalkItem({ text, seen, onChange }: WalkItemProps) {
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [unread, setUnread] = useState(false);
  const { verdict, note, photos } = seen;
  return (
    <fieldset className={classes.item} data-verdict={verdict}>
      <Radio.Group
        label={text}
        value={verdict}
        onChange={(value) => {
          onChange({ ...seen, verdict: VERDICTS.find(([one]) => one === value)?.[0] ?? null });
        }}
      >
        <Group mt="xs">
          {VERDICTS.map(([value, label]) => (
            <Radio key={value} value={value} label={label} size="md" />
          ))}
        </Group>
      </Radio.Group>
      {verdict === 'fail' && (
        <Stack gap="xs" mt="sm">
          <Textarea
            label="What you saw"
            description="No names: a seat, a desk, a door"
            maxLength={400}
            autosize
            value={note}
            onChange={({ currentTarget: { value } }) => {
              onChange({ ...seen, note: value });
            }}
          />
          <Group gap="xs">
            {photos.map(({ base64, sha256 }, nth) => (
              <Stack key={sha256} gap={4}>
                <img
                  className={classes.photo}
                  src={`data:image/jpeg;base64,${base64}`}
                  alt={`Painted picture ${String(nth + 1)}`}
                />
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => {
                    onChange({ ...seen, photos: photos.toSpliced(nth, 1) });
                  }}
                >
                  Take picture {nth + 1} away
                </Button>
              </Stack>
            ))}
          </Group>
          {photos.length < MOST && (
            <FileButton
              accept="image/*"
              onChange={(file) => {
                if (file === null) return;
                openPicture(file).then(
                  (opened) => {
                    setUnread(false);
                    setPicture(opened);
                  },
                  () => {
                    setUnread(true);
                  },
                );
              }}
            >
              {(props) => (
                <Button {...props} size="xs" variant="default">
                  Add a picture
                </Button>
              )}
            </FileButton>
          )}
          <Text size="sm" role="status">
            {unread && 'This file is no picture that can be read here.'}
          </Text>
        </Stack>
      )}
      {picture !== null && (
        <PhotoPainter
          picture={picture}
          onClose={() => {
            setPicture(null);
          }}
          onDone={(photo) => {
            setPicture(null);
            if (!photos.some(({ sha256 }) => sha256 === photo.sha256))
              onChange({ ...seen, photos: [...photos, photo] });
          }}
        />
      )}
    </fieldset>
  );
}
