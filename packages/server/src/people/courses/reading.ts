import { parseCourse, type Course } from '@cordon/core/people/courses';
import type { CourseVersion } from './course.ts';

/** Parsed once each: a version never changes, and everybody reads the same few. */
const parsed = new Map<string, Course>();
const MOST = 64;

/** @throws Error for a version that cannot be read, which publishing lets through nowhere */
export function readCourse({ hash, body }: Pick<CourseVersion, 'hash' | 'body'>): Course {
  const known = parsed.get(hash);
  if (known !== undefined) return known;
  const read = parseCourse(body);
  if (!read.ok) throw new Error('a published course cannot be read');
  if (parsed.size >= MOST) parsed.clear();
  parsed.set(hash, read.course);
  return read.course;
}
