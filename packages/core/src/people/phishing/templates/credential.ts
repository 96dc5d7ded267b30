import type { Template } from '../template.ts';

/** Mails that lead to a page which asks for a password. */
export const credentialMails: readonly Template[] = [
  {
    id: 'password-expires',
    title: 'Your password ends today',
    kind: 'credential',
    fromName: 'IT Service Desk',
    subject: 'Your password expires in 2 hours',
    text: [
      'Dear user,',
      'Your password for the support desk expires in 2 hours. After that you will lose access to your queue and all tickets in your hand.',
      'Keep your password by signing in here: {{link}}',
      'IT Service Desk',
    ],
    link: 'Keep my password',
    asks: ['user', 'password'],
    tells: [
      { piece: 'Dear user', why: 'Whoever runs your account knows your name.' },
      { piece: 'in 2 hours', why: 'Haste is made so that you do not stop to ask.' },
      { piece: 'lose access', why: 'A threat, where a real notice would say what to do in the app.' },
      {
        piece: '{{link}}',
        why: 'A password is changed in the app you know, by an address you type, never through a link in a mail.',
      },
    ],
  },
  {
    id: 'shared-document',
    title: 'A document was shared with you',
    kind: 'credential',
    fromName: '{{company}} Documents',
    subject: '{{firstName}}, the new shift plan was shared with you',
    text: [
      'Hello {{firstName}},',
      'A file was shared with you: "Shift plan and bonus, final.xlsx".',
      'For your security you have to confirm your account to read it: {{link}}',
      'This link works for one day only.',
    ],
    link: 'Open the document',
    asks: ['user', 'password'],
    tells: [
      { piece: 'Documents', why: 'A name anybody can write. The address behind it is what counts.' },
      { piece: 'bonus', why: 'Money and plans make people curious; that is why they are named.' },
      {
        piece: 'confirm your account',
        why: 'You are signed in at work already. Nothing has to be confirmed by a mail.',
      },
      { piece: 'one day only', why: 'Haste again.' },
    ],
  },
  {
    id: 'quarantine',
    title: 'Mails are held back for you',
    kind: 'credential',
    fromName: 'Mail Protection',
    subject: '4 messages are held in quarantine',
    text: [
      'Four messages to you were held back, among them one from {{company}}.',
      'They are deleted at midnight. Review them and release what you need: {{link}}',
    ],
    link: 'Review the messages',
    asks: ['user', 'password', 'code'],
    tells: [
      { piece: 'deleted at midnight', why: 'A loss is threatened, with little time to think.' },
      {
        piece: 'one from {{company}}',
        why: 'It names somebody you cannot ignore, and says nothing you could check.',
      },
      {
        piece: '{{link}}',
        why: 'The page behind it asks for your password and for a code of your app. Nobody who protects mail needs either.',
      },
    ],
  },
];
