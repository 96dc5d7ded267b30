interface Waiting<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One question under way at a time; whoever comes meanwhile shares the next. A question that was on its way before somebody
 * came is never their answer: it may have been answered before what they must see was written.
 * @param own what of the common answer is theirs
 */
export function together<Q, R, A>(
  ask: (questions: readonly Q[]) => Promise<R>,
  own: (answer: R, nth: number) => A,
): (question: Q) => Promise<A> {
  let waiting: Waiting<Q, A>[] = [];
  let asking = false;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const taken = waiting;
      waiting = [];
      try {
        const answer = await ask(taken.map(({ question }) => question));
        const answered = taken.map(({ resolve }, nth) => ({ resolve, answer: own(answer, nth) }));
        for (const one of answered) one.resolve(one.answer);
      } catch (error) {
        for (const { reject } of taken) reject(error);
      }
    }
    asking = false;
  };

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (asking) return;
      asking = true;
      // Whoever comes in the same turn of the loop shares it.
      setImmediate(() => void drain());
    });
}
