// A value that changes in every frame, for what takes a while to be written: at most `perSecond` times a second, the newest in the end.
import { useEffect, useRef, useState } from 'react';

export function useCalm<Value>(value: Value, perSecond: number): Value {
  const [shown, setShown] = useState(value);
  const last = useRef(-Infinity);
  useEffect(() => {
    const waitMs = Math.max(0, last.current + 1000 / perSecond - performance.now());
    const timer = window.setTimeout(() => {
      last.current = performance.now();
      setShown(value);
    }, waitMs);
    return () => window.clearTimeout(timer);
  }, [value, perSecond]);
  return shown;
}
