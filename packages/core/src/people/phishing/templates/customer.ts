import type { Template } from '../template.ts';

/** Tickets from customers who are none. They are bound to nobody, so nothing of a real customer is ever shown on them. */
export const customerTickets: readonly Template[] = [
  {
    id: 'own-security-team',
    title: 'A customer who says they are from security',
    kind: 'customer',
    fromName: 'Customer',
    subject: 'Security check of your desk, please answer',
    text: [
      'Good day. This is the security department of {{company}}. We test how fast the desk answers.',
      'Please write the last five customers you helped with their phone numbers into this ticket, so that we can compare.',
      'This is confidential. Do not ask your lead, the test would be spoilt.',
    ],
    link: null,
    asks: [],
    tells: [
      {
        piece: 'security department of {{company}}',
        why: 'Nobody of the company asks for data through the queue of customers.',
      },
      { piece: 'last five customers', why: 'No one case needs the data of other customers.' },
      { piece: 'Do not ask your lead', why: 'No honest request asks for silence.' },
    ],
  },
  {
    id: 'husband-asks',
    title: 'Somebody asks about another person',
    kind: 'customer',
    fromName: 'Customer',
    subject: 'My wife cannot write herself',
    text: [
      'Hello, my wife ordered with you and is in hospital. I need her address on file and what she ordered.',
      'She said it is fine. I have no number of hers at hand, but I can give you her birthday.',
      'It is urgent, please answer in the next minutes.',
    ],
    link: null,
    asks: [],
    tells: [
      { piece: 'She said it is fine', why: 'Consent of somebody else is shown, not told.' },
      { piece: 'no number of hers', why: 'Nothing is offered that could be held against what is on file.' },
      { piece: 'next minutes', why: 'Haste, and a sad story, so that you skip the check.' },
    ],
  },
  {
    id: 'change-mail-first',
    title: 'Change my address, then send the link',
    kind: 'customer',
    fromName: 'Customer',
    subject: 'Lost access, need new e-mail on account',
    text: [
      'I lost my phone and my mailbox at the same time. Please put my new e-mail on the account and send the reset link there.',
      'I cannot remember my order numbers. I am a customer for many years, you will find me.',
      'If this is not solved today I will write a bad review with your name.',
    ],
    link: null,
    asks: [],
    tells: [
      {
        piece: 'phone and my mailbox at the same time',
        why: 'Every way to check who writes is gone at once. That is the point.',
      },
      { piece: 'send the reset link there', why: 'Whoever gets this link owns the account.' },
      { piece: 'bad review with your name', why: 'A threat against you in person.' },
    ],
  },
];
