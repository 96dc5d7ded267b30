import type { PictureName } from '@cordon/core/people/courses';
import type { ComponentType } from 'react';
import classes from '../courses.module.css';
import { AllowedTools, ChatbotLeak } from './ai.tsx';
import { MaskedCard, NeedToKnow } from './data.tsx';
import { DeskSeen, HomeDesk } from './desk.tsx';
import { CallBack, MailApart } from './phishing.tsx';
import { RightsPath, WhoIsIt } from './privacy.tsx';
import { FirstHour, WhoToTell } from './reporting.tsx';

const DRAWN: Readonly<Record<PictureName, ComponentType>> = {
  'need-to-know': NeedToKnow,
  'masked-card': MaskedCard,
  'mail-apart': MailApart,
  'call-back': CallBack,
  'who-is-it': WhoIsIt,
  'rights-path': RightsPath,
  'desk-seen': DeskSeen,
  'home-desk': HomeDesk,
  'first-hour': FirstHour,
  'who-to-tell': WhoToTell,
  'chatbot-leak': ChatbotLeak,
  'allowed-tools': AllowedTools,
};

interface PictureProps {
  readonly name: string;
  /** What it shows, in words. */
  readonly alt: string;
}

/** A picture of a course; one this console does not know is said in its words. */
export function Picture({ name, alt }: PictureProps) {
  const Drawn = isKnown(name) ? DRAWN[name] : null;
  return (
    // On a narrow screen it scrolls by itself, since its words would be too small to read.
    <figure className={classes.picture} tabIndex={0}>
      {Drawn === null ? (
        alt
      ) : (
        <svg viewBox="0 0 620 270" role="img" aria-label={alt}>
          <Drawn />
        </svg>
      )}
    </figure>
  );
}

function isKnown(name: string): name is PictureName {
  return Object.hasOwn(DRAWN, name);
}
