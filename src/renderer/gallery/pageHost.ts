// The shell of a standalone page: its engine is the page's own, and files are discarded.
import type { Host, Output } from '../host/host';
import { createPageClient } from './pageClient';

/** An output that discards what is written. */
export function createNullOutput(name: string): Output {
  return {
    write: () => Promise.resolve(),
    finish: () => Promise.resolve({ name, show: null }),
    abort: () => Promise.resolve(0),
  };
}

export function createPageHost(): Host {
  return {
    kind: 'web',
    windowName: 'page',
    client: createPageClient(),
    onConnectionChange: () => () => undefined,
    openFile: () => Promise.resolve(null),
    saveFileAs: (suggestedName) => Promise.resolve({ name: suggestedName, file: null }),
    restoreFile: () => Promise.resolve(null),
    recentLessons: () => Promise.resolve([]),
    keepLesson: () => undefined,
    onFile: () => () => undefined,
    present: () => Promise.resolve(),
    showFile: () => undefined,
    createOutput: ({ suggestedName }) => Promise.resolve(createNullOutput(suggestedName)),
    dispose: () => undefined,
  };
}
