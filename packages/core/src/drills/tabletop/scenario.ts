/** Who sits at the table. */
export const tabletopRoles = [
  ...['security-officer', 'privacy-officer', 'vendor-lead', 'support-lead', 'legal', 'communications'],
] as const;

export type TabletopRole = (typeof tabletopRoles)[number];

/** Something that becomes known while the exercise runs. */
export interface Inject {
  readonly id: string;
  /** Minutes after the beginning. */
  readonly atMinute: number;
  readonly text: string;
  /** Who has to decide something now, and what. */
  readonly asks: readonly { readonly role: TabletopRole; readonly question: string }[];
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly opening: string;
  /** In the order of their minutes. */
  readonly injects: readonly Inject[];
}

export const scenarios: readonly Scenario[] = [
  {
    id: 'bribed-agent',
    title: 'A bribed agent photographs records',
    opening:
      'For weeks an agent of a vendor opened customers no ticket explains, a few a day. Nothing was exported: the screen was photographed.',
    injects: [
      {
        ...{ id: 'signal', atMinute: 0 },
        text: 'Monitoring signals unexplained customers over fourteen days by one agent, 135 in all.',
        asks: [
          { role: 'security-officer', question: 'Is the agent suspended now, and who is told why?' },
          { role: 'vendor-lead', question: 'Who secures the desk and the phone, and what is not touched?' },
        ],
      },
      {
        ...{ id: 'scope', atMinute: 10 },
        text: 'The ledger names each customer and field the agent saw.',
        asks: [
          { role: 'privacy-officer', question: 'When did we become aware, and which clocks run from it?' },
          { role: 'support-lead', question: 'Which customers are called first, and by whom?' },
        ],
      },
      {
        ...{ id: 'demand', atMinute: 20 },
        text: 'A stranger sends ten records and asks for money by tomorrow.',
        asks: [
          { role: 'legal', question: 'Who answers, who tells the police, and what is not said?' },
          { role: 'communications', question: 'What do customers and the press read, and when?' },
        ],
      },
      {
        ...{ id: 'second', atMinute: 35 },
        text: 'A second agent of the same queue looked at the rest of the same list.',
        asks: [
          { role: 'security-officer', question: 'Is the whole vendor contained, and who does its work?' },
          { role: 'privacy-officer', question: 'What changes in the notice that was sent?' },
        ],
      },
    ],
  },
  {
    id: 'leavers-key',
    title: 'A leaver’s key still works',
    opening: 'Somebody left the vendor three weeks ago. A key they made is used from changing addresses.',
    injects: [
      {
        ...{ id: 'signal', atMinute: 0 },
        text: 'Monitoring signals an account that was used after its person left.',
        asks: [
          { role: 'security-officer', question: 'What is ended at once, and how do we see that it is?' },
          { role: 'vendor-lead', question: 'Why was the leaver not told to us, and who else was not?' },
        ],
      },
      {
        ...{ id: 'first-count', atMinute: 10 },
        text: 'The first count says a few thousand customers. Nobody is sure it is whole.',
        asks: [
          {
            role: 'privacy-officer',
            question: 'Which number is told to the authority, and how is it proven?',
          },
          { role: 'legal', question: 'What does the agreement owe us, and by when?' },
        ],
      },
      {
        ...{ id: 'calls', atMinute: 25 },
        text: 'Customers call: somebody who knows their orders phoned them.',
        asks: [
          { role: 'support-lead', question: 'What do agents say, and how do they know a customer?' },
          { role: 'communications', question: 'What stands on the website within the hour?' },
        ],
      },
    ],
  },
  {
    id: 'phished-agent',
    title: 'A phished agent',
    opening: 'An agent typed password and code into a page that was not ours, ten minutes ago, and says so.',
    injects: [
      {
        ...{ id: 'told', atMinute: 0 },
        text: 'The agent reports it. A session from a new device is open.',
        asks: [
          { role: 'security-officer', question: 'What is ended, and what is kept as evidence?' },
          { role: 'support-lead', question: 'Who takes the agent’s open tickets?' },
        ],
      },
      {
        ...{ id: 'more', atMinute: 10 },
        text: 'Six colleagues had the same message. Two do not answer.',
        asks: [
          { role: 'vendor-lead', question: 'Who reaches the two, and are they contained meanwhile?' },
          { role: 'security-officer', question: 'Does the vendor go on working, and with what factor?' },
        ],
      },
      {
        ...{ id: 'seen', atMinute: 20 },
        text: 'The session saw four customers in part and revealed one address.',
        asks: [
          { role: 'privacy-officer', question: 'Is it notified, to whom, and with which reasons?' },
          { role: 'legal', question: 'Is the vendor’s notice to us in time, and is it whole?' },
        ],
      },
    ],
  },
];
