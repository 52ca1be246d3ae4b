// The texts of contour maps.
import { phrase, type Phrase } from '../text/text';

export const mapTexts = {
  loss: phrase('Loss'),
  diverged: phrase('diverged'),
} as const satisfies Record<string, Phrase>;

export function stepsText(step: number): Phrase {
  const count = step.toLocaleString('en');
  return step === 1 ? phrase('After 1 step') : phrase('After {count} steps', { count });
}

export function divergedText(step: number): Phrase {
  const count = step.toLocaleString('en');
  return phrase('diverged at step {count}', { count });
}

/** The description of the map for readers who can't see it. */
export function descriptionText(landscape: Phrase, runners: readonly string[]): Phrase {
  if (runners.length === 0) {
    return phrase('Contour map of {landscape}', { landscape });
  }
  return phrase('Contour map of {landscape} with the paths of {runners}', { landscape, runners });
}
