import type { Rules } from '../rule.ts';

/** GDPR Art. 28(3) chapeau and (a)-(c): what is processed, on whose instructions, by whom. */
export const gdprRules: Rules = [
  {
    id: 'GDPR-00',
    kind: 'statement',
    present: [
      {
        all: [
          'agreement|addendum|contract|dpa|clauses|terms|annex',
          'entered into|enters into|is made|made between|made and entered|concluded|by and between|between|agree as follows|parties agree|is binding|binding on|binds|forms part|form part|effective as of|is executed|incorporated into|legally binding',
          'PROCESSOR',
        ],
      },
      {
        all: [
          'binding on|binds|is bound by|legally binding|forms part of|form part of|incorporated into|concluded in writing|governs',
        ],
        about: 'agreement|addendum|contract|dpa',
      },
    ],
    weak: [{ all: ['agreement|addendum|dpa|contract', 'CONTROLLER', 'PROCESSOR'] }],
  },
  {
    id: 'GDPR-01',
    kind: 'statement',
    present: [
      {
        all: [
          'subject matter|subjectmatter|object of the processing|object of processing|subject of the processing|subject of processing|subject of this agreement',
        ],
      },
      { all: ['process*', 'data|PI|services|service'], about: 'subject matter|subjectmatter' },
      {
        all: ['scope of ~2 processing|scope of the services', 'processing|processes|process'],
        about:
          'description of ~3 processing|details of ~3 processing|particulars of ~3 processing|processing details|scope',
      },
      {
        all: [
          'process*',
          'personal data|customer data|data',
          'in order to provide|to provide ~4 services|in connection with ~6 services|in the course of providing|for the provision of|when providing|concerns|relates to|in providing',
        ],
        about: 'details of|description of|scope of|subject',
      },
    ],
    weak: [
      { all: ['provision of ~6 services|providing ~6 services|performance of ~6 services', 'process*'] },
    ],
  },
  {
    id: 'GDPR-02',
    kind: 'statement',
    present: [
      {
        all: ['duration|period|how long|term|lasts|last|long as|throughout|retention period', 'process*'],
        within: 20,
      },
      {
        all: ['duration|term of ~3 processing|retention'],
        about:
          'details of ~3 processing|description of ~3 processing|particulars|processing|annex|schedule|exhibit|transfer',
      },
      {
        all: [
          'process*',
          'for the term|for as long as|until ~4 terminat*|until ~4 expir*|during the term|throughout the term|for the life of|cease upon|while ~4 agreement',
        ],
      },
    ],
    weak: [{ all: ['duration|term of the agreement|for the term'] }],
  },
  {
    id: 'GDPR-03',
    kind: 'statement',
    present: [
      {
        all: [
          'nature|type of processing|types of processing|kind of processing|processing operations|processing activities|kinds of processing|operations',
          'process*|collect*|stor*|host*|consult*|retriev*|transfer',
        ],
        none: 'taking into account the nature|nature of the breach|nature of the incident',
      },
      {
        all: ['nature ~4 processing'],
        none: 'taking into account the nature|account the nature|taking account of the nature|having regard to the nature|considering the nature',
      },
    ],
  },
  {
    id: 'GDPR-04',
    kind: 'statement',
    present: [
      {
        all: ['purpose|purposes|in order to|objective', 'process*'],
        within: 14,
        none: 'for the purposes of this|for purposes of this',
      },
      {
        all: ['purpose|purposes'],
        about: 'details of ~3 processing|description of ~3 processing|particulars of|purpose',
        none: 'for the purposes of this',
      },
    ],
  },
  {
    id: 'GDPR-05',
    kind: 'statement',
    present: [
      {
        all: ['types of data|type of data|categories of data|category of data|kinds of data|kind of data'],
        none: 'data subject*',
      },
      {
        all: [
          'following types of data|following categories of data|types of data are|types of data concerned|types of data processed|categories of data are|categories of data processed|types of data include*',
        ],
        none: 'data subjects are ~2 following',
      },
      {
        all: [
          'types of personal data|type of personal data|categories of personal data|category of personal data|kinds of personal data|types of customer data|categories of customer data|types of customer personal|categories of customer personal|types of personal information|categories of personal information|categories of information|types of information|types of client data|types of company data|types of ~4 information|data types|data categories|classes of ~3 data|personal data processed|following personal data|personal data includes|personal data include|personal data comprises|data elements|personal data concerned|personal data will include|personal data transferred|personal data are|data fields',
        ],
        none: 'special categories of ~2 data',
      },
      {
        all: ['name|names|contact details|email|telephone|address', 'process*|data|handles|receives'],
        about: 'personal data|data types|details of|description of',
      },
    ],
    weak: [{ all: ['categories of personal data|personal data'], about: 'annex|schedule|exhibit' }],
  },
  {
    id: 'GDPR-06',
    kind: 'statement',
    present: [
      {
        all: [
          'categories of data subject*|category of data subject*|types of data subject*|type of data subject*|classes of data subject*|categories of individual*|groups of data subject*|kinds of data subject*|categories of ~3 data subject*|categories of persons|data subjects are|data subjects include|data subjects comprise|data subjects concerned|data subjects whose|data subjects may include|data subjects will|individuals whose|persons concerned|data subjects affected by the processing|groups of people|relates to the following individuals|relates to ~4 customers',
        ],
        none: 'approximate number*|categories and ~4 number*',
      },
      {
        all: ['customers|employees|end users|patients|consumers|users|callers|visitors'],
        about: 'data subject*|categories of individuals|whose data',
        none: 'shall|must|will|notify|assist',
      },
    ],
    weak: [{ all: ['affected data subjects are|data subjects', 'annex|schedule|exhibit'] }],
  },
  {
    id: 'GDPR-07',
    kind: 'statement',
    present: [
      {
        all: [
          'obligations and rights of the controller|rights and obligations of the controller|obligations of the controller|controller obligations|customer obligations|rights and duties of the controller|rights of the controller|customer responsibilities|controller responsibilities|obligations of ~2 customer|rights and obligations of ~2 customer',
        ],
      },
      {
        all: [
          'controller ~4 responsible|customer ~4 responsible|company ~4 responsible|client ~4 responsible|controller ~4 warrants|customer ~4 warrants|customer represents|controller represents|controller ~3 ensure*|customer ~3 ensure*|client ~3 ensure*|company ~3 ensure*|controller ~2 determine*|customer ~2 determine*|controller ~4 sole responsib*|customer ~4 sole responsib*|controller ~3 comply|customer ~3 comply|controller decides|client ~3 comply|company ~3 comply|customer ~6 responsibility|controller ~6 responsibility',
        ],
      },
      {
        all: [
          'lawful*|legal basis|legality|consent*|lawful basis',
          'controller|customer|client|company|exporter',
          'shall|must|will|responsible|warrant*|ensure*|undertake*|confirms|guarantee*',
        ],
      },
    ],
  },
  {
    id: 'GDPR-08',
    kind: 'prohibition',
    facets: [
      [
        {
          all: [
            'instruct*|directions|directed by',
            'only|solely|exclusively|except|unless|other than|no other|nothing but|in accordance with|not process|not ~2 process|strictly|limited to|as instructed|on ~4 instructions|on behalf',
            'process*|handle*|use|uses|act|acts|access*',
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
          'may deviate|free to deviate|entitled to deviate|may depart|free to depart|may disregard|may decline to follow',
          'instruct*|directions',
        ],
        none: 'infring*|unlawful|violat*|breach of law|contrary to law|required by law',
      },
    ],
    weak: [
      { all: ['instruct*|directions|preferences', 'process*|follow*|comply|CONTROLLER'] },
      {
        all: [
          'on behalf of|only to provide|solely to provide|only for the purpose*|solely for the purpose*',
          'process*',
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
          'inform*|notif*|tell|tells|advise|advises|alert*',
          'legal requirement*|requirement of law|required ~6 law|required by ~6 law|obligation|compelled|law ~6 requires|legally required|compels|compulsion|requires it|oblig*|such requirement|law*',
          'before|prior|in advance|beforehand|ahead of|first',
        ],
        within: 45,
        none: 'subprocessor*|breach*|audit*|government ~3 request|authority request*',
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
    present: [
      {
        all: [
          'STAFF',
          'confidential*|secrecy|nondisclosure|non disclosure',
          'process*|access*|authoriz*|personal data|customer data|engaged|who ~6 data|handl*|PROCESSOR|need to know',
        ],
        within: 40,
        none: 'auditor*|audit report*|receiving party',
      },
      {
        all: [
          'confidential*|secrecy',
          'authorized persons|authorized personnel|its personnel|its employees|its staff|authorized users|processing personnel',
        ],
      },
    ],
    weak: [
      {
        all: ['confidential*', 'personal data|customer data|DATA'],
        none: 'confidentiality integrity|audit*|report',
      },
    ],
  },
  {
    id: 'GDPR-11',
    kind: 'duty',
    present: [
      {
        all: [
          'MEASURES',
          'appropriate|adequate|article 32|art 32|sufficient|necessary|suitable|set out|set forth|described|annex|schedule|exhibit|protect*|against|secur*|level of security',
          'implement*|maintain*|take|takes|taken|apply|applies|put in place|adopt*|have in place|keep|keeps|establish*|operat*|complies|comply|ensure*|provide*|undertake*',
        ],
        none: 'assist* ~8 respond|by appropriate technical|chapter iii|insofar as',
      },
      {
        all: ['article 32|art 32|articles 32', 'measure*|secur*|complies|comply', 'PROCESSOR'],
        none: '32 to 36|32 through 36|assist*|32 36',
      },
      { all: ['administrative', 'technical', 'physical', 'safeguard*|measure*|controls'] },
    ],
    weak: [
      {
        all: [
          'security program*|information security|reasonable security|secure|security',
          'maintain*|compl*|implement*|keep|reasonable',
          'DATA|PROCESSOR',
        ],
      },
    ],
  },
];
