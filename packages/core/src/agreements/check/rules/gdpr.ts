import type { Rules } from '../rule.ts';

/** GDPR Art. 28(3)(a)-(c): on whose instructions, by whom, how well kept. */
export const gdprRules: Rules = [
  {
    id: 'GDPR-08',
    kind: 'prohibition',
    facets: [
      [
        {
          all: [
            'instruct*|directions|directed by',
            'only|solely|exclusively|except|unless|other than|no other|nothing but|in accordance with|not process|not ~2 process|strictly|limited to|as instructed|on ~4 instructions|on behalf',
            'PROCESSES|handle*|use|uses|act|acts|access*',
          ],
          none: 'may deviate|reserves the right to deviate|assist* ~4 instruct*',
        },
      ],
      [
        {
          all: [
            'instruct*|directions',
            'document*|written|in writing|recorded|this agreement|this dpa|this addendum|set out in|set forth in|as documented',
          ],
        },
      ],
    ],
    denied: [
      {
        all: [
          'PROCESSOR',
          'may process|may use|may handle|may deviate|entitled to process',
          'as ~3 reasonably determines|as ~2 determines|as ~2 deems|in its ~2 discretion|at its ~2 discretion|as it sees fit|in its own judgment|own judgement',
        ],
        none: 'unless ~4 instruct*',
      },
      {
        all: [
          'may deviate|free to deviate|entitled to deviate|may ~4 depart from|free to depart|may disregard|may decline to follow|may ~4 deviate from',
          'instruct*|directions',
        ],
        none: 'infring*|unlawful|violat*|breach of law|contrary to law|required by law',
      },
    ],
    weak: [
      { all: ['instruct*|directions|preferences', 'PROCESSES|follow*|comply|CONTROLLER'] },
      {
        all: [
          'on behalf of|only to provide|solely to provide|only for the purpose*|solely for the purpose*',
          'PROCESSES',
        ],
      },
    ],
  },
  {
    id: 'GDPR-09',
    kind: 'duty',
    present: [
      {
        all: [
          'NOTIFY',
          'legal requirement*|requirement of law|such requirement|that requirement|legally required|required ~6 law|required by ~6 law|obligation|compelled|law ~6 requires|legally required|compels|compulsion|requires it|oblig*|such requirement|law*',
          'before|prior|in advance|beforehand|ahead of|first',
        ],
        within: 50,
        none: 'engag* ~4 subprocessor*|new subprocessor*|data breach*|audit*|government ~3 request*|authority request*|request from a data subject|responds to ~2 request',
      },
      { all: ['inform*|notif*|tell', 'legal requirement*', 'unless|prohibit*'] },
    ],
    weak: [
      { all: ['unless ~3 required|except ~3 required|unless ~4 law|required to do so', 'law*', 'instruct*'] },
    ],
  },
  {
    id: 'GDPR-10',
    kind: 'duty',
    by: 'processor',
    present: [
      {
        all: [
          'STAFF',
          'SECRECY',
          'PROCESSES|access*|authoriz*|personal data|customer data|engaged|who ~6 data|handl*|PROCESSOR|need to know|bound',
        ],
        within: 45,
        none: 'auditor*|audit report*|receiving party|informed of the confidential nature of ~6 comply',
      },
      {
        all: [
          'SECRECY',
          'authorized persons|authorized personnel|its personnel|its employees|its staff|authorized users|processing personnel',
        ],
      },
    ],
    weak: [
      {
        all: ['SECRECY', 'personal data|customer data|DATA'],
        none: 'confidentiality integrity|audit*|report',
      },
    ],
  },
  {
    id: 'GDPR-11',
    kind: 'duty',
    by: 'processor',
    present: [
      {
        all: [
          'MEASURES',
          'appropriate|adequate|article 32|art 32|sufficient|necessary|suitable|set out|set forth|described|listed|following|annex|schedule|exhibit|protect*|against|secur*|level of security',
          'implement*|maintain*|take|takes|taken|apply|applies|put in place|adopt*|have in place|keep|keeps|establish*|operat*|complies|comply|ensure*|provide*|undertake*',
        ],
        none: 'assist* ~8 respond|by appropriate technical|chapter iii|insofar as|guarantees to implement|requests to exercise|HELP ~12 respond',
      },
      {
        all: ['article 32|art 32|articles 32', 'measure*|secur*|complies|comply', 'PROCESSOR'],
        none: '32 to 36|32 through 36|assist*|32 36',
      },
      { all: ['administrative', 'technical', 'physical', 'safeguard*|measure*|controls'] },
    ],
    denied: [
      {
        all: [
          'not ~2 obliged to ~4 measures|not ~2 required to ~4 measures|not be obliged to implement|not be required to implement',
          'MEASURES',
        ],
      },
    ],
    weak: [
      {
        none: 'questionnaire*',
        all: [
          'security program*|information security|reasonable security|secure|security',
          'maintain*|compl*|implement*|keep|reasonable',
          'DATA|PROCESSOR',
        ],
      },
    ],
  },
];
