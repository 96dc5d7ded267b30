import type { components } from '../types.gen.ts';

type Schemas = components['schemas'];

export type Training = Schemas['Training'];
export type MyTraining = Schemas['MyTraining'];
export type OwedCourse = Schemas['OwedCourse'];
export type PassedCourse = Schemas['PassedCourse'];
export type AssignCourseBody = Schemas['AssignCourseBody'];
export type TrainingRule = Schemas['TrainingRule'];
export type TrainingRuleBody = Schemas['TrainingRuleBody'];
export type SpacedToday = Schemas['SpacedToday'];
export type SpacedQuestion = Schemas['SpacedQuestion'];
export type SpacedAnswerBody = Schemas['SpacedAnswerBody'];
export type SpacedAnswered = Schemas['SpacedAnswered'];
export type TrainingCertificateBody = Schemas['TrainingCertificateBody'];
