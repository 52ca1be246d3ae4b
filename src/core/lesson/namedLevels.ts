// Levels that a step's words name by live values, as in "first below a loss of 0.01": charts draw them, so that one sees when.
import type { LessonStep, LessonText } from './lesson';
import { liveTextParts, type LiveQuantity, type LiveWhat } from './liveText';

/** A value of a quantity that a condition compares with. */
export interface NamedLevel {
  readonly quantity: LiveQuantity;
  readonly value: number;
}

/**
 * The levels named of the runners of a step's scene, by its index, each once, in the order of the words. What happened and why names
 * some only once it is told; notes name none, since no audience reads them.
 */
export function namedLevels(
  { text, question, after }: LessonStep,
  scene: number,
  isTold: boolean,
): readonly NamedLevel[] {
  const answers = question?.answers ?? [];
  const texts: readonly LessonText[] = [
    text,
    ...(question === null ? [] : [question.text]),
    ...answers.map((answer) => answer.text),
    ...(isTold ? [...answers.map(({ why }) => why), after] : []),
  ];
  const found = new Map<string, NamedLevel>();
  for (const words of texts.flatMap((each) => Object.values(each))) {
    for (const part of liveTextParts(words)) {
      if (part.kind === 'text' || !part.parsed.ok || part.parsed.value.scene !== scene) continue;
      const level = levelOf(part.parsed.value.what);
      if (level !== null) found.set(JSON.stringify(level), level);
    }
  }
  return [...found.values()];
}

function levelOf(what: LiveWhat): NamedLevel | null {
  switch (what.kind) {
    case 'first':
    case 'settled':
    case 'runs': {
      const { quantity, value } = what.condition;
      return { quantity, value };
    }
    default:
      return null;
  }
}
