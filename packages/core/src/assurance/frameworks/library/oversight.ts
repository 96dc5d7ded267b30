import { controlsOf } from '../control.ts';

/** How it is known what happened, and what is done about it. */
export const oversightControls = controlsOf({
  'access-logged': [
    [
      'every-access-entered',
      'Every access and refusal is entered before its answer leaves, with who, what, why and by which clause.',
      {
        ...{ gdpr: ['5(2)', '30(2)', '32(1)(b)'], hipaa: ['164.312(b)', '164.528(a)(1)'], ccpa: ['7123(c)'] },
        ...{ iso27001: ['A.8.15'], soc2: ['CC7.2'], nist80053: ['AU-2', 'AU-3', 'AU-12'] },
      },
    ],
    [
      'ledger-unchangeable',
      'No entry can be changed, and the ledger proves it to an outsider.',
      {
        gdpr: ['5(1)(f)', '32(1)(b)'],
        hipaa: ['164.312(c)(1)', '164.312(c)(2)'],
        iso27001: ['A.8.15', 'A.5.33'],
        soc2: ['CC7.2'],
        nist80053: ['AU-9', 'AU-9(3)', 'AU-10'],
        scf: ['MON-08'],
      },
    ],
    [
      'ledger-witnessed',
      'Somebody outside cosigns the ledger as often as was said.',
      { gdpr: ['5(2)'], hipaa: ['164.312(c)(2)'], iso27001: ['A.8.15'], nist80053: ['AU-10'] },
    ],
    [
      'ledger-reconciled',
      'The source’s own log and the ledger are compared, both ways.',
      {
        gdpr: ['5(2)', '32(1)(d)'],
        hipaa: ['164.308(a)(1)(ii)(D)', '164.312(b)'],
        iso27001: ['A.8.15', 'A.8.16'],
        soc2: ['CC7.2'],
        nist80053: ['AU-6'],
      },
    ],
  ],
  'regular-audits': [
    [
      'audits-on-time',
      'Each vendor is audited as often as the agreement says.',
      {
        ...{
          gdpr: ['28(3)(h)', '32(1)(d)'],
          hipaa: ['164.308(a)(8)'],
          ccpa: ['1798.100(d)(3)', '7051(a)(6)', '7120(a)'],
        },
        ...{
          iso27001: ['A.5.22', 'A.5.35', 'A.5.36'],
          soc2: ['CC4.1', 'CC9.2'],
          nist80053: ['CA-2', 'SA-9'],
          scf: ['CPL-03'],
        },
      },
    ],
    [
      'audits-independent',
      'The audited party can choose neither what is looked at nor what is left out.',
      {
        gdpr: ['28(3)(h)'],
        hipaa: ['164.308(a)(8)'],
        iso27001: ['A.5.35', 'A.8.34'],
        soc2: ['CC4.1'],
        nist80053: ['CA-2(1)'],
      },
    ],
    [
      'controls-tested',
      'Each control has a test over live data, made as often as was said; old evidence counts as none.',
      {
        gdpr: ['24(1)', '32(1)(d)'],
        hipaa: ['164.308(a)(8)'],
        iso27001: ['A.5.36'],
        soc2: ['CC4.1'],
        nist80053: ['CA-7', 'CA-2'],
        scf: ['CPL-02'],
      },
    ],
    [
      'settings-changes-seen',
      'Changes of Cordon’s own settings are entered, shown to vendor and auditor, and part of every audit.',
      {
        gdpr: ['5(2)', '24(1)'],
        hipaa: ['164.316(b)(1)'],
        iso27001: ['A.8.9', 'A.8.32'],
        soc2: ['CC8.1'],
        nist80053: ['CM-3', 'CM-5(1)'],
      },
    ],
  ],
  detection: [
    [
      'watched-live',
      'Accesses are watched as they happen, against what each person’s work looks like.',
      {
        gdpr: ['32(1)(b)', '33(1)'],
        hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(5)(ii)(C)'],
        iso27001: ['A.8.16'],
        soc2: ['CC7.2'],
        nist80053: ['SI-4', 'AU-6'],
        scf: ['MON-01'],
      },
    ],
    [
      'incidents-decided',
      'Each case that watching opens is decided by somebody, in the time that was said.',
      {
        gdpr: ['33(1)', '33(5)'],
        hipaa: ['164.308(a)(6)(ii)'],
        iso27001: ['A.5.25', 'A.5.26'],
        soc2: ['CC7.3', 'CC7.4'],
        nist80053: ['IR-4', 'IR-5'],
        scf: ['IRO-02'],
      },
    ],
    [
      'notices-in-time',
      'Authorities, the other party and the people affected are told within the times of law and agreement.',
      {
        ...{
          gdpr: ['33(1)', '33(2)', '33(3)', '34(1)', '34(2)'],
          hipaa: ['164.404(b)', '164.406(b)', '164.408(b)', '164.410(b)'],
        },
        ...{
          ccpa: ['1798.82(a)', '1798.82(b)'],
          iso27001: ['A.5.26', 'A.5.5'],
          soc2: ['P6.6', 'CC7.4'],
          nist80053: ['IR-6', 'IR-8(1)'],
          scf: ['IRO-10'],
        },
      },
    ],
    [
      'canaries-live',
      'In each source live customers who do not exist, and whoever touches one is noticed.',
      {
        gdpr: ['32(1)(d)'],
        hipaa: ['164.308(a)(1)(ii)(D)'],
        iso27001: ['A.8.16'],
        soc2: ['CC7.2'],
        nist80053: ['SC-26'],
      },
    ],
  ],
  'breach-simulations': [
    [
      'drills-made',
      'Attacks are made on the installation regularly, and each has to be stopped by the control that is named for it.',
      {
        gdpr: ['32(1)(d)'],
        hipaa: ['164.308(a)(8)', '164.308(a)(6)(i)'],
        iso27001: ['A.5.24', 'A.8.34'],
        soc2: ['CC4.1', 'CC7.1'],
        nist80053: ['CA-8', 'IR-3'],
        scf: ['IRO-06'],
      },
    ],
    [
      'response-rehearsed',
      'Whoever decides in a breach has rehearsed it at a table.',
      {
        gdpr: ['33(1)', '32(1)(d)'],
        hipaa: ['164.308(a)(6)(i)', '164.308(a)(7)(ii)(D)'],
        iso27001: ['A.5.24'],
        soc2: ['CC7.4', 'CC7.5'],
        nist80053: ['IR-2', 'IR-3'],
        scf: ['IRO-06'],
      },
    ],
  ],
  'findings-improve': [
    [
      'findings-owned',
      'Each finding has a severity, an owner and a day by which it is mended.',
      {
        gdpr: ['24(1)', '32(1)(d)'],
        hipaa: ['164.308(a)(1)(ii)(B)'],
        iso27001: ['A.5.27'],
        soc2: ['CC4.2'],
        nist80053: ['CA-5'],
        scf: ['IAO-05'],
      },
    ],
    [
      'findings-retested',
      'A finding is closed by a test that passes, or is accepted for a time by somebody who is not its owner.',
      {
        gdpr: ['32(1)(d)'],
        hipaa: ['164.308(a)(8)'],
        iso27001: ['A.5.27', 'A.5.36'],
        soc2: ['CC4.2'],
        nist80053: ['CA-5', 'CA-7'],
      },
    ],
    [
      'lessons-land',
      'What was learnt changes terms, thresholds, training or controls, and its effect is shown.',
      {
        gdpr: ['24(1)'],
        hipaa: ['164.308(a)(1)(ii)(B)', '164.316(b)(2)(iii)'],
        iso27001: ['A.5.27'],
        soc2: ['CC4.2', 'CC7.5'],
        nist80053: ['IR-4'],
        scf: ['IRO-13'],
      },
    ],
  ],
});
