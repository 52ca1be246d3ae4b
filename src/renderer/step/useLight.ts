// A quantity and what is drawn of it in the picture light up together, whichever of them is pointed at.
import type { PointerEvent } from 'react';
import { drawnParts, type DrawnPart } from '../../core/explanation/arrows';
import { useApp, useWindow } from '../app/appContext';

interface LightProps {
  readonly 'data-part'?: DrawnPart;
  readonly 'data-lit'?: boolean;
  readonly tabIndex?: number;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
}

/**
 * The properties of what contains such elements, among them symbols that React has not made: whichever of them is pointed at, the
 * innermost, is lit, and `data-lit` is what is lit.
 */
export function useLitParts() {
  const app = useApp();
  const lit = useWindow((state) => state.litPart);
  const light = (litPart: DrawnPart | null): void => {
    if (app.window.getState().litPart !== litPart) app.window.setState({ litPart });
  };
  return {
    'data-lit': lit ?? undefined,
    onPointerOver({ target }: PointerEvent): void {
      const part = (target as Element).closest<HTMLElement>('[data-part]')?.dataset['part'];
      light(drawnParts.find((each) => each === part) ?? null);
    },
    onPointerLeave: (): void => light(null),
  };
}

/** Gives the properties of an element that stands for a part, inside of one with `useLitParts`; none for null. */
export function useLight(): (part: DrawnPart | null) => LightProps {
  const app = useApp();
  const lit = useWindow((state) => state.litPart);
  return (part) => {
    if (part === null) return {};
    const light = (): void => app.window.setState({ litPart: part });
    const unlight = (): void => app.window.setState({ litPart: null });
    return {
      'data-part': part,
      'data-lit': part === lit,
      tabIndex: 0,
      onFocus: light,
      onBlur: unlight,
    };
  };
}
