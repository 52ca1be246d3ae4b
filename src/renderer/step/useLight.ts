// A quantity and what is drawn of it in the picture light up together, whichever of them is pointed at.
import type { DrawnPart } from '../../core/explanation/arrows';
import { useApp, useWindow } from '../app/appContext';

interface LightProps {
  readonly 'data-part'?: DrawnPart;
  readonly 'data-lit'?: boolean;
  readonly tabIndex?: number;
  readonly onPointerEnter?: () => void;
  readonly onPointerLeave?: () => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
}

/** Gives the properties of an element that stands for a part; none for null. */
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
      onPointerEnter: light,
      onPointerLeave: unlight,
      onFocus: light,
      onBlur: unlight,
    };
  };
}
