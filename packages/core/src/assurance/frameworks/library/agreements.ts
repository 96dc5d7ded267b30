import { controlsOf } from '../control.ts';

/** What has to be agreed before anything is shown, and how an outsider can tell that it was. */
export const agreementControls = controlsOf({
  'agreements-signed': [
    [
      'signed-before-shown',
      'No customer data is shown to a vendor before both parties have signed the agreement it is shown under.',
      {
        gdpr: ['28(3)', '28(9)'],
        hipaa: ['164.308(b)(1)', '164.308(b)(3)', '164.502(e)(1)', '164.502(e)(2)'],
        ccpa: ['1798.100(d)', '1798.140(ag)(1)'],
        ...{ iso27001: ['A.5.20'], soc2: ['CC9.2'], nist80053: ['SA-9', 'PS-7'], scf: ['TPM-05'] },
      },
    ],
    [
      'terms-as-signed',
      'Accesses are decided by the terms whose hash both parties signed, and by no other text.',
      {
        gdpr: ['28(3)(a)', '29', '32(4)'],
        hipaa: ['164.504(e)(2)(i)'],
        ccpa: ['7051(a)(3)'],
        soc2: ['CC5.3'],
      },
    ],
    [
      'undertaking-before-access',
      'Each person has signed a confidentiality undertaking before their first access.',
      {
        ...{ gdpr: ['28(3)(b)'], hipaa: ['164.308(a)(3)(i)'], iso27001: ['A.6.2', 'A.6.6'], soc2: ['CC1.1'] },
        ...{ nist80053: ['PS-6', 'PL-4'], scf: ['HRS-06'] },
      },
    ],
  ],
  'clauses-present': [
    [
      'clauses-handling',
      'The agreement says for which purposes, on whose instructions and with which data the vendor works.',
      {
        ...{ gdpr: ['28(3)', '28(3)(a)'], hipaa: ['164.504(e)(2)(i)'], ccpa: ['7051(a)(2)', '7051(a)(3)'] },
        ...{ iso27001: ['A.5.20'], soc2: ['CC9.2'], nist80053: ['SA-9', 'PT-2'], scf: ['TPM-05'] },
      },
    ],
    [
      'clauses-security',
      'The agreement binds the vendor to named safeguards for handling and storage.',
      {
        ...{ gdpr: ['28(1)', '28(3)(c)', '32(1)'], hipaa: ['164.314(a)(2)(i)', '164.504(e)(2)(ii)(B)'] },
        ...{
          ccpa: ['1798.100(d)(2)', '7051(a)(5)'],
          iso27001: ['A.5.20'],
          soc2: ['CC9.2'],
          nist80053: ['SA-9'],
        },
      },
    ],
    [
      'clauses-breach-notice',
      'The agreement says within how many hours the vendor tells of a breach, and whom.',
      {
        ...{
          gdpr: ['28(3)(f)', '33(2)'],
          hipaa: ['164.314(a)(2)(i)(C)', '164.410(a)(1)', '164.504(e)(2)(ii)(C)'],
        },
        ...{
          ccpa: ['1798.82(b)'],
          iso27001: ['A.5.20', 'A.5.24'],
          soc2: ['P6.5'],
          nist80053: ['IR-6', 'IR-6(3)'],
        },
      },
    ],
    [
      'clauses-return-or-delete',
      'At its end the agreement has data returned or deleted, with a certificate.',
      {
        ...{ gdpr: ['28(3)(g)'], hipaa: ['164.504(e)(2)(ii)(J)'], iso27001: ['A.8.10', 'A.5.20'] },
        ...{ soc2: ['C1.2'], nist80053: ['MP-6', 'SI-12'] },
      },
    ],
    [
      'clauses-liability',
      'The agreement says who bears which harm.',
      { gdpr: ['82(2)', '82(4)'], iso27001: ['A.5.20'], soc2: ['CC9.2'] },
    ],
  ],
  'frameworks-met': [
    [
      'gdpr-checklist-met',
      'Each agreement under the GDPR has every item that Article 28 asks for.',
      { gdpr: ['24(1)', '24(2)', '28(3)'], iso27001: ['A.5.31', 'A.5.34'] },
    ],
    [
      'hipaa-checklist-met',
      'Each agreement under HIPAA has every item of a business associate contract.',
      { hipaa: ['164.314(a)(1)', '164.504(e)(1)', '164.504(e)(2)(ii)'], iso27001: ['A.5.31'] },
    ],
    [
      'ccpa-checklist-met',
      'Each agreement under the CCPA has every item of a service provider’s contract.',
      { ccpa: ['1798.100(d)', '1798.140(ag)(1)', '7051(a)'], iso27001: ['A.5.31'] },
    ],
    [
      'impact-assessed',
      'Before a purpose that is risky for people begins, its impact on them is assessed, and again when it changes.',
      {
        ...{ gdpr: ['35(1)', '35(7)', '35(11)'], hipaa: ['164.308(a)(1)(ii)(A)'], ccpa: ['7150(a)'] },
        ...{ iso27001: ['A.5.34'], soc2: ['CC3.2'], nist80053: ['RA-3', 'RA-8'], scf: ['RSK-10'] },
      },
    ],
  ],
  'responsibilities-split': [
    [
      'duty-one-owner',
      'Each duty of an agreement names the one party that owes it, and by when.',
      {
        ...{ gdpr: ['24(1)', '28(3)'], hipaa: ['164.504(e)(2)(ii)(H)'], ccpa: ['7051(a)(9)'] },
        ...{ iso27001: ['A.5.2', 'A.5.20'], soc2: ['CC1.5'], nist80053: ['SA-9'] },
      },
    ],
    [
      'sub-processors-agreed',
      'No sub-processor works before it was announced, and under terms no weaker than the vendor’s own.',
      {
        ...{ gdpr: ['28(2)', '28(3)(d)', '28(4)'], hipaa: ['164.308(b)(2)', '164.504(e)(2)(ii)(D)'] },
        ...{
          ccpa: ['1798.140(ag)(2)', '7051(b)'],
          iso27001: ['A.5.21'],
          soc2: ['P6.4'],
          nist80053: ['SR-6'],
        },
      },
    ],
    [
      'duties-separated',
      'Whoever asks for a change of networks, witnesses or a customer is not who approves it.',
      { gdpr: ['32(1)(b)'], iso27001: ['A.5.3'], soc2: ['CC5.1'], nist80053: ['AC-5'] },
    ],
  ],
  'documents-auditable': [
    [
      'documents-verify',
      'A signed document can be verified from its bytes alone, years later, by somebody who trusts neither side.',
      {
        ...{ gdpr: ['5(2)', '28(3)(h)'], hipaa: ['164.312(c)(1)', '164.316(b)(1)'] },
        ...{ iso27001: ['A.5.28', 'A.5.33'], nist80053: ['AU-10'] },
      },
    ],
    [
      'evidence-pack-complete',
      'The evidence of an agreement can be taken out whole, and shows that nothing was left out.',
      {
        ...{ gdpr: ['5(2)', '28(3)(h)'], hipaa: ['164.504(e)(2)(ii)(I)'], ccpa: ['7051(a)(6)'] },
        ...{ iso27001: ['A.5.28', 'A.5.35'], soc2: ['CC2.3'] },
      },
    ],
    [
      'documents-kept',
      'Agreements and what was decided under them are kept for as long as the law asks.',
      {
        gdpr: ['30(2)'],
        hipaa: ['164.316(b)(2)(i)', '164.530(j)(2)'],
        iso27001: ['A.5.33'],
        nist80053: ['AU-11'],
      },
    ],
  ],
});
