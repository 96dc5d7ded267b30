import { parseCourse, type Course } from '@cordon/core/people/courses';
import type { CourseVersion } from './course.ts';
import type { CourseDeps } from './deps.ts';

type ShippingDeps = Pick<CourseDeps, 'versions' | 'shipped' | 'enter' | 'textHash' | 'now'>;

interface Shipped {
  readonly course: Course;
  readonly body: string;
  readonly hash: string;
}

/**
 * Publishes the courses that come with the product where this installation has none, or has them as an older product had them.
 * Whoever passed an older version of ours has passed it still: an update asks nobody to learn again.
 * @returns how many versions were published
 * @throws Error for one that cannot be read: it would be missing from what people are asked to know
 */
export async function shipCourses({
  versions,
  shipped,
  enter,
  textHash,
  now,
}: ShippingDeps): Promise<number> {
  const ours = Map.groupBy(
    (await shipped()).map((body): Shipped => {
      const parsed = parseCourse(body);
      if (!parsed.ok) throw new Error(`a course of the product is wrong: ${JSON.stringify(parsed.problems)}`);
      return { course: parsed.course, body, hash: textHash(body) };
    }),
    ({ course }) => course.id,
  );
  let published = 0;
  for (const [id, texts] of ours) {
    const known = await versions.versions(id);
    const newest = known[0]?.version ?? 0;
    const here = new Map(
      known.filter(({ version }) => version === newest).map(({ language, hash }) => [language, hash]),
    );
    const changed = texts.some(
      ({ course, hash }) => here.has(course.language) && here.get(course.language) !== hash,
    );
    const version = changed || newest === 0 ? newest + 1 : newest;
    for (const { course, body, hash } of texts) {
      const { language, title } = course;
      if (version === newest && here.has(language)) continue;
      const words = { course: id, version, language, hash, origin: 'cordon' };
      const at = now();
      const entry = await enter('course-version-published', { person: null, party: null, ip: null }, words);
      const row: Omit<CourseVersion, 'publishedBy'> = {
        course: id,
        version,
        language,
        title,
        body,
        hash,
        publishedAt: at,
        entry,
      };
      if (await versions.publish({ ...row, publishedBy: null }, 'cordon', false)) published += 1;
    }
  }
  return published;
}
