// Calls back while race time passes: on every animation frame when playing (at most `perSecond` times), and once
// after each jump, edit or arrival of rows. For read-outs that write to the page themselves, past React.
import { useEffect, useRef } from 'react';
import { useApp } from './appContext';

export function useTicker(callback: () => void, perSecond = 60): void {
  const app = useApp();
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
    callback();
  });

  useEffect(() => {
    const interval = 1000 / perSecond - 1;
    let frame = 0;
    let last = -Infinity;
    const tick = (now: number): void => {
      frame = 0;
      if (now - last >= interval) {
        last = now;
        latest.current();
      }
      if (app.playback.playing()) request();
    };
    const request = (): void => {
      if (frame === 0) frame = requestAnimationFrame(tick);
    };
    const requestAtOnce = (): void => {
      last = -Infinity;
      request();
    };
    const unsubscribe = [app.playback.subscribe(requestAtOnce), app.lanes.subscribe(requestAtOnce)];
    requestAtOnce();
    return () => {
      cancelAnimationFrame(frame);
      unsubscribe.forEach((stop) => stop());
    };
  }, [app, perSecond]);
}
