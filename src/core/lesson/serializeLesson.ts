// A lesson as it is saved: complete, but for functions, which are named as people write them.
import type { FunctionKind, FunctionSettings } from '../view/functionSettings';
import type { Lesson, LessonFunctions, LessonStep, LessonView } from './lesson';
import type { WrittenLesson, WrittenStep, WrittenView } from './lessonSchema';

/** The text of a lesson's file. */
export function serializeLesson(lesson: Lesson): string {
  const written: WrittenLesson = {
    ...lesson,
    languages: [...lesson.languages],
    sources: [...lesson.sources],
    steps: lesson.steps.map(writtenStep),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

function writtenStep({ shows, question, ...step }: LessonStep): WrittenStep {
  return {
    ...step,
    shows: writtenView(shows),
    question: question && {
      text: question.text,
      answers: question.answers.map(({ text, isRight, why }) => ({ text, right: isRight, why })),
    },
  };
}

function writtenView(view: LessonView): WrittenView {
  switch (view.kind) {
    case 'words':
      return { kind: 'words' };
    case 'race': {
      const { charts, scenes, pauses, hidden, ...rest } = view;
      return {
        ...rest,
        scenes: [...scenes],
        pauses: [...pauses],
        charts: [...charts.shown],
        meanRows: charts.meanRows,
        hidden: [...hidden],
      };
    }
    case 'activations':
    case 'losses':
      return writtenFunctions(view);
  }
}

function writtenFunctions({ kind, settings, hidden }: LessonFunctions): WrittenView {
  const { logits, target, component, chain } = settings;
  const common = {
    functions: namedFunctions(settings, kind),
    hidden: [...hidden],
    logits: [...logits],
    target,
    component,
  };
  return kind === 'activations'
    ? { kind, ...common, layout: settings.activations.layout, chain }
    : { kind, ...common, axis: settings.losses.axis };
}

/** The selected function first, then those that are pinned. */
function namedFunctions(settings: FunctionSettings, kind: FunctionKind) {
  const { selected, pinned, parameters } = settings[kind];
  const ids = [selected, ...pinned.map(({ id }) => id).filter((id) => id !== selected)];
  return ids.map((id) => (parameters[id] === undefined ? id : { id, parameters: parameters[id] }));
}
