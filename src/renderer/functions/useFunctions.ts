// Access to the state of the function workspaces for components.
import { useMemo } from 'react';
import type { ActivationDefinition } from '../../core/functions/activations/registry';
import type { LossDefinition } from '../../core/functions/losses/registry';
import { hiddenDerivatives } from '../../core/lesson/lesson';
import { useApp, useSetting, useWindow } from '../app/appContext';
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

/** What a lesson's step hides of the plots. */
export interface HiddenCurves {
  readonly has: (plotted: { readonly id: string }) => boolean;
  readonly derivatives: boolean;
}

export function useHiddenCurves(): HiddenCurves {
  const hidden = useWindow((state) => state.hiddenCurves);
  return useMemo(
    () => ({ has: ({ id }) => hidden.includes(id), derivatives: hidden.includes(hiddenDerivatives) }),
    [hidden],
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
