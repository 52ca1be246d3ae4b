// Whether a step of functions is about a chain of layers.
import { defaultFunctionSettings } from '../view/functionSettings';
import type { LessonFunctions } from './lesson';

/** It is if it has a chain of its own: one that is set otherwise than usual. */
export function setsChain({ kind, settings }: LessonFunctions): boolean {
  const usual: Readonly<Record<string, unknown>> = defaultFunctionSettings.chain;
  return (
    kind === 'activations' && Object.entries(settings.chain).some(([key, value]) => value !== usual[key])
  );
}
