import { useState } from 'react';
import type { ReactNode } from 'react';
import { BackupCodesOffer } from './BackupCodesOffer.tsx';
import { EnrolPanel } from './EnrolPanel.tsx';
import { FrontDoor } from './FrontDoor.tsx';

interface EnrolmentProps {
  readonly lead: string;
  /** Just typed, when this follows a sign-in; asked for otherwise. */
  readonly password?: string;
  /** Once the person is in. */
  readonly onDone: () => void;
  /** Below the ways to enrol. */
  readonly children?: ReactNode;
}

/** The first second factor, then backup codes for the day it is not at hand. */
export function Enrolment({ lead, onDone, children, ...panel }: EnrolmentProps) {
  const [enrolled, setEnrolled] = useState(false);
  if (enrolled) {
    return (
      <FrontDoor title="Backup codes" lead="For the day your key or app is not at hand.">
        <BackupCodesOffer onDone={onDone} />
      </FrontDoor>
    );
  }
  return (
    <FrontDoor title="Add a second factor" lead={lead}>
      <EnrolPanel
        {...panel}
        onDone={() => {
          setEnrolled(true);
        }}
      />
      {children}
    </FrontDoor>
  );
}
