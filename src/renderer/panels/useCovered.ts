// Where content lies over a picture: elements with the attribute `data-covers`.
import { useEffect, useState, type RefObject } from 'react';
import type { Box } from '../scene3d/pixelBox';

/**
 * The boxes of these elements in a place, in CSS pixels from the upper left corner of a picture in it; the same array while none
 * changes. What lies beside the picture covers nothing of it.
 */
export function useCovered(
  place: RefObject<HTMLElement | null>,
  picture: RefObject<HTMLElement | null>,
): readonly Box[] {
  const [covered, setCovered] = useState<readonly Box[]>([]);
  // Not in a layout effect: then the place around the picture has no element yet.
  useEffect(() => {
    const [element, shown] = [place.current, picture.current];
    if (element === null || shown === null) return;
    const measure = (): void => {
      const origin = shown.getBoundingClientRect();
      const boxes = [...element.querySelectorAll('[data-covers]')].flatMap((covering): Box[] => {
        const { left, top, width, height, right, bottom } = covering.getBoundingClientRect();
        const isBeside =
          right <= origin.left || left >= origin.right || bottom <= origin.top || top >= origin.bottom;
        return isBeside ? [] : [{ x: left - origin.left, y: top - origin.top, width, height }];
      });
      setCovered((before) => (JSON.stringify(before) === JSON.stringify(boxes) ? before : boxes));
    };
    const sizes = new ResizeObserver(measure);
    const follow = (): void => {
      sizes.disconnect();
      for (const each of [element, shown, ...element.querySelectorAll('[data-covers]')]) sizes.observe(each);
    };
    // Cards come and go.
    const children = new MutationObserver(follow);
    children.observe(element, { childList: true, subtree: true });
    follow();
    return () => {
      sizes.disconnect();
      children.disconnect();
    };
  }, [place, picture]);
  return covered;
}
