// The words of contour maps.
import type { LocalizedText } from '../text/text';

export const mapTexts = {
  loss: { en: 'Loss', ja: '損失' },
  diverged: { en: 'diverged', ja: '発散' },
} as const satisfies Record<string, LocalizedText>;

export function stepsText(step: number): LocalizedText {
  const count = step.toLocaleString('en');
  return { en: step === 1 ? 'After 1 step' : `After ${count} steps`, ja: `${count} ステップ後` };
}

export function divergedText(step: number): LocalizedText {
  const count = step.toLocaleString('en');
  return { en: `diverged at step ${count}`, ja: `ステップ ${count} で発散` };
}

/** What the map shows, for those who can't see it. */
export function descriptionText(landscape: LocalizedText, runners: readonly string[]): LocalizedText {
  if (runners.length === 0) {
    return { en: `Contour map of ${landscape.en}`, ja: `${landscape.ja}の等高線図` };
  }
  return {
    en: `Contour map of ${landscape.en} with the paths of ${runners.join(', ')}`,
    ja: `${landscape.ja}の等高線図と${runners.join('、')}の軌跡`,
  };
}
