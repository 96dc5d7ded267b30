export type {
  Course,
  Question,
  QuestionKind,
  QuizRules,
  Scenario,
  ScenarioAnswer,
  Section,
} from './course.ts';
export { QUESTION_KINDS } from './course.ts';
export type { Block, CourseProblem } from './markdown.ts';
export type { Inline } from './inlines.ts';
export { PICTURES, type PictureName } from './pictures.ts';
export { MOST_CHARACTERS, parseCourse, type ParsedCourse } from './parse.ts';
export { asked, drawPaper, type AskedQuestion } from './paper.ts';
export { grade, needed, type GivenAnswers, type Graded } from './grade.ts';
export { nextPaper, type NextPaper, type TriedPaper } from './attempts.ts';
export { changesOf, translationProblems, type CourseChanges } from './changes.ts';
export {
  BACKDATED_DAYS,
  completionKey,
  planCompletions,
  type CompletionPlan,
  type FoundCompletion,
  type KnownCourse,
  type KnownPerson,
  type ToldCompletion,
} from './completions.ts';
