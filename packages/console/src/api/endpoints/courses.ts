import type * as T from '../types.ts';

/** What is read of courses, one's own and as they are written. */
export interface CoursesReads {
  '/api/courses': readonly T.MyCourse[];
  '/api/courses/:id': T.CourseView;
  '/api/course-papers/:id': T.CoursePaper;
  '/api/course-register': T.CourseRegister;
  '/api/course-register/:id/text': T.CourseText;
  '/api/parties/:id/completions': T.CourseImports;
}

/** What is changed of them. */
export interface CoursesWrites {
  'POST /api/courses/:id/place': [T.CoursePlaceBody, T.Done];
  'POST /api/courses/:id/papers': [T.StartPaperBody, T.CoursePaper];
  'POST /api/course-papers/:id/answers': [T.PaperAnswerBody, T.Done];
  'POST /api/course-papers/:id/submit': [T.SubmitPaperBody, T.CoursePaper];
  'POST /api/course-drafts/look': [T.CourseDraftLookBody, T.CourseDraftLooked];
  'POST /api/course-drafts/:id/:language': [T.SaveCourseDraftBody, T.CourseDraftSaved];
  'DELETE /api/course-drafts/:id/:language': [undefined, T.Done];
  'POST /api/course-drafts/:id/:language/publish': [T.PublishCourseBody, T.CoursePublished];
  'POST /api/courses/:id/withdraw': [T.WithdrawCourseBody, T.Done];
  'POST /api/parties/:id/completions/look': [T.CompletionsLookBody, T.CompletionsLooked];
  'POST /api/parties/:id/completions': [T.CompletionsBody, T.CompletionsTaken];
  'POST /api/parties/:id/course-systems': [T.CourseSystemBody, T.CourseSystemMade];
  'POST /api/course-systems/:id/revoke': [Partial<T.SignedDecision>, T.Done];
}
