import type { Terms } from '../../kernel/index.ts';

/** How a sub-processor comes in under one version of the terms. */
export interface NoticeRule {
  /** `general`: silence until the window closes is a yes. `specific`: only a yes is. */
  readonly authorisation: 'general' | 'specific';
  /** Days between the notice and the first use. */
  readonly noticeDays: number;
  /** Days within which the controller may object. */
  readonly objectionDays: number;
  /** The clause that says so; null when the terms say nothing and the strictest rule stands in. */
  readonly clause: string | null;
}

/** Where the terms are silent: nobody comes in without a written yes (GDPR Art. 28(2), first sentence). */
const SILENT: NoticeRule = { authorisation: 'specific', noticeDays: 30, objectionDays: 30, clause: null };

/** The rule of these terms. Of several duties the strictest counts: a restriction added never lets more in. */
export function noticeRuleOf({ duties }: Pick<Terms, 'duties'>): NoticeRule {
  const rules = duties
    .filter(({ kind, by }) => kind === 'sub-processor-notice' && by === 'processor')
    .map(({ clause, days, objectionDays, authorisation }): NoticeRule => {
      const noticeDays = daysOf(days) ?? SILENT.noticeDays;
      return {
        authorisation: authorisation === 'general' ? 'general' : 'specific',
        noticeDays,
        objectionDays: daysOf(objectionDays) ?? noticeDays,
        clause,
      };
    });
  return (
    rules.reduce<NoticeRule | null>((one, other) => (one === null ? other : stricter(one, other)), null) ??
    SILENT
  );
}

function stricter(one: NoticeRule, other: NoticeRule): NoticeRule {
  const specific = [one, other].find(({ authorisation }) => authorisation === 'specific');
  return {
    ...(specific ?? one),
    noticeDays: Math.max(one.noticeDays, other.noticeDays),
    objectionDays: Math.max(one.objectionDays, other.objectionDays),
  };
}

function daysOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
