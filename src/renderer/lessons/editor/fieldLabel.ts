// What a field of a lesson is called in the editor.
import type { TFunction } from 'i18next';
import { languageLabel } from './languageLabel';

/** Of a path in the lesson's file, as `steps[2].question.answers[0].why.en`; the path where it is no field of its own. */
export function fieldLabel(path: string, t: TFunction): string {
  const [, inStep, language] = /^(?:steps\[\d+\]\.)?(.*?)(?:\.([a-z]{2,3}(?:-[A-Za-z]+)*))?$/.exec(path)!;
  const label = labelOf(inStep!, path.startsWith('steps['), t);
  if (label === null) return path;
  return language === undefined ? label : `${label} (${languageLabel(language)})`;
}

function labelOf(field: string, isOfStep: boolean, t: TFunction): string | null {
  const [, place, part] = /^question\.answers\[(\d+)\]\.(text|why)$/.exec(field) ?? [];
  if (place !== undefined) {
    const number = Number(place) + 1;
    return t(part === 'text' ? 'lessonEditor.answer' : 'lessonEditor.whyOf', { number });
  }
  if (field.startsWith('shows.pauses')) return t('lessonEditor.pauses');
  switch (field) {
    case 'title':
      return t(isOfStep ? 'lessonEditor.stepTitle' : 'lessonEditor.title');
    case 'goal':
    case 'prerequisites':
    case 'text':
    case 'after':
    case 'notes':
      return t(`lessonEditor.${field}`);
    case 'question.text':
      return t('lessonEditor.questionText');
    case 'question.answers':
      return t('lessonEditor.question');
    default:
      return null;
  }
}
