import type { ClockKind } from './clock.ts';
import { mostOf, type Known, type Start } from './known.ts';
import { afterDays, afterYear, pointAt, sameDay } from './moment.ts';
import { applying, plain, type Rule } from './rule.ts';

const DAYS = 60;
/** Of a state or jurisdiction: more than this many (164.406(a)). */
const MEDIA_OVER = 500;
/** Of all: this many or more (164.408(b)). */
const HHS_FROM = 500;

const counted =
  'Calendar days; the day of discovery is not counted, the last one is, and ends at midnight there. Weekends and holidays move nothing. It is the outer limit: without unreasonable delay comes first.';

/**
 * 45 CFR 164.404-410. Each duty of the company may run twice: from its own discovery, and from its vendor's where the vendor
 * is its agent (164.404(a)(2)), which is ruled out only by somebody saying that it is not.
 */
export function hipaaRules(known: Known): readonly Rule[] {
  const shared = sharedOf(known);
  const agent = known.answer('vendor-is-agent');
  const imputed: Pick<Rule, 'notOwed' | 'taken'> = {
    notOwed: agent === false ? ['The vendor is not the company’s agent, so its knowledge is its own.'] : [],
    taken:
      agent === undefined
        ? ['Whether the vendor acts as the company’s agent is not told: taken as yes, its knowledge counts.']
        : [],
  };
  return [
    {
      ...{ ...plain, ...shared, id: 'hipaa-410', kind: 'hipaa-410', law: 'hipaa', tolls: true },
      ...{ citation: '45 CFR 164.410', by: 'vendor', to: 'company', limit: '60 calendar days', counted },
      starts: known.vendorDiligent,
      waitsFor: 'It starts when the vendor discovers it. Nobody said so yet: ask the vendor.',
      dueFrom: (start) => afterDays(start, DAYS),
    },
    ...companyRules(known, shared, known.companyDiligent, ''),
    ...companyRules(
      known,
      {
        notOwed: [...shared.notOwed, ...imputed.notOwed],
        taken: [...imputed.taken, ...shared.taken],
      },
      known.vendorDiligent,
      '~vendor',
    ),
  ];
}

function sharedOf(known: Known): Pick<Rule, 'notOwed' | 'taken'> {
  const applies = applying('HIPAA', known.law('hipaa'));
  return {
    notOwed: [
      ...applies.notOwed,
      ...(known.answer('encrypted') === true
        ? ['What was taken cannot be read, so it was not unsecured (45 CFR 164.402).']
        : []),
      ...(known.answer('low-probability') === true
        ? ['The assessment found a low probability of compromise (45 CFR 164.402(2)). Keep it.']
        : []),
    ],
    taken: applies.taken,
  };
}

function companyRules(
  known: Known,
  shared: Pick<Rule, 'notOwed' | 'taken'>,
  starts: readonly Start[],
  suffix: string,
): readonly Rule[] {
  const rule = (
    kind: ClockKind,
    part: Pick<Rule, 'citation' | 'to'> &
      Partial<Rule> & { readonly sizeNotOwed?: readonly string[]; readonly sizeTaken?: readonly string[] },
    place?: string,
  ): Rule => {
    const { sizeNotOwed = [], sizeTaken = [], ...rest } = part;
    return {
      ...plain,
      ...{ id: `${kind}${place === undefined ? '' : `@${place}`}${suffix}`, kind, law: 'hipaa' },
      ...(place !== undefined && { place }),
      ...(suffix !== '' && { discovery: 'vendor' as const }),
      ...{ by: 'company', tolls: true, limit: '60 calendar days', counted, starts },
      waitsFor:
        suffix === '' ? 'It starts when the company knows.' : 'It starts when the vendor discovers it.',
      dueFrom: (start) => afterDays(start, DAYS),
      ...rest,
      notOwed: [...shared.notOwed, ...sizeNotOwed],
      taken: [...shared.taken, ...sizeTaken],
    };
  };
  const size = sizeOf(known);
  const told = known.everSent('hipaa-individuals').map(({ at, zone }) => sameDay(pointAt(at, zone)));
  return [
    rule('hipaa-individuals', { citation: '45 CFR 164.404', to: 'individuals' }),
    ...[...known.places.keys()]
      .filter((place) => place.startsWith('US-'))
      .map((place) => rule('hipaa-media', { ...media, ...mediaSize(known, place) }, place)),
    rule('hipaa-media', { ...media, ...mediaSize(known, null) }),
    rule('hipaa-hhs', {
      ...{ citation: '45 CFR 164.408(b)', to: 'hhs', dueBy: told },
      limit: '60 calendar days, and with the notice to individuals',
      ...size.large,
    }),
    rule('hipaa-hhs-year', {
      ...{ citation: '45 CFR 164.408(c)', to: 'hhs' },
      limit: '60 calendar days after the year of discovery',
      dueFrom: (start) => afterYear(start, DAYS),
      ...size.small,
    }),
  ];
}

const media = { citation: '45 CFR 164.406', to: 'media' } as const;

function sizeOf({ affected }: Known) {
  if (affected === undefined) {
    return {
      large: { sizeTaken: [`How many are affected is not told: taken as ${String(HHS_FROM)} or more.`] },
      small: { sizeTaken: ['How many are affected is not told: this later clock runs beside the other.'] },
    };
  }
  return affected >= HHS_FROM
    ? {
        large: {},
        small: {
          sizeNotOwed: [`${String(affected)} people are affected: HHS is told with the individuals.`],
        },
      }
    : {
        large: {
          sizeNotOwed: [`${String(affected)} people are affected, fewer than 500: HHS is told once a year.`],
        },
        small: {},
      };
}

function mediaSize(known: Known, place: string | null) {
  const most = mostOf(known, place);
  const where = place ?? 'any state nobody named yet';
  if (most === undefined) {
    return {
      sizeTaken: [`How many live in ${where} is not told: taken as more than ${String(MEDIA_OVER)}.`],
    };
  }
  if (most <= MEDIA_OVER) {
    return { sizeNotOwed: [`At most ${String(most)} live in ${where}, which is not more than 500.`] };
  }
  const counted = place === null ? 0 : (known.places.get(place) ?? 0);
  return {
    sizeTaken:
      counted > MEDIA_OVER
        ? []
        : [
            `Up to ${String(most)} may live in ${where}, since ${String(most - counted)} are not placed yet: taken as more than 500.`,
          ],
  };
}
