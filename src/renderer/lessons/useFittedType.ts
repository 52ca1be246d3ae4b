// In front of a class, words are as large as there is room for all of them, so that no page has to be turned.
import { type RefObject, useLayoutEffect } from 'react';

/** Sizes of type in pixels of a screen of 1080 lines: the usual one first, the least last. */
const sizes = [28, 26.5, 25, 23.5, 22] as const;

/** Fits the type of a lesson's words to their room whenever they are rendered; `unit` is that of presenting, null while nothing is. */
export function useFittedType(body: RefObject<HTMLElement | null>, unit: number | null): void {
  useLayoutEffect(() => {
    const element = body.current!;
    const setSize = (size: number): void => element.style.setProperty('--lesson-type', String(size));
    const isWhole = (size: number): boolean => {
      setSize(size);
      return element.scrollHeight - toldFrom(element) <= element.clientHeight;
    };
    const { scrollTop } = element;
    // What has no room even so is read page by page.
    if (unit === null) element.style.removeProperty('--lesson-type');
    else setSize(sizes.find(isWhole) ?? sizes[0]);
    // Where smaller words end earlier, trying them has scrolled back.
    element.scrollTo({ top: scrollTop });
  });
}

/** Where what is told once the answer is given begins, in pixels below the beginning of all words; 0 while nothing is told. */
export function toldFrom(body: HTMLElement): number {
  if (body.querySelector('.lessonTold') === null) return 0;
  const told = body.querySelector('.lessonQuestion, .lessonTold')!;
  return told.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop;
}
