export { readAccessLog } from './accessLog.ts';
export { visitsPast, type VisitReport, type Worked } from './visits.ts';
export { dutyHours } from './duty.ts';
export { accept, type Accepted, type ChangeKind, type Remembered, type Seen } from './binding.ts';
export { mayShowIdentity } from './fileKind.ts';
export { isMarked, isMarkedWith, marked } from './marked.ts';
export { textOfHtml } from './html.ts';
export { cleanImage, type CleanImage } from './image.ts';
export { showing, type Known, type Seat, type Sight } from './seats.ts';
