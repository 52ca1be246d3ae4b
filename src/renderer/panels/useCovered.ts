// Where content lies over the picture: elements with the attribute `data-covers` in a place.
import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Box } from '../scene3d/pixelBox';

/** The boxes of these elements, in CSS pixels from the place's upper left corner; the same array while none changes. */
export function useCovered(place: RefObject<HTMLElement | null>): readonly Box[] {
  const [covered, setCovered] = useState<readonly Box[]>([]);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void => {
      const origin = element.getBoundingClientRect();
      const boxes = [...element.querySelectorAll('[data-covers]')].map((covering): Box => {
        const { left, top, width, height } = covering.getBoundingClientRect();
        return { x: left - origin.left, y: top - origin.top, width, height };
      });
      setCovered((before) => (JSON.stringify(before) === JSON.stringify(boxes) ? before : boxes));
    };
    const sizes = new ResizeObserver(measure);
    const follow = (): void => {
      sizes.disconnect();
      for (const each of [element, ...element.querySelectorAll('[data-covers]')]) sizes.observe(each);
    };
    // Cards come and go.
    const children = new MutationObserver(follow);
    children.observe(element, { childList: true, subtree: true });
    follow();
    return () => {
      sizes.disconnect();
      children.disconnect();
    };
  }, [place]);
  return covered;
}
