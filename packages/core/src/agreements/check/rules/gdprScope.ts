import type { Rules } from '../rule.ts';

/** The law's own words on how much security or help is due: they describe no processing. */
const NOT_NATURE =
  'account the nature|account ~3 the nature|account of the nature|regard to the nature|considering the nature|nature scope|scope context|nature of the breach|nature of the incident|nature of the personal data breach|confidential nature|standard processing operations';

/** GDPR Art. 28(3) chapeau: what is processed, why, for how long, and whose it is. */
export const gdprScopeRules: Rules = [
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
      {
        all: [
          'agree to be bound|agrees to be bound|bound by this|is an addendum to|accept this|accepts this|accepting our',
        ],
      },
      {
        all: ['between|by and between', 'PROCESSOR', 'controller|customer|client|exporter|company'],
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
      { all: ['PROCESSES', 'data|PI|services|service'], about: 'subject matter|subjectmatter' },
      {
        all: [],
        heading:
          'subject matter|subjectmatter|subject of ~2 processing|object of ~2 processing|subject and term|subject and duration|subject of ~2 agreement',
        none: 'BLANK',
      },
      {
        all: ['scope of ~2 processing|scope of the services', 'processing|processes|process'],
        about:
          'description of ~3 processing|details of ~3 processing|particulars of ~3 processing|processing details|scope',
      },
      {
        all: [
          'PROCESSES',
          'personal data|customer data|data',
          'in order to provide|to provide ~4 services|in connection with ~6 services|in the course of providing|for the provision of|when providing|concerns|relates to|in providing',
        ],
        about: 'details of|description of|scope of|subject',
      },
    ],
    weak: [
      { all: ['provision of ~6 services|providing ~6 services|performance of ~6 services', 'PROCESSES'] },
    ],
  },
  {
    id: 'GDPR-02',
    kind: 'statement',
    present: [
      {
        all: [
          'duration|period|how long|term|lasts|last|long as|throughout|retention period|in effect',
          'PROCESSES',
        ],
        within: 20,
      },
      {
        all: ['duration|term of ~3 processing|retention'],
        about:
          'details of ~3 processing|description of ~3 processing|particulars|annex|schedule|exhibit|appendix',
      },
      {
        all: [
          'PROCESSES',
          'for the term|for as long as|for so long as|until ~4 terminat*|until ~4 expir*|during the term|throughout the term|for the life of|cease upon|while ~4 agreement',
        ],
        none: 'retention ~4 plan|on its own authority',
      },
      {
        all: [
          'takes effect ~8 ends|effective ~8 until|in force ~6 until|starts ~8 ends|commences ~8 ends|begins ~8 ends',
        ],
        about: 'PROCESSES',
      },
      { all: [], heading: 'duration|term of ~2 processing|period of ~2 processing', none: 'BLANK' },
    ],
    weak: [{ all: ['duration|term of the agreement|for the term'] }],
  },
  {
    id: 'GDPR-03',
    kind: 'statement',
    present: [
      {
        all: [
          'nature|type of processing|types of processing|kind of processing|processing operations|processing activities are|processing activities include|following processing activities|kinds of processing',
          'PROCESSES|collect*|stor*|host*|consult*|retriev*|transfer',
        ],
        none: NOT_NATURE,
      },
      {
        all: [],
        heading:
          'nature ~4 processing|type of processing|processing operations|processing activities|kind of processing',
        none: 'BLANK',
      },
      {
        all: ['nature ~4 processing'],
        none: NOT_NATURE,
      },
    ],
  },
  {
    id: 'GDPR-04',
    kind: 'statement',
    present: [
      {
        all: ['purpose|purposes|in order to|objective', 'PROCESSES'],
        within: 14,
        none: 'for the purposes of this|for purposes of this|scope context|context and purposes|purposes and means|purposes of the gdpr',
      },
      {
        all: [],
        heading: 'purpose ~4 processing|purposes ~4 processing|processing purpose*|purpose ~3 transfer',
        none: 'BLANK',
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
          'types of personal data|type of personal data|categories of personal data|category of personal data|kinds of personal data|types of customer data|categories of customer data|types of customer personal|categories of customer personal|types of personal information|categories of personal information|categories of information|types of information|types of client data|types of company data|types of ~4 information|data types|data categories|classes of ~3 data|personal data to be processed|personal data processed include*|personal data processed comprise*|personal data processed are|following personal data|personal data includes|personal data include|personal data comprises|data elements|personal data concerned|personal data will include|personal data transferred|personal data are|data fields',
        ],
        none: 'special categories of ~2 data|means any|determined ~2 entirely|solely determined|determined solely',
      },
      {
        all: [],
        heading:
          'types of ~3 data|type of ~3 data|categories of ~3 data|category of ~3 data|data types|data categories|kinds of ~3 data|data processed|categories of ~3 information',
        none: 'BLANK|data subject*',
      },
      {
        all: [
          'name|names|contact details|identifiers',
          'email|telephone|address|addresses|phone|payment|order*|account*|birth|number*|job',
        ],
        none: 'contact person*|point of contact|notice*|notification|contact details of',
        about: 'personal data|data types|details of|description of',
      },
    ],
    weak: [
      { all: ['categories of personal data|personal data'], about: 'annex|schedule|exhibit' },
      { all: ['categories of personal data|types of personal data'] },
    ],
  },
  {
    id: 'GDPR-06',
    kind: 'statement',
    present: [
      {
        all: [
          'categories of data subject*|category of data subject*|types of data subject*|type of data subject*|classes of data subject*|categories of individual*|groups of data subject*|kinds of data subject*|categories of ~3 data subject*|categories of persons|data subjects are|data subjects include|data subjects comprise|data subjects concerned|data subjects whose|data subjects may include|data subjects will|individuals whose|persons concerned|subjects affected by the processing|persons affected by ~2 processing|individuals affected by ~2 processing|groups of people|relates to the following individuals|relates to ~4 customers',
        ],
        none: 'determined ~2 entirely|solely determined|determined solely|approximate number*|categories and ~4 number*|subjects affected|notice|notification|submit ~4 request*',
      },
      {
        all: ['customers|employees|end users|patients|consumers|users|callers|visitors'],
        about: 'data subject*|categories of individuals|whose data',
        none: 'shall|must|will|notify|assist|request*|may',
      },
      {
        all: [],
        heading:
          'data subjects|categories of data subject*|category of data subject*|types of data subject*|categories of individuals|data subjects concerned|whose data',
        none: 'BLANK|shall|must|will|may|request*|rights|assist*|notif*',
      },
    ],
    weak: [
      { all: ['affected data subjects are|data subjects', 'annex|schedule|exhibit'] },
      {
        all: ['categories of ~4 data subjects', 'determined ~2 entirely|solely determined|determined solely'],
      },
    ],
  },
  {
    id: 'GDPR-07',
    kind: 'statement',
    present: [
      {
        all: [
          'obligations and rights of ~2 BUYER|rights and obligations of ~2 BUYER|obligations of ~2 BUYER|BUYER obligations|rights and duties of ~2 BUYER|rights of ~2 BUYER|BUYER responsibilities|responsibilities of ~2 BUYER',
        ],
      },
      {
        all: [
          'controller ~4 responsible|customer ~4 responsible|company ~4 responsible for ~6 lawful*|company ~4 responsible for ~6 legal*|company ~4 responsible for ~6 accuracy|company ~4 responsible for ~6 compl*|client ~4 responsible|controller ~4 warrants|customer ~4 warrants|customer represents|controller represents|controller ~3 ensure*|customer ~3 ensure*|client ~3 ensure*|company ~3 ensure*|controller ~2 determine*|customer ~2 determine*|controller ~4 sole responsib*|customer ~4 sole responsib*|controller shall ~3 comply|customer shall ~3 comply|controller decides|client shall ~3 comply|company shall ~3 comply|customer ~6 responsibility|controller ~6 responsibility',
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
];
