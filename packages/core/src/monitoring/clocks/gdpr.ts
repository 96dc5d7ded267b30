import type { Known } from './known.ts';
import { afterHours } from './moment.ts';
import { applying, plain, type Rule } from './rule.ts';

const HOURS = 72;

/**
 * Articles 33 and 34 GDPR. Hours are counted to the minute from the moment of awareness. Regulation (EEC, Euratom) 1182/71
 * says how periods of Union law are counted: Article 3(1) leaves out the hour in which the event falls, 3(3) counts holidays
 * and weekends, 3(4) moves an end on a holiday only for periods that are not in hours, and 3(5) gives any period of two days
 * or more two working days. Whether 3(5) reaches hours is disputed. Of all readings the earliest is taken: no hour left out,
 * no working day added.
 */
export function gdprRules(known: Known): readonly Rule[] {
  const applies = applying('the GDPR', known.law('gdpr'));
  const unlikely =
    known.risk === 'unlikely'
      ? [
          'A risk for those affected is unlikely (Article 33(1)). Document it all the same: Article 33(5) still holds.',
        ]
      : [];
  const counted =
    'Clock hours, to the minute, weekends and holidays included (Regulation 1182/71 Article 3(3)). Its Article 3(1) would leave out the hour it began in, 3(5) might add working days: neither is taken, so this is the earliest reading.';
  return [
    {
      ...{ ...plain, ...applies, id: 'gdpr-33-2', kind: 'gdpr-33-2', law: 'gdpr' },
      ...{ citation: 'GDPR Article 33(2)', by: 'vendor', to: 'company', limit: 'without undue delay' },
      counted: 'The law names no number; the hours of the agreement are a clock of their own.',
      starts: known.vendor,
      waitsFor: 'It starts when the vendor knows. Nobody said so yet: ask the vendor.',
      dueFrom: null,
    },
    {
      ...{ ...plain, id: 'gdpr-33-1', kind: 'gdpr-33-1', law: 'gdpr', inPhases: true },
      ...{ citation: 'GDPR Article 33(1)', by: 'company', to: 'supervisory-authority' },
      ...{ limit: '72 hours', counted, starts: known.company },
      waitsFor: 'It starts when the company knows.',
      dueFrom: (start) => afterHours(start, HOURS),
      notOwed: [...applies.notOwed, ...unlikely],
      taken: [
        ...applies.taken,
        ...(known.risk === undefined ? ['Nobody assessed the risk: taken as likely.'] : []),
      ],
    },
    {
      ...{ ...plain, id: 'gdpr-34', kind: 'gdpr-34', law: 'gdpr' },
      ...{ citation: 'GDPR Article 34(1)', by: 'company', to: 'individuals', limit: 'without undue delay' },
      counted: 'The law names no number. Every hour has to be explained.',
      starts: known.company,
      waitsFor: 'It starts when the company knows.',
      dueFrom: null,
      notOwed: [
        ...applies.notOwed,
        ...(known.risk === 'unlikely' || known.risk === 'likely'
          ? ['The risk is not high (Article 34(1)).']
          : []),
        ...(known.answer('encrypted') === true
          ? ['What was taken cannot be read by whoever has it (Article 34(3)(a)).']
          : []),
      ],
      taken: [
        ...applies.taken,
        ...(known.risk === undefined ? ['Nobody assessed the risk: taken as high.'] : []),
      ],
    },
  ];
}
