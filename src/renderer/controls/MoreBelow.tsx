// A part of a panel that scrolls, and shows where it goes on.
import { ScrollArea } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode, type Ref } from 'react';

interface MoreBelowProps {
  readonly className: string;
  readonly dense?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
}

export function MoreBelow({ className, dense, children, ref }: MoreBelowProps) {
  const viewport = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState(false);

  useEffect(() => {
    const element = viewport.current!;
    const look = (): void => {
      // A pixel less is a matter of rounding.
      setMore(element.scrollTop + element.clientHeight < element.scrollHeight - 1);
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    observer.observe(element.firstElementChild!);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, []);

  return (
    <ScrollArea
      ref={ref}
      viewportRef={viewport}
      className={className}
      data-more={more}
      data-dense={dense}
      type="auto"
      scrollbarSize={8}
    >
      {children}
    </ScrollArea>
  );
}
