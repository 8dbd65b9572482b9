/** The other end of a child process: answers what it is asked, and ends when nobody asks any more. */
export function serve<Question, Answer>(
  answer: (question: Question) => Answer | Promise<Answer>,
  greeting: object = {},
): void {
  process.on('message', async (question: Question) => {
    process.send?.(await answer(question));
  });
  process.on('disconnect', () => process.exit());
  process.send?.(greeting);
}
