import { controlsOf } from '../control.ts';

/** From where, with what and by whom customer data is reached. */
export const infrastructureControls = controlsOf({
  'secure-hosting': [
    [
      'devices-fit',
      'A device that customer data is shown on has an encrypted disk, a locked screen, a firewall and current patches.',
      {
        ...{ gdpr: ['32(1)(a)', '32(1)(b)'], hipaa: ['164.310(b)', '164.310(c)', '164.308(a)(5)(ii)(B)'] },
        ...{
          ccpa: ['1798.100(e)'],
          iso27001: ['A.8.1'],
          soc2: ['CC6.8'],
          nist80053: ['CM-6', 'SI-3'],
          scf: ['END-04'],
        },
      },
    ],
    [
      'endpoints-tls',
      'The vendor’s named endpoints use current protocols, ciphers and certificates.',
      {
        gdpr: ['32(1)(a)'],
        hipaa: ['164.312(e)(1)'],
        iso27001: ['A.8.20', 'A.8.21'],
        soc2: ['CC6.6', 'CC6.7'],
        nist80053: ['SC-8'],
      },
    ],
    [
      'vendor-attested',
      'The vendor’s attestations of its security are there, and none has expired.',
      {
        gdpr: ['28(1)', '28(5)', '32(3)'],
        ccpa: ['7051(c)'],
        iso27001: ['A.5.19', 'A.5.22'],
        soc2: ['CC9.2'],
        nist80053: ['SR-6', 'SA-9'],
      },
    ],
    [
      'assets-known',
      'Sites and devices that work is done with are listed, each with an owner.',
      {
        gdpr: ['24(1)', '32(2)'],
        hipaa: ['164.310(d)(1)'],
        iso27001: ['A.5.9'],
        soc2: ['CC6.1'],
        nist80053: ['CM-8'],
      },
    ],
    [
      'backup-restores',
      'Backups are encrypted, and a restore of them is made and checked regularly.',
      {
        ...{ gdpr: ['32(1)(b)', '32(1)(c)'], hipaa: ['164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(D)'] },
        ...{
          iso27001: ['A.8.13'],
          soc2: ['A1.2', 'A1.3'],
          nist80053: ['CP-9', 'CP-9(1)', 'CP-10'],
          scf: ['BCD-11', 'BCD-11.1'],
        },
      },
    ],
    [
      'continuity-agreed',
      'Work goes on in an emergency only in ways that both sides agreed to, narrowed, and looked at afterwards.',
      {
        gdpr: ['32(1)(b)'],
        hipaa: ['164.308(a)(7)(i)', '164.312(a)(2)(ii)'],
        iso27001: ['A.5.29'],
        soc2: ['CC7.5'],
        nist80053: ['CP-2'],
      },
    ],
  ],
  'mfa-and-networks': [
    [
      'second-factor',
      'Everybody who may see customer data has a second factor, and used it as recently as agreed.',
      {
        ...{
          gdpr: ['32(1)(b)'],
          hipaa: ['164.312(d)'],
          ccpa: ['1798.100(e)', '7123(c)'],
          iso27001: ['A.8.5'],
          soc2: ['CC6.1'],
        },
        ...{ nist80053: ['IA-2', 'IA-2(1)', 'IA-2(2)'], scf: ['IAC-06'] },
      },
    ],
    [
      'known-networks',
      'Sessions come from networks that the company has listed, and from nowhere else.',
      {
        gdpr: ['32(1)(b)'],
        hipaa: ['164.312(a)(1)'],
        iso27001: ['A.8.20', 'A.6.7'],
        soc2: ['CC6.6'],
        nist80053: ['SC-7', 'AC-17'],
      },
    ],
    [
      'own-accounts',
      'Each person has an account of their own; none is shared.',
      {
        gdpr: ['32(1)(b)', '32(4)'],
        hipaa: ['164.312(a)(2)(i)'],
        iso27001: ['A.5.16'],
        soc2: ['CC6.1'],
        nist80053: ['IA-2', 'AC-2'],
      },
    ],
    [
      'sessions-end',
      'Sessions end when they are left, and after the time that was agreed.',
      {
        gdpr: ['32(1)(b)'],
        hipaa: ['164.312(a)(2)(iii)'],
        iso27001: ['A.8.5'],
        soc2: ['CC6.1'],
        nist80053: ['AC-11', 'AC-12'],
      },
    ],
    [
      'no-side-door',
      'Nobody of a vendor has a login in the source, or a seat in the helpdesk, that leads past Cordon.',
      {
        gdpr: ['25(2)', '32(1)(b)'],
        hipaa: ['164.312(a)(1)'],
        iso27001: ['A.8.2', 'A.8.3'],
        soc2: ['CC6.1', 'CC6.3'],
        nist80053: ['AC-3', 'AC-2'],
        scf: ['IAC-20'],
      },
    ],
  ],
  'least-privilege': [
    [
      'roles-by-purpose',
      'Each role is permitted the operations and data its purpose needs, and no others.',
      {
        ...{ gdpr: ['25(2)', '5(1)(c)'], hipaa: ['164.308(a)(4)(i)', '164.502(b)(1)', '164.514(d)(2)'] },
        ...{
          ccpa: ['1798.100(c)', '7002(d)'],
          iso27001: ['A.5.15', 'A.8.3'],
          soc2: ['CC6.3'],
          nist80053: ['AC-6', 'AC-3'],
          scf: ['IAC-21'],
        },
      },
    ],
    [
      'rights-reviewed',
      'Who may do what is looked at as often as agreed, by somebody who can take it away.',
      {
        gdpr: ['32(1)(d)'],
        hipaa: ['164.308(a)(4)(ii)(C)'],
        iso27001: ['A.5.18'],
        soc2: ['CC6.2', 'CC6.3'],
        nist80053: ['AC-2', 'AC-6(7)'],
        scf: ['IAC-17'],
      },
    ],
    [
      'unused-rights-go',
      'A permission that nobody used for 90 days is proposed to be taken out.',
      {
        gdpr: ['25(2)'],
        hipaa: ['164.308(a)(4)(ii)(C)'],
        iso27001: ['A.5.18'],
        soc2: ['CC6.3'],
        nist80053: ['AC-6(7)'],
      },
    ],
    [
      'reveal-is-the-exception',
      'A whole value is revealed by one person, for one reason, on one ticket, for minutes, with a second factor anew.',
      {
        gdpr: ['5(1)(c)', '25(2)'],
        hipaa: ['164.502(b)(1)'],
        iso27001: ['A.8.3', 'A.8.11'],
        soc2: ['CC6.1'],
        nist80053: ['AC-6'],
      },
    ],
  ],
  encryption: [
    [
      'encrypted-in-transit',
      'Customer data travels encrypted between every two parts.',
      {
        ...{
          gdpr: ['32(1)(a)'],
          hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
          ccpa: ['1798.81.5(b)', '7123(c)'],
        },
        ...{
          iso27001: ['A.8.24', 'A.5.14'],
          soc2: ['CC6.7'],
          nist80053: ['SC-8', 'SC-8(1)'],
          scf: ['CRY-03'],
        },
      },
    ],
    [
      'encrypted-at-rest',
      'What is kept of customers is encrypted where it lies, each agreement’s under a key of its own.',
      {
        ...{
          gdpr: ['32(1)(a)', '34(3)(a)'],
          hipaa: ['164.312(a)(2)(iv)'],
          ccpa: ['1798.150(a)(1)', '7123(c)'],
        },
        ...{ iso27001: ['A.8.24'], soc2: ['CC6.1'], nist80053: ['SC-28', 'SC-28(1)'], scf: ['CRY-05'] },
      },
    ],
    [
      'sealed-to-the-browser',
      'Values that are revealed leave sealed to a key of the browser of whoever asked.',
      {
        gdpr: ['32(1)(a)'],
        hipaa: ['164.312(e)(2)(ii)'],
        iso27001: ['A.8.24'],
        soc2: ['CC6.7'],
        nist80053: ['SC-8(1)', 'SC-23'],
      },
    ],
    [
      'keys-rotated',
      'Keys are kept apart from what they open, and changed as often as was said.',
      { gdpr: ['32(1)(a)'], iso27001: ['A.8.24'], soc2: ['CC6.1'], nist80053: ['SC-12'], scf: ['CRY-09'] },
    ],
  ],
  'physical-access': [
    [
      'entry-by-badge',
      'Work is done from zones that were entered with a badge, by somebody who may be there.',
      {
        gdpr: ['32(1)(b)'],
        hipaa: ['164.310(a)(1)', '164.310(a)(2)(iii)'],
        iso27001: ['A.7.1', 'A.7.2'],
        soc2: ['CC6.4'],
        nist80053: ['PE-2', 'PE-3'],
        scf: ['PES-03'],
      },
    ],
    [
      'visitors-escorted',
      'Visitors are recorded and not left alone where customer data is on a screen.',
      {
        hipaa: ['164.310(a)(2)(iii)'],
        iso27001: ['A.7.2', 'A.7.6'],
        soc2: ['CC6.4'],
        nist80053: ['PE-8', 'PE-3'],
        scf: ['PES-06'],
      },
    ],
    [
      'premises-watched',
      'Entrances are watched, and what is odd there is looked at.',
      {
        gdpr: ['32(1)(b)'],
        hipaa: ['164.310(a)(2)(ii)'],
        iso27001: ['A.7.4'],
        soc2: ['CC6.4'],
        nist80053: ['PE-6'],
        scf: ['PES-05'],
      },
    ],
    [
      'desks-clear',
      'Desks and screens are clear; an inspection walks through and signs for it.',
      {
        gdpr: ['32(1)(d)'],
        hipaa: ['164.310(b)', '164.310(c)'],
        iso27001: ['A.7.7'],
        soc2: ['CC6.4'],
        nist80053: ['AC-11'],
      },
    ],
  ],
});
