// Access to the state of the function workspaces for components.
import { useMemo } from 'react';
import type { ActivationDefinition } from '../../core/functions/activations/registry';
import type { LossDefinition } from '../../core/functions/losses/registry';
import { useApp, useSetting } from '../app/appContext';
import {
  shownActivations,
  shownLosses,
  type FunctionSettings,
  type ShownFunction,
} from '../../core/view/functionSettings';

export type EditFunctions = (change: (settings: FunctionSettings) => FunctionSettings) => void;

export function useEditFunctions(): EditFunctions {
  const { settings } = useApp();
  return useMemo(
    () => (change) => settings.setState(({ functions }) => ({ functions: change(functions) })),
    [settings],
  );
}

/** The shown activations; the same list until one of them changes. */
export function useShownActivations(): readonly ShownFunction<ActivationDefinition>[] {
  const { activations } = useSetting('functions');
  return useMemo(() => shownActivations(activations), [activations]);
}

/** The shown losses; the same list until one of them changes. */
export function useShownLosses(): readonly ShownFunction<LossDefinition>[] {
  const { losses } = useSetting('functions');
  return useMemo(() => shownLosses(losses), [losses]);
}
