export { checkNotice, draftNotice, noticeText, type Draft, type Missing } from './notice.ts';
export type { Contact, Told } from './told.ts';
