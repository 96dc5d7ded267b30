import type { Template } from '../template.ts';

/** Mails that pretend to come from somebody one works with. */
export const colleagueMails: readonly Template[] = [
  {
    id: 'new-lead',
    title: 'The new team lead asks',
    kind: 'colleague',
    fromName: 'Maria (team lead)',
    subject: 'quick question before my meeting',
    text: [
      'Hi {{firstName}},',
      'I am in a meeting and cannot call. I took over the team this week and still have no access to the plan.',
      'Can you open this and tell me whether your name is right? {{link}}',
      'Please do not tell the others yet. Thanks!',
    ],
    link: 'Team list',
    asks: [],
    tells: [
      { piece: 'cannot call', why: 'It takes away the one thing that would show the trick: a call back.' },
      { piece: 'took over the team', why: 'A change you did not hear of elsewhere. Ask the lead you know.' },
      { piece: 'do not tell the others', why: 'No honest request asks for silence.' },
      { piece: '{{link}}', why: 'A name is not checked by opening a link.' },
    ],
  },
  {
    id: 'payroll-slip',
    title: 'Payroll found a mistake',
    kind: 'colleague',
    fromName: 'Payroll, {{vendor}}',
    subject: 'Mistake in your last payslip',
    text: [
      'Hello {{firstName}},',
      'We paid you too little last month. We are sorry.',
      'To have the difference paid out with this run, look at your corrected slip by noon: {{link}}',
      'Kind regards, Payroll',
    ],
    link: 'Corrected slip',
    asks: [],
    tells: [
      { piece: 'too little', why: 'Good news about money lowers the guard.' },
      { piece: 'by noon', why: 'Haste again.' },
      { piece: 'Payroll, {{vendor}}', why: 'The name is right and proves nothing. Look at the address.' },
      { piece: '{{link}}', why: 'Payslips are where they always are. Go there by yourself.' },
    ],
  },
  {
    id: 'parcel-desk',
    title: 'A parcel waits at the desk',
    kind: 'colleague',
    fromName: 'Front desk',
    subject: 'Parcel for {{firstName}}',
    text: [
      'Good morning,',
      'There is a parcel for you and the courier will not leave it without a signature.',
      'You can sign from your seat so that you need not come down: {{link}}',
    ],
    link: 'Sign for the parcel',
    asks: [],
    tells: [
      { piece: 'Front desk', why: 'The front desk calls. This is a name without a person.' },
      { piece: 'need not come down', why: 'Comfort is offered for a click.' },
      { piece: '{{link}}', why: 'Nothing is signed by opening a link.' },
    ],
  },
];
