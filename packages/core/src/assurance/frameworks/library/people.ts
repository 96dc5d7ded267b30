import { controlsOf } from '../control.ts';

/** Who works with customer data: trained, reachable, and gone at once when it has to be. */
export const peopleControls = controlsOf({
  training: [
    [
      'trained-before-access',
      'Nobody sees customer data before the training for that work was passed.',
      {
        ...{ gdpr: ['29', '32(4)'], hipaa: ['164.308(a)(5)(i)', '164.530(b)(1)'], ccpa: ['7123(c)'] },
        ...{
          iso27001: ['A.6.3'],
          soc2: ['CC1.4', 'CC2.2'],
          nist80053: ['AT-2', 'AT-3'],
          scf: ['SAT-02', 'SAT-03'],
        },
      },
    ],
    [
      'training-recorded',
      'Who was trained in what, and when, can be shown.',
      {
        gdpr: ['5(2)'],
        hipaa: ['164.530(b)(2)(ii)'],
        iso27001: ['A.6.3'],
        soc2: ['CC1.4'],
        nist80053: ['AT-4'],
      },
    ],
  ],
  refreshers: [
    [
      'training-current',
      'Training is taken again before it is older than agreed; then access is narrowed or ends.',
      {
        gdpr: ['32(4)'],
        hipaa: ['164.308(a)(5)(ii)(A)', '164.530(b)(2)(i)(C)'],
        iso27001: ['A.6.3'],
        soc2: ['CC1.4'],
        nist80053: ['AT-2', 'AT-3'],
        scf: ['SAT-03'],
      },
    ],
  ],
  revocation: [
    [
      'leavers-out-in-time',
      'Whoever leaves is out within the time that was agreed, sessions and open results included.',
      {
        gdpr: ['32(1)(b)', '32(4)'],
        hipaa: ['164.308(a)(3)(ii)(C)'],
        iso27001: ['A.6.5', 'A.5.18'],
        soc2: ['CC6.2', 'CC6.3'],
        nist80053: ['PS-4', 'AC-2(3)'],
        scf: ['HRS-09', 'IAC-07'],
      },
    ],
    [
      'end-closes-all',
      'When an agreement ends all access under it is closed in the same second.',
      {
        gdpr: ['28(3)(g)'],
        hipaa: ['164.504(e)(2)(iii)'],
        ccpa: ['1798.100(d)(5)'],
        iso27001: ['A.5.18', 'A.5.20'],
        soc2: ['CC6.2'],
        nist80053: ['AC-12', 'PS-7'],
      },
    ],
    [
      'movers-change',
      'Whoever changes their work loses the rights of the old one.',
      {
        gdpr: ['25(2)'],
        hipaa: ['164.308(a)(4)(ii)(C)'],
        iso27001: ['A.5.18'],
        soc2: ['CC6.2', 'CC6.3'],
        nist80053: ['PS-5', 'AC-2'],
      },
    ],
  ],
  'violations-acted-on': [
    [
      'sanctions-follow',
      'A violation has a consequence that was said beforehand, up to the end of the agreement.',
      {
        gdpr: ['28(10)', '82(4)'],
        hipaa: ['164.308(a)(1)(ii)(C)', '164.530(e)(1)', '164.504(e)(1)'],
        ccpa: ['1798.100(d)(5)', '7051(a)(8)'],
        iso27001: ['A.6.4'],
        soc2: ['CC1.5'],
        nist80053: ['PS-8'],
        scf: ['HRS-07'],
      },
    ],
    [
      'harm-mitigated',
      'What harm a violation did is found and lessened, person by person.',
      {
        gdpr: ['33(3)(d)', '34(1)'],
        hipaa: ['164.530(f)', '164.308(a)(6)(ii)'],
        ccpa: ['1798.150(a)(1)'],
        iso27001: ['A.5.26'],
        soc2: ['CC7.4'],
        nist80053: ['IR-4'],
      },
    ],
  ],
  awareness: [
    [
      'easy-to-tell',
      'Whoever notices something odd can tell of it, at once and without harm to themselves.',
      {
        gdpr: ['33(2)'],
        hipaa: ['164.530(d)(1)', '164.530(g)'],
        iso27001: ['A.6.8'],
        soc2: ['CC2.2', 'CC2.3'],
        nist80053: ['IR-6'],
      },
    ],
    [
      'awareness-measured',
      'How people act when it matters is measured, and shown to themselves first.',
      {
        gdpr: ['24(1)', '32(4)'],
        hipaa: ['164.308(a)(5)(i)', '164.308(a)(5)(ii)(A)'],
        iso27001: ['A.6.3'],
        soc2: ['CC1.4', 'CC2.2'],
        nist80053: ['AT-2', 'AT-2(1)'],
        scf: ['SAT-02'],
      },
    ],
  ],
});
