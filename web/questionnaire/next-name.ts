/** The first of `question-1`, `question-2` ... that is not taken: what something new is called for programs. */
export function nextName(word: string, taken: readonly string[]): string {
  const names = new Set(taken);
  let number = 1;
  while (names.has(`${word}-${number}`)) number += 1;
  return `${word}-${number}`;
}
