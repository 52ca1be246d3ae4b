// How the stand-in's events can be prevented, and what it notes of calls.
import type { EventEmitter } from 'node:events';

/** Recorded calls since `resetElectron`, in order. */
export const calls: string[] = [];

export interface StandInEvent {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

export function createEvent(): StandInEvent {
  let prevented = false;
  return {
    preventDefault() {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
}

/** Emits an event that can be prevented; returns whether it was prevented. */
export function emitPreventable(emitter: EventEmitter, name: string, ...values: unknown[]): boolean {
  const event = createEvent();
  emitter.emit(name, event, ...values);
  return event.defaultPrevented;
}
