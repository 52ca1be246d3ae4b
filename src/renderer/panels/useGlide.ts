// Rows that change their places glide there.
import { useLayoutEffect, useRef, type RefObject } from 'react';
import { prefersReducedMotion } from '../host/platform';

const glideMs = 240;

/** `list` contains the rows, which are named by `data-runner`; `order` is that of their names. */
export function useGlide(list: RefObject<HTMLElement | null>, order: readonly string[]): void {
  const tops = useRef(new Map<string, number>());
  const names = order.join();
  useLayoutEffect(() => {
    const still = prefersReducedMotion();
    const before = tops.current;
    tops.current = new Map();
    for (const row of list.current?.querySelectorAll<HTMLElement>('[data-runner]') ?? []) {
      const name = row.dataset['runner']!;
      const top = row.offsetTop;
      const last = before.get(name);
      tops.current.set(name, top);
      if (still || last === undefined || last === top) continue;
      row.animate([{ transform: `translateY(${last - top}px)` }, { transform: 'none' }], {
        duration: glideMs,
        easing: 'ease-out',
      });
    }
  }, [list, names]);
}
