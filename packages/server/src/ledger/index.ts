export { createEnterAct, type AdminAct, type EnterAct } from './admin.ts';
export { createAppender, type AppenderSettings, type LedgerStore } from './appender.ts';
export { createBook, type Book, type BookStore, type Proof } from './book.ts';
export { enterRefusals } from './refusals.ts';
