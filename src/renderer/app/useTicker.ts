// Calls back while race time passes and while rows arrive, at most `perSecond` times a second, and immediately after a
// jump or an edit. For read-outs that write to the page directly, bypassing React.
import { useEffect, useRef } from 'react';
import { inNextFrame, notInNextFrame } from '../host/nextFrame';
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
    let last = -Infinity;
    /** Whether anything has changed since the last call. */
    let due = false;
    const tick = (now: number): void => {
      if (now - last >= interval) {
        last = now;
        due = false;
        latest.current();
      }
      if (due || app.playback.playing()) request();
    };
    const request = (): void => {
      inNextFrame(tick);
    };
    const requestWhenDue = (): void => {
      due = true;
      request();
    };
    const requestAtOnce = (): void => {
      last = -Infinity;
      requestWhenDue();
    };
    const unsubscribe = [app.playback.subscribe(requestAtOnce), app.trajectories.subscribe(requestWhenDue)];
    requestAtOnce();
    return () => {
      notInNextFrame(tick);
      unsubscribe.forEach((stop) => stop());
    };
  }, [app, perSecond]);
}
