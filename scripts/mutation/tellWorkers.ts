// Threads and processes that a test starts read from the environment which change is being tried.
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    mode: 'dry-run' | 'mutant';
    activeMutant: string | undefined;
  }
}

if (inject('mode') === 'mutant') process.env.__STRYKER_ACTIVE_MUTANT__ = inject('activeMutant');
