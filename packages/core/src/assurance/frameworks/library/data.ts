import { controlsOf } from '../control.ts';

/** How much of a customer is seen, and what stays behind of it. */
export const dataControls = controlsOf({
  'relevant-data-only': [
    [
      'ticket-in-hand',
      'A customer’s data is shown for a ticket of that customer, bound by the company’s side, and for nothing else.',
      {
        ...{ gdpr: ['5(1)(b)', '5(1)(c)', '25(2)'], hipaa: ['164.502(b)(1)', '164.514(d)(2)'] },
        ...{
          ccpa: ['1798.100(c)', '7002(a)'],
          iso27001: ['A.8.3'],
          soc2: ['P4.1'],
          nist80053: ['PT-2', 'AC-3'],
        },
      },
    ],
    [
      'columns-classified',
      'Every field that can be shown has a category that a person confirmed; a new one is hidden.',
      {
        gdpr: ['25(2)', '30(1)'],
        hipaa: ['164.514(d)(1)'],
        iso27001: ['A.5.12', 'A.5.13'],
        soc2: ['C1.1'],
        nist80053: ['RA-2', 'PT-7'],
      },
    ],
    [
      'budgets-kept',
      'How many customers, lookups and reveals one person may have in a shift is limited, and kept.',
      {
        gdpr: ['5(1)(c)', '32(1)(b)'],
        hipaa: ['164.502(b)(1)'],
        iso27001: ['A.8.12'],
        soc2: ['CC6.1'],
        nist80053: ['AC-6', 'AC-21'],
      },
    ],
    [
      'exports-agreed',
      'Many customers’ data leaves at once only by an approved export that is marked and traceable.',
      {
        gdpr: ['5(1)(f)', '32(1)(b)'],
        hipaa: ['164.514(d)(3)'],
        iso27001: ['A.5.14', 'A.8.12'],
        soc2: ['CC6.7'],
        nist80053: ['AC-21'],
      },
    ],
  ],
  masking: [
    [
      'masked-at-read',
      'What a role need not see is masked before it leaves the source, in every door alike.',
      {
        ...{ gdpr: ['25(1)', '32(1)(a)'], hipaa: ['164.502(b)(1)', '164.514(d)(2)'], ccpa: ['1798.100(c)'] },
        ...{ iso27001: ['A.8.11'], soc2: ['C1.1', 'CC6.1'], nist80053: ['AC-3', 'SI-19'] },
      },
    ],
    [
      'free-text-treated',
      'Personal data in conversations and files is taken out of what is shown, by what is known of the customer.',
      {
        gdpr: ['25(1)', '5(1)(c)'],
        hipaa: ['164.514(a)'],
        iso27001: ['A.8.11', 'A.8.12'],
        soc2: ['C1.1'],
        nist80053: ['SI-19'],
      },
    ],
    [
      'work-without-sight',
      'What can be done without seeing a value is: confirming, replying, acting.',
      { gdpr: ['25(1)', '25(2)'], hipaa: ['164.502(b)(1)'], iso27001: ['A.8.11'], nist80053: ['AC-6'] },
    ],
  ],
  'anonymised-records': [
    [
      'recordings-anonymised',
      'Recorded sessions hold no customer’s value; a second look finds what the first let through.',
      {
        gdpr: ['5(1)(c)', '25(1)'],
        hipaa: ['164.514(a)', '164.514(b)'],
        iso27001: ['A.8.11'],
        soc2: ['C1.1'],
        nist80053: ['SI-12(1)', 'SI-19'],
      },
    ],
    [
      'notes-anonymised',
      'Notes and conversations kept for quality hold no customer’s value.',
      {
        gdpr: ['5(1)(c)', '25(1)'],
        hipaa: ['164.514(a)', '164.514(b)'],
        iso27001: ['A.8.11'],
        soc2: ['C1.1'],
        nist80053: ['SI-19'],
      },
    ],
    [
      'logs-without-values',
      'Logs and the ledger hold ids, codes and commitments, never a customer’s value.',
      {
        gdpr: ['5(1)(c)', '25(1)'],
        hipaa: ['164.502(b)(1)'],
        iso27001: ['A.8.15', 'A.8.11'],
        soc2: ['C1.1'],
        nist80053: ['AU-3(3)'],
      },
    ],
  ],
  'pii-protocols': [
    [
      'protocol-acknowledged',
      'What may be asked, typed and sent is written for each purpose, and whoever works under it has read it.',
      {
        gdpr: ['24(2)', '29', '32(4)'],
        hipaa: ['164.310(b)', '164.530(i)(1)'],
        iso27001: ['A.5.10', 'A.5.34'],
        soc2: ['CC5.3'],
        nist80053: ['PL-4'],
      },
    ],
    [
      'protocol-kept',
      'A text that the protocol does not let go is stopped before it is sent or kept.',
      {
        gdpr: ['25(1)', '32(4)'],
        hipaa: ['164.530(c)(1)'],
        iso27001: ['A.8.12'],
        soc2: ['CC6.7'],
        nist80053: ['SI-12(1)'],
      },
    ],
    [
      'originals-deleted',
      'Documents and recordings are deleted when the time that was agreed for them is over.',
      {
        gdpr: ['5(1)(e)', '28(3)(g)'],
        hipaa: ['164.310(d)(2)(i)'],
        ccpa: ['1798.100(a)(3)', '1798.105(c)(3)'],
        iso27001: ['A.8.10'],
        soc2: ['P4.3', 'C1.2'],
        nist80053: ['SI-12', 'MP-6'],
      },
    ],
    [
      'subject-requests-answered',
      'A customer who asks who saw their data gets an answer in the law’s time.',
      {
        gdpr: ['15(1)', '28(3)(e)'],
        hipaa: ['164.528(a)(1)', '164.504(e)(2)(ii)(G)'],
        ccpa: ['1798.110(a)', '7051(a)(9)'],
        soc2: ['P5.1', 'P6.7'],
        nist80053: ['AC-3(14)'],
      },
    ],
  ],
  'privacy-by-default': [
    [
      'default-deny',
      'Without terms, a permission, a known field and a reason nothing is shown.',
      {
        gdpr: ['25(1)', '25(2)'],
        hipaa: ['164.312(a)(1)'],
        iso27001: ['A.5.15', 'A.8.3'],
        soc2: ['CC6.1'],
        nist80053: ['AC-3', 'SC-7(5)'],
      },
    ],
    [
      'faults-deny',
      'An error, a time-out or a lost connection denies.',
      { gdpr: ['25(2)', '32(1)(b)'], hipaa: ['164.312(a)(1)'], nist80053: ['SC-24'] },
    ],
    [
      'two-locks',
      'A source is reached through two locks: what a login may read at all, and which customer it may read now.',
      {
        gdpr: ['25(1)', '32(1)(b)'],
        hipaa: ['164.312(a)(1)'],
        iso27001: ['A.8.3'],
        soc2: ['CC6.1'],
        nist80053: ['AC-3', 'AC-6'],
      },
    ],
  ],
});
