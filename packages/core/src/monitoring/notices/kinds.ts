import type { ClockKind } from '../clocks/index.ts';
import { CALIFORNIA_TITLE, californiaParts, generalParts } from './california.ts';
import {
  clauses,
  consequences,
  contact,
  data,
  dates,
  delay,
  measures,
  nature,
  part,
  people,
  records,
  steps,
  subjects,
} from './contents.ts';
import type { Part } from './part.ts';

/** What a notice of one kind is made of. */
export interface NoticeKind {
  readonly title: string;
  /** Whom it is written to, as the first line says it. */
  readonly to: string;
  readonly parts: readonly Part[];
  /** The provision under which a first phase may lack contents; null: none does, and it goes out whole. */
  readonly phases: string | null;
  /** Where the law says how it is handed in and a mail is not it; null: a mail will do. */
  readonly handedIn: string | null;
}

const ARTICLE_33: readonly Part[] = [
  part(nature, 'Nature of the breach', 'GDPR Article 33(3)(a)'),
  part(subjects, 'People affected', 'GDPR Article 33(3)(a)'),
  part(records, 'Records concerned', 'GDPR Article 33(3)(a)'),
  part(contact, 'Contact', 'GDPR Article 33(3)(b)'),
  part(consequences, 'Likely consequences', 'GDPR Article 33(3)(c)'),
  part(measures, 'Measures', 'GDPR Article 33(3)(d)'),
];

const HIPAA_404: readonly Part[] = [
  part(nature, 'What happened', '45 CFR 164.404(c)(1)(A)'),
  part(dates, 'When', '45 CFR 164.404(c)(1)(A)'),
  part(data, 'What information it was', '45 CFR 164.404(c)(1)(B)'),
  part(steps, 'What you can do', '45 CFR 164.404(c)(1)(C)'),
  part(measures, 'What we are doing', '45 CFR 164.404(c)(1)(D)'),
  part(contact, 'Whom to ask', '45 CFR 164.404(c)(1)(E)'),
];

const toCompany = (citation: string, extra: readonly Part[], phases: string): NoticeKind => ({
  title: 'Notice of a breach to the company',
  to: 'To the company whose data it is',
  parts: [
    ...extra,
    part(nature, 'What happened', citation),
    part(dates, 'When', citation),
    part(subjects, 'People affected', citation),
    part(records, 'Records concerned', citation),
    part(clauses, 'Clauses touched', citation),
    part(consequences, 'Likely consequences', citation),
    part(measures, 'Measures', citation),
    part(contact, 'Contact', citation),
  ],
  phases,
  handedIn: null,
});

const gdprController = toCompany('GDPR Article 33(2), for 33(3)', [], 'GDPR Article 33(2), 33(4)');

const hhs: NoticeKind = {
  title: 'Notice of a breach of unsecured protected health information',
  to: 'To the Secretary of Health and Human Services',
  parts: [
    ...HIPAA_404.map((one) => ({
      ...one,
      citation: `45 CFR 164.408, ${one.citation.slice('45 CFR '.length)}`,
    })),
    part(subjects, 'People affected', '45 CFR 164.408(b), (c)'),
  ],
  phases: null,
  handedIn:
    'on the HHS web site, as it specifies (45 CFR 164.408(b), (c)): copy what stands here into its form',
};

/** The notice that answers each kind of clock. */
export const noticeKinds: Readonly<Record<ClockKind, NoticeKind>> = {
  contract: toCompany('the agreement’s breach notice', [], 'the agreement'),
  'gdpr-33-2': gdprController,
  'gdpr-33-1': {
    title: 'Notification of a personal data breach',
    to: 'To the supervisory authority',
    parts: [...ARTICLE_33, part(delay, 'Reasons for the delay', 'GDPR Article 33(1)')],
    phases: 'GDPR Article 33(4)',
    handedIn: null,
  },
  'gdpr-34': {
    title: 'Your personal data: a breach that concerns you',
    to: 'To those affected',
    parts: [
      part(nature, 'What happened', 'GDPR Article 34(2)'),
      part(contact, 'Whom to ask', 'GDPR Article 34(2), 33(3)(b)'),
      part(consequences, 'What may come of it', 'GDPR Article 34(2), 33(3)(c)'),
      part(measures, 'What we did and will do', 'GDPR Article 34(2), 33(3)(d)'),
    ],
    phases: null,
    handedIn: null,
  },
  'hipaa-410': toCompany(
    '45 CFR 164.410(c)(2)',
    [part(people, 'Who is affected', '45 CFR 164.410(c)(1)')],
    '45 CFR 164.410(c)(2)',
  ),
  'hipaa-individuals': {
    title: 'Your health information: a breach that concerns you',
    to: 'To those affected',
    parts: HIPAA_404,
    phases: null,
    handedIn: null,
  },
  'hipaa-media': {
    title: 'Notice of a breach of health information',
    to: 'To the media of the state',
    parts: HIPAA_404.map((one) => ({
      ...one,
      citation: `45 CFR 164.406(c), ${one.citation.slice('45 CFR '.length)}`,
    })),
    phases: null,
    handedIn: null,
  },
  'hipaa-hhs': hhs,
  'hipaa-hhs-year': hhs,
  'california-owner': toCompany('Cal. Civ. Code 1798.82(b)', [], 'Cal. Civ. Code 1798.82(b)'),
  'california-residents': {
    title: CALIFORNIA_TITLE,
    to: 'To those affected who live in California',
    parts: californiaParts,
    phases: null,
    handedIn: null,
  },
  'california-attorney-general': {
    title: 'Sample of a security breach notification',
    to: 'To the Attorney General of California',
    parts: generalParts,
    phases: null,
    handedIn: 'electronically, through the Attorney General’s form for breaches (1798.82(f))',
  },
};
