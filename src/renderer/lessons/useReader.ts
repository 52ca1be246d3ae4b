// Lets a lesson's words be read page by page, where there is no room for all of them, before the lesson goes on.
import { type RefObject, useEffect } from 'react';
import { useApp } from '../app/appContext';

/** `body` scrolls the words. */
export function useReader(body: RefObject<HTMLElement | null>): void {
  const { lessons } = useApp();
  useEffect(() => {
    const element = body.current!;
    const remove = lessons.setReader({
      goesOn: () => goesOnBelow(element),
      turnPage: () => element.scrollBy({ top: 0.85 * element.clientHeight }),
    });
    element.addEventListener('scroll', lessons.followReader);
    return () => {
      element.removeEventListener('scroll', lessons.followReader);
      remove();
    };
  }, [body, lessons]);
  // After each rendering, since that may bring other words; a formula or a number gets its size when it has been loaded.
  useEffect(() => {
    const sizes = new ResizeObserver(lessons.followReader);
    for (const element of [body.current!, ...body.current!.children]) sizes.observe(element);
    return () => sizes.disconnect();
  });
}

function goesOnBelow(body: HTMLElement): boolean {
  const left = body.scrollHeight - body.clientHeight - body.scrollTop;
  // Notes are read when they are opened.
  const notes = body.querySelector('details:not([open])')?.clientHeight ?? 0;
  // The page's margin may lie below its edge.
  const margin = parseFloat(getComputedStyle(body).paddingBottom) || 0;
  return left > notes + margin + roundingPx;
}

/** Heights that are added up may be off by so many pixels. */
const roundingPx = 2;
