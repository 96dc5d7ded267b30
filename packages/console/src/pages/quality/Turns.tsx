import { piecesOf } from '@cordon/core/quality/view';
import { Button, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { QualityConversation } from '../../api/types.ts';
import { VisibleMark } from '../../components/VisibleMark.tsx';
import { clock } from '../../components/instant.ts';
import { MarkMiss, type Marking } from './MarkMiss.tsx';
import classes from './quality.module.css';
import { removedWord, SPEAKERS } from './words.ts';

/** What was said, turn by turn; what stands for something removed is a quiet chip. */
export function Turns({ conversation }: { readonly conversation: QualityConversation }) {
  const { id, text, mark } = conversation;
  const [marking, setMarking] = useState<Marking | null>(null);
  const list = useRef<HTMLOListElement>(null);
  return (
    <>
      <div className={classes.marked}>
        <VisibleMark text={mark} />
        <ol className={classes.turns} ref={list}>
          {text.map((turn, nth) => (
            <li key={nth} className={classes.turn} data-speaker={turn.speaker}>
              <div className={classes.who}>
                <Text size="xs" c="dimmed" component="span">
                  {SPEAKERS[turn.speaker]}
                  {turn.at !== null && `, ${clock(turn.at)}`}
                </Text>
                {turn.text !== '' && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    className="no-print"
                    aria-label={`Mark a miss in turn ${String(nth + 1)}`}
                    // Pressing it would let go of what is selected.
                    onMouseDown={(event) => {
                      event.preventDefault();
                    }}
                    onClick={() => {
                      setMarking({ turn: nth, text: turn.text, words: selectedIn(list.current, nth) });
                    }}
                  >
                    Mark a miss
                  </Button>
                )}
              </div>
              <div className={classes.said} data-turn={nth}>
                <Said text={turn.text} />
              </div>
            </li>
          ))}
        </ol>
      </div>
      <MarkMiss
        id={id}
        marking={marking}
        onClose={() => {
          setMarking(null);
        }}
      />
    </>
  );
}

/** What is selected inside one turn; nothing when the selection goes beyond it. */
function selectedIn(list: HTMLElement | null, nth: number): string {
  const said = list?.querySelector(`[data-turn="${String(nth)}"]`);
  const selection = window.getSelection();
  if (said == null || selection === null || selection.rangeCount === 0) return '';
  const { startContainer, endContainer } = selection.getRangeAt(0);
  return said.contains(startContainer) && said.contains(endContainer) ? selection.toString().trim() : '';
}

function Said({ text }: { readonly text: string }) {
  return piecesOf(text).map((piece, nth) =>
    piece.kind === 'words' ? (
      <span key={nth}>{piece.text}</span>
    ) : (
      <span key={nth} className={classes.chip}>
        {removedWord(piece.type)}
        {piece.name !== '' && ` ${piece.name}`}
        <span className="visually-hidden"> removed</span>
      </span>
    ),
  );
}
